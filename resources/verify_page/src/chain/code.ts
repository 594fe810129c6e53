// Which contract a proved code hash stands for. Code is asked of anyone, for its hash binds it, and only
// once: 23 KB are a fifth of a second on a slow phone. Must not know receipts.
import { toHex } from '../core/bytes'
import { keccak } from '../core/keccak'
import type { Bytes } from '../core/types'
import { isLedgerCode, NO_CODE } from './contract'
import type { Bounds } from './fetching'
import { data, dataOf, quantity } from './json'
import { exchange, valueOf, type NodeAddress } from './rpc'

/** `unknown`: nobody showed the code. */
export type Contract = 'almoner' | 'other' | 'none' | 'unknown'

/** By code hash. What hashes to what is the same for every ledger and every node. */
const known = new Map<string, Contract>([[toHex(NO_CODE), 'none']])

/** Remember code that somebody showed: its hash says which contract it is, whoever that was. */
export function learn(code: Bytes | null): void {
  if (code?.length) known.set(toHex(keccak(code)), isLedgerCode(code) ? 'almoner' : 'other')
}

/** Whether a ledger's code was met since the page was opened: then this one's is likely to be the same. */
export function hasMetLedger(): boolean {
  return Array.from(known.values()).includes('almoner')
}

/**
 * Return which contract has this code hash; asks the node for the code at block `number` where it was not met
 * yet. Throws `Invalid`, `node.…`.
 */
export async function contractOf(
  node: NodeAddress,
  ledger: Bytes,
  codeHash: Bytes,
  number: bigint,
  bounds: Bounds,
): Promise<Contract> {
  const met = known.get(toHex(codeHash))
  if (met) return met
  const [answer] = await exchange(node, [['eth_getCode', data(ledger), quantity(number)]], bounds)
  learn(dataOf(valueOf(answer)))
  return known.get(toHex(codeHash)) ?? 'unknown'
}
