// One node's chain at one block, asked in one exchange: chain id, header, proofs of what a receipt turns on,
// the log's entries about it. Proofs are followed here; what does not hold is null. Must not know other
// nodes.
import { KIND } from '../core/entries'
import { attempt, Invalid } from '../core/invalid'
import type { Header } from '../core/proof'
import type { Bytes, FinalBlock, Question, RawEntry } from '../core/types'
import type { Bounds } from './fetching'
import { headerOf, namedBlock, type NamedBlock } from './header'
import { data, dataOf, quantity, quantityOf } from './json'
import { entriesOf, logsCall } from './logs'
import { checkProof, proofCall, type Proved } from './prove'
import { exchange, valueOf, type Call, type NodeAddress, type Result } from './rpc'
import { slotsOf } from './statement'

/** What one node shows of one block. Of it only `header` and `proved` are more than words. */
export interface Snapshot {
  readonly chainId: bigint
  readonly block: FinalBlock
  readonly header: Header | null
  readonly proved: Proved | null
  /** The event of the receipt's entry, if the block that the receipt hints at has it. */
  readonly events: readonly RawEntry[]
  /** FUND and PROFILE entries that may be about the receipt's fund and ledger. */
  readonly names: readonly RawEntry[]
  /** Code at the ledger's address, where it was asked for. */
  readonly code: Bytes | null
}

/**
 * Ask a node for a block by number or tag. Throws `Invalid`, `node.…`, where there is no answer to speak of.
 */
export async function snapshot(
  question: Question,
  node: NodeAddress,
  block: bigint | string,
  withCode: boolean,
  bounds: Bounds,
): Promise<Snapshot> {
  const results = await exchange(node, callsOf(question, node, block, withCode), bounds)
  const [chain, named, proof, names, events, code] = results
  const chainId = quantityOf(valueOf(chain))
  const found = namedBlock(valueOf(named))
  if (typeof block === 'bigint' && found.block.number !== block) throw new Invalid('node.no_block')
  const header = chainId === question.chainId ? await headerOrNull(node, found, bounds) : null
  return {
    chainId,
    block: found.block,
    header,
    proved: header && orNull(() => proofOf(question, header, proof)),
    events: orNull(() => entriesOf(valueOf(events), question.ledger)) ?? [],
    names: orNull(() => entriesOf(valueOf(names), question.ledger)) ?? [],
    code: withCode ? orNull(() => dataOf(valueOf(code))) : null,
  }
}

function callsOf(
  question: Question,
  { firstBlock }: NodeAddress,
  block: bigint | string,
  withCode: boolean,
): readonly Call[] {
  const { ledger, fund, entry } = question
  const at = typeof block === 'string' ? block : quantity(block)
  const hint = question.block ?? 0n
  const named = { kinds: [KIND.profile, KIND.fund], subjects: [0n, fund] }
  return [
    ['eth_chainId'],
    ['eth_getBlockByNumber', at, false],
    proofCall(ledger, slotsOf(question), block),
    logsCall(ledger, named, { first: firstBlock, last: block }),
    // Without an entry (a promise) or a hint this finds nothing, and every answer keeps its place.
    logsCall(ledger, { numbers: [entry ?? 0n] }, { first: hint, last: hint }),
    ...(withCode ? [['eth_getCode', data(ledger), at] as Call] : []),
  ]
}

function proofOf(question: Question, header: Header, proof: Result | undefined): Proved {
  const place = { ledger: question.ledger, stateRoot: header.stateRoot }
  return checkProof(valueOf(proof), place, slotsOf(question))
}

async function headerOrNull(node: NodeAddress, named: NamedBlock, bounds: Bounds): Promise<Header | null> {
  try {
    return await headerOf(node, named, bounds)
  } catch (problem) {
    if (problem instanceof Invalid) return null
    throw problem
  }
}

const orNull = <T>(make: () => T): T | null => attempt(make, () => null)
