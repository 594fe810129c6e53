// Storage of one contract as one block's state has it: asked with EIP-1186 proofs, followed down from the
// state root. What a node says beside the proof counts for nothing. Must not know what is kept in the slots.
import { fromUint, toHex } from '../core/bytes'
import { Invalid } from '../core/invalid'
import { listed, verifyAccountProof, verifyStorageProof, type Account } from '../core/proof'
import type { Bytes } from '../core/types'
import type { Bounds } from './fetching'
import { data, dataOf, fieldsOf, listOf, quantity } from './json'
import { exchange, valueOf, type Call, type NodeAddress } from './rpc'

/** Slots in one question: an answer of some 1 MB. */
export const SLOTS_AT_ONCE = 200

/** What a state says of a contract: the account (null: there is none), and words by slot. */
export interface Proved {
  readonly account: Account | null
  readonly word: (slot: Bytes) => bigint
}

/** Where a state is asked: whose account, at which height, under which root. */
export interface Place {
  readonly ledger: Bytes
  readonly number: bigint
  readonly stateRoot: Bytes
}

/** Return the call that asks for slots (32 bytes each) at a block's number or tag. */
export function proofCall(ledger: Bytes, slots: readonly Bytes[], block: bigint | string): Call {
  return ['eth_getProof', data(ledger), slots.map(data), typeof block === 'string' ? block : quantity(block)]
}

/** Read the answer to a `proofCall`. Throws `Invalid`: `proof.invalid`, `node.malformed`. */
export function checkProof(value: unknown, place: Omit<Place, 'number'>, slots: readonly Bytes[]): Proved {
  const fields = fieldsOf(value)
  const account = verifyAccountProof(place.stateRoot, place.ledger, nodesOf(fields?.['accountProof']))
  const proofs = listOf(fields?.['storageProof'])
  if (proofs?.length !== slots.length) throw new Invalid('proof.invalid')
  const words = new Map<string, bigint>()
  for (const [at, slot] of slots.entries()) {
    if (!account) break
    const nodes = nodesOf(fieldsOf(proofs[at])?.['proof'])
    words.set(toHex(slot), verifyStorageProof(account.storageRoot, slot, nodes))
  }
  return provedOf(account, words)
}

/** Ask a node for any number of slots. Throws `Invalid`: `proof.invalid`, `node.…`. */
export async function prove(
  node: NodeAddress,
  place: Place,
  slots: readonly Bytes[],
  bounds: Bounds,
): Promise<Proved> {
  const words = new Map<string, bigint>()
  let account: Account | null = null
  for (let at = 0; at < Math.max(slots.length, 1); at += SLOTS_AT_ONCE) {
    const wanted = slots.slice(at, at + SLOTS_AT_ONCE)
    const [answer] = await exchange(node, [proofCall(place.ledger, wanted, place.number)], bounds)
    const proved = checkProof(valueOf(answer), place, wanted)
    for (const slot of wanted) words.set(toHex(slot), proved.word(slot))
    account = proved.account
  }
  return provedOf(account, words)
}

/** Return a word as 32 bytes, as hashes are kept. */
export function hashWord(word: bigint): Bytes {
  return fromUint(word, 32)
}

function provedOf(account: Account | null, words: ReadonlyMap<string, bigint>): Proved {
  const word = (slot: Bytes): bigint => {
    const found = words.get(toHex(slot))
    if (found === undefined) throw new Invalid('proof.invalid') // nobody asked for it
    return found
  }
  return { account, word }
}

function nodesOf(value: unknown): readonly Bytes[] {
  const nodes = listOf(value)
  if (!nodes) throw new Invalid('proof.invalid')
  return listed(nodes.map((node) => dataOf(node)))
}
