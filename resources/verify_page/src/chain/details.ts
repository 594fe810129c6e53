// What an answer has besides the facts: the fund's name and unit and the ledger's domain, proved; the event
// of an entry that the hint did not find; whether what is missing is on its way. None of it may fail an
// answer that is sound.
import { decodeEntry, KIND, type EntryData } from '../core/entries'
import { attempt, Invalid } from '../core/invalid'
import { entrySlot } from '../core/layout'
import type { Bytes, NodeAnswer, Question, RawEntry } from '../core/types'
import type { Bounds } from './fetching'
import { data, quantityOf } from './json'
import { entriesOf, logsCall, readLogs } from './logs'
import { checkProof, hashWord, proofCall, type Proved } from './prove'
import { exchange, valueOf, valueOrNull, type Call, type NodeAddress } from './rpc'
import { settled } from './settled'
import type { Snapshot } from './snapshot'
import { factsOf, hasEntry, isKept, slotsOf } from './statement'

type Named = Pick<NodeAnswer, 'fundName' | 'unitKind' | 'unitCode' | 'unitDecimals' | 'domain'>

/** What is proved of the names, whether something is pending, events found in the whole log. */
export interface Details extends Named {
  readonly pending: boolean
  readonly events: readonly RawEntry[]
}

const NAMELESS: Named = { fundName: '', unitKind: 0n, unitCode: '', unitDecimals: 0n, domain: '' }

/** Of an answer of which nothing more is known. */
export const NO_DETAILS: Details = { ...NAMELESS, pending: false, events: [] }

interface Candidate {
  readonly raw: RawEntry
  readonly data: EntryData
}

/** Look the details up at each node that was sound (null: it was not). Never throws. */
export async function detailsOf(
  question: Question,
  nodes: readonly NodeAddress[],
  sound: readonly (Snapshot | null)[],
  needed: number,
  bounds: Bounds,
): Promise<readonly Details[]> {
  const told = sound.flatMap((each) => (each ? newestNames(question, each.names) : []))
  const named = told.length ? told : await searched(question, nodes, sound, bounds)
  const shown = sound.flatMap((each) => each?.events ?? [])
  const found = await settled(nodes, needed, async (node, at) => {
    const each = sound[at]
    return each ? detailsAt(question, node, each, named, shown, bounds) : NO_DETAILS
  })
  return found.map((each) => (each instanceof Invalid ? NO_DETAILS : each))
}

/** Look through the log in pieces: many nodes allow a few thousand blocks at once, and then refuse to show any. */
async function searched(
  question: Question,
  nodes: readonly NodeAddress[],
  sound: readonly (Snapshot | null)[],
  bounds: Bounds,
): Promise<readonly Candidate[]> {
  const filter = { kinds: [KIND.profile, KIND.fund], subjects: [0n, question.fund] }
  for (const [at, node] of nodes.entries()) {
    const each = sound[at]
    if (!each) continue
    const logs = await readLogs(node, question.ledger, filter, upTo(node, each), bounds).catch(() => [])
    if (logs.length) return newestNames(question, logs)
  }
  return []
}

/** One of a kind for each node, so that nobody can crowd out what others show. */
function newestNames(question: Question, names: readonly RawEntry[]): readonly Candidate[] {
  const read = names.flatMap((raw) => attempt(() => [{ raw, data: decodeEntry(raw) }], () => []))
  const of = (kind: bigint): readonly Candidate[] => {
    const those = read.filter(({ raw, data }) => raw.kind === kind && isAbout(question, data))
    return those.sort((one, other) => (one.raw.number < other.raw.number ? 1 : -1)).slice(0, 1)
  }
  return [...of(KIND.fund), ...of(KIND.profile)]
}

const isAbout = (question: Question, of: EntryData): boolean =>
  of.type !== 'fund' || of.fund === question.fund

async function detailsAt(
  question: Question,
  node: NodeAddress,
  at: Snapshot,
  named: readonly Candidate[],
  shown: readonly RawEntry[],
  bounds: Bounds,
): Promise<Details> {
  const facts = factsOf(question, at.proved!)
  const missing = !facts.signerPeriod.grantedAt || (question.entry !== null && !hasEntry(facts))
  const hidden = hasEntry(facts) && !shown.some((event) => isKept(event, facts.entryHash!))
  const slots = unique(named.map(({ raw }) => raw.number)).map(entrySlot)
  const looked = missing ? slotsOf(question) : []
  const calls: Call[] = [
    ...(slots.length ? [proofCall(question.ledger, slots, at.block.number)] : []),
    ...(hidden ? [logsCall(question.ledger, { numbers: [question.entry!] }, upTo(node, at))] : []),
    ...looked.map((slot): Call => ['eth_getStorageAt', data(question.ledger), data(slot), 'latest']),
  ]
  const results = [...(await exchange(node, calls, bounds))]
  const proof = slots.length ? results.shift() : undefined
  const logs = hidden ? results.shift() : undefined
  const words = results.map((result) => orNull(() => quantityOf(valueOrNull(result))) ?? 0n)
  return {
    ...(orNull(() => namesIn(question, at, slots, named, valueOf(proof))) ?? NAMELESS),
    events: orNull(() => entriesOf(valueOf(logs), question.ledger)) ?? [],
    pending: isPending(question, at.proved!, words),
  }
}

const upTo = ({ firstBlock }: NodeAddress, at: Snapshot) => ({ first: firstBlock, last: at.block.number })

/** Return the newest of each that the ledger keeps. */
function namesIn(
  question: Question,
  at: Snapshot,
  slots: readonly Bytes[],
  named: readonly Candidate[],
  proof: unknown,
): Named {
  const { word } = checkProof(proof, { ledger: question.ledger, stateRoot: at.header!.stateRoot }, slots)
  const kept = named.filter(({ raw }) => isKept(raw, hashWord(word(entrySlot(raw.number)))))
  kept.sort((one, other) => (one.raw.number < other.raw.number ? -1 : 1))
  return kept.reduce((known, { data }) => ({ ...known, ...namesOf(data) }), NAMELESS)
}

function namesOf(of: EntryData): Partial<Named> {
  if (of.type === 'profile') return { domain: of.domain }
  if (of.type !== 'fund') return {}
  return { fundName: of.name, unitKind: of.unitKind, unitCode: of.unit, unitDecimals: of.decimals }
}

/**
 * What is missing is there at the newest block, says the node. It is not proved: this can only soften a
 * verdict.
 */
function isPending(question: Question, { word }: Proved, newest: readonly bigint[]): boolean {
  const [role, entry] = slotsOf(question)
  const came = (slot: Bytes | undefined, now: bigint | undefined) => !!slot && !word(slot) && !!now
  return came(role, newest[0]) || (question.entry !== null && came(entry, newest[1]))
}

function unique(numbers: readonly bigint[]): readonly bigint[] {
  return Array.from(new Set(numbers))
}

const orNull = <T>(make: () => T): T | null => attempt(make, () => null)
