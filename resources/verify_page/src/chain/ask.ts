// What several nodes say of one receipt, taken from proofs and not from their words. Protocol, section 8,
// "Proofs instead of words". Nothing is judged here: that is the core's business. Of the receipt only the
// question goes out.
//
// 1.  Ask every node for its chain and, at its own final block, for header, proofs and log (`snapshot.ts`).
// 2.  The height is the highest that as many nodes as are needed call final. Who is beyond it is asked again
//     there.
// 3.  Know the contract by the hash of its code (`code.ts`).
// 4.  What is to be shown besides (fund, unit, domain) and what is missing is looked for and proved
//     (`details.ts`).
// 5.  An answer for each node, in order; a bad one says nothing against the receipt.
import { Invalid } from '../core/invalid'
import type { Header } from '../core/proof'
import type { NodeAnswer, Question, RawEntry } from '../core/types'
import { contractOf, hasMetLedger, learn, type Contract } from './code'
import { detailsOf, type Details } from './details'
import type { Bounds } from './fetching'
import { BOUNDS, type NodeAddress } from './rpc'
import { settled } from './settled'
import { snapshot, type Snapshot } from './snapshot'
import { eventFor, factsOf } from './statement'

/** How many must say the same, whether the newest block is as final as any, what ends the asking. */
export interface AskOptions {
  readonly needed: number
  readonly local: boolean
  readonly signal?: AbortSignal | undefined
}

/** A node that proved the ledger's storage at a block. */
export interface Anchor {
  readonly node: NodeAddress
  readonly header: Header
}

/** One answer a node, in their order; `anchors` only of those that were sound. */
export interface Asked {
  readonly question: Question
  readonly needed: number
  readonly answers: readonly NodeAnswer[]
  readonly anchors: readonly Anchor[]
}

type Said = Snapshot | Invalid
type Known = Omit<NodeAnswer, 'node'>

const SILENT: Known = {
  ...{ problem: '', chainId: 0n, contract: 'none', finalBlock: null, entryHash: null, event: null },
  ...{ signerPeriod: null, void: null, pending: false },
  ...{ fundName: '', unitKind: 0n, unitCode: '', unitDecimals: 0n, domain: '' },
}

/**
 * Ask every node at the same time. Never throws: a node that fails answers with its problem, a code `node.…`.
 */
export async function askAll(
  question: Question,
  nodes: readonly NodeAddress[],
  { needed, local, signal }: AskOptions,
): Promise<Asked> {
  const bounds = { ...BOUNDS, signal }
  const tag = local ? 'latest' : 'finalized'
  const first = await settled(nodes, needed, (node, at) => {
    return snapshot(question, node, tag, at === 0 && !hasMetLedger(), bounds)
  })
  const height = commonHeight(first, question, needed)
  const said = await settled(nodes, needed, (node, at) => {
    return atHeight(first[at]!, height, question, node, bounds)
  })
  for (const each of first) if (!(each instanceof Invalid)) learn(each.code)
  const contracts = await settled(nodes, needed, (node, at) => contractAt(said[at]!, question, node, bounds))
  const sound = said.map((each, at) => (isProved(each) && contracts[at] === 'almoner' ? each : null))
  const details = await detailsOf(question, nodes, sound, needed, bounds)
  const shown = [...sound.flatMap((each) => each?.events ?? []), ...details.flatMap(({ events }) => events)]
  const answers = nodes.map(({ name }, at) => ({
    node: name,
    ...answerOf(question, said[at]!, contracts[at]!, details[at]!, shown),
  }))
  const anchors = nodes.flatMap((node, at) => (sound[at] ? [{ node, header: sound[at]!.header! }] : []))
  return { question, needed, answers, anchors }
}

/** The needed-th highest: one liar can neither push it up nor, by lagging, pull it down. */
function neededHighest(numbers: readonly bigint[], needed: number): bigint {
  const falling = numbers.slice().sort((one, other) => (one < other ? 1 : one > other ? -1 : 0))
  return falling[Math.min(Math.max(needed, 1), falling.length) - 1] ?? 0n
}

function commonHeight(said: readonly Said[], question: Question, needed: number): bigint {
  const answered = said.flatMap((each) => (each instanceof Invalid ? [] : [each]))
  const ours = answered.filter(({ chainId }) => chainId === question.chainId)
  const finals = ours.map(({ block }) => block.number)
  return neededHighest(finals, needed)
}

async function atHeight(
  said: Said,
  height: bigint,
  question: Question,
  node: NodeAddress,
  bounds: Bounds,
): Promise<Snapshot> {
  if (said instanceof Invalid) throw said
  if (said.chainId !== question.chainId) return said
  // Asked by tag, block and proof may be of two blocks; asked by number they may not.
  const number = said.block.number < height ? said.block.number : height
  return said.block.number === number && said.proved ? said : snapshot(question, node, number, false, bounds)
}

async function contractAt(
  said: Said,
  question: Question,
  node: NodeAddress,
  bounds: Bounds,
): Promise<Contract> {
  if (!isProved(said)) return 'unknown'
  const account = said.proved!.account
  return account ? contractOf(node, question.ledger, account.codeHash, said.block.number, bounds) : 'none'
}

/** `proved` is there only where the chain is ours and the header holds. */
function isProved(said: Said): said is Snapshot {
  return !(said instanceof Invalid) && said.proved !== null
}

function answerOf(
  question: Question,
  said: Said,
  contract: Contract | Invalid,
  details: Details,
  shown: readonly RawEntry[],
): Known {
  if (said instanceof Invalid) return { ...SILENT, problem: said.code }
  const { chainId, block: finalBlock, proved } = said
  const told: Known = { ...SILENT, chainId, finalBlock }
  if (chainId !== question.chainId) return told
  // Without a proof, or with a code that nobody shows, an answer is not complete, and it is weighed as such.
  const unknown = contract instanceof Invalid || contract === 'unknown'
  if (!proved || unknown) return { ...told, contract: 'almoner' }
  if (contract !== 'almoner') return { ...told, contract }
  const facts = factsOf(question, proved)
  const { events, ...known } = details
  return { ...told, contract, ...facts, ...known, event: eventFor(facts, [...said.events, ...events], shown) }
}
