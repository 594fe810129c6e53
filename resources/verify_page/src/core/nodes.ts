// What the nodes' answers amount to: each is checked against itself and the receipt, then they are compared.
// Protocol, section 8, checks `ledger` to `voided`. No single answer is believed: the entry's hash is made
// again from its fields, a node that contradicts itself has said nothing, and only what enough nodes say
// alike counts.
import { equal, toHex, ZERO32 } from './bytes'
import { decodeEntry, entryHash, type EntryData } from './entries'
import { attempt, Invalid } from './invalid'
import { batchEntry, foldedOf } from './receipt'
import type { Bytes, Check, NodeAnswer, Question, RawEntry, Receipt } from './types'
import type { RolePeriod, Unit, VoidRecord } from './types'
import { shown, unitOf } from './units'
import { U128, U64 } from './wire'

const DAY = 86_400n

/** Where the ledger has the gift: batch number, interval in minor units, time of the entry in seconds. */
export interface Place {
  readonly batch: bigint
  readonly start: bigint
  readonly end: bigint
  readonly at: bigint
}

/** The checks that the nodes decide, and what enough of them say alike. */
export interface Findings {
  readonly checks: readonly Check[]
  readonly place: Place | null
  readonly void: VoidRecord | null
  readonly fundName: string
  readonly unit: Unit | null
  readonly domain: string
  readonly agreeing: number
  readonly asked: number
}

/** What one sound answer says of this receipt. Two nodes agree when their statements have one `keyOf`. */
interface Statement {
  readonly signer: Check
  readonly entry: Check | null
  readonly entryHash: Bytes
  readonly place: Place | null
  readonly void: VoidRecord | null
}

interface Group {
  readonly statement: Statement
  readonly nodes: NodeAnswer[]
}

const LEDGER: Check = { name: 'ledger', state: 'pass', code: '' }
const NOTHING = { place: null, void: null, fundName: '', unit: null, domain: '', agreeing: 0, asked: 0 }

/** Return the findings where no node was asked; `code` says why. */
export function notAsked(receipt: Receipt, code = ''): Findings {
  return { ...NOTHING, checks: [unknown('ledger', code), ...openChecks(receipt)] }
}

/** Return what the answers amount to under a policy of `needed` equal statements. */
export function weigh(
  receipt: Receipt,
  question: Question,
  answers: readonly NodeAnswer[],
  needed: number,
): Findings {
  const groups = new Map<string, Group>()
  let [asked, firstProblem] = [0, '']
  for (const answer of firstOfEach(answers)) {
    asked += 1
    const statement = attempt(() => statementOf(receipt, question, answer), String)
    if (typeof statement === 'string') firstProblem ||= statement
    else {
      const group = groups.get(keyOf(statement)) ?? { statement, nodes: [] }
      group.nodes.push(answer)
      groups.set(keyOf(statement), group)
    }
  }
  if (!groups.size) return { ...notAsked(receipt, firstProblem || 'ledger.unreachable'), asked }
  return { ...compare(receipt, Array.from(groups.values()), Math.max(1, needed)), asked }
}

/** A node counts once, its first answer. */
function firstOfEach(answers: readonly NodeAnswer[]): readonly NodeAnswer[] {
  const seen = new Map<string, NodeAnswer>()
  for (const answer of answers) if (!seen.has(answer.node)) seen.set(answer.node, answer)
  return Array.from(seen.values())
}

// --- one answer

/**
 * Return what the answer says of the receipt. Throws `Invalid`, a code of `ledger`, for one that says
 * nothing.
 */
function statementOf(receipt: Receipt, question: Question, answer: NodeAnswer): Statement {
  if (answer.problem) throw new Invalid('ledger.unreachable')
  if (answer.chainId !== question.chainId) throw new Invalid('ledger.other_chain')
  if (answer.contract === 'none') throw new Invalid('ledger.none')
  if (answer.contract !== 'almoner') throw new Invalid('ledger.foreign')
  if (!answer.finalBlock || !answer.signerPeriod) throw unsound()
  const signer = signerCheck(receipt, answer.signerPeriod, answer.pending)
  const plain: Statement = { signer, entry: null, entryHash: ZERO32, place: null, void: null }
  if (question.entry === null) return plain
  if (!answer.entryHash) throw unsound()
  if (equal(answer.entryHash, ZERO32)) return { ...plain, entry: absent(question, answer) }
  return recorded(receipt, { ...plain, entryHash: answer.entryHash }, answer)
}

function signerCheck(receipt: Receipt, period: RolePeriod, pending: boolean): Check {
  if (!period.grantedAt && pending) return unknown('signer', 'signer.pending')
  const left = period.revokedAt !== 0n && period.revokedAt / DAY < BigInt(receipt.issued)
  if (!period.grantedAt || left) return { name: 'signer', state: 'fail', code: 'signer.not_recorder' }
  return { name: 'signer', state: 'pass', code: '' }
}

function absent(question: Question, answer: NodeAnswer): Check {
  if (answer.pending) return unknown('entry', 'entry.pending')
  const final = answer.finalBlock?.number ?? 0n
  return (question.block ?? 0n) > final ? unknown('entry', 'entry.ahead') : failed('entry.missing')
}

/**
 * What a node says that has an entry: the event's fields, or those of the archive where they are not shown.
 */
function recorded(receipt: Receipt, base: Statement, answer: NodeAnswer): Statement {
  const place = receipt.recorded!
  if (!answer.event && !receipt.archive) return { ...base, entry: unknown('entry', 'entry.withheld') }
  const event = answer.event ?? batchEntry(receipt, place, receipt.archive!)
  const data = fieldsOf(event, base.entryHash, place.entry)
  if (!data && answer.event) throw unsound() // a node that contradicts itself
  if (!data) return { ...base, entry: failed('entry.differs') }
  if (data.type !== 'batch') return { ...base, entry: failed('entry.missing') }
  const folded = foldedOf(receipt, place)
  const sameNumbers = data.total === folded.total && data.count === place.count && data.fund === receipt.fund
  if (!sameNumbers || !equal(data.root, folded.root) || data.firstSerial !== place.serial - place.index) {
    return { ...base, entry: failed('entry.differs') }
  }
  const start = data.start + folded.leftSum
  const end = start + receipt.amount
  if (end > U128 || data.batch > U64 || event.at > U64) throw unsound() // no ledger can have it
  const found = { batch: data.batch, start, end, at: event.at }
  return { ...base, entry: { name: 'entry', state: 'pass', code: '' }, place: found, void: answer.void }
}

/** Return an entry's fields, or null where they do not hash to what the ledger keeps. Throws `Invalid`. */
function fieldsOf(event: RawEntry, kept: Bytes, number: bigint): EntryData | null {
  const read = () => (equal(entryHash(event), kept) && event.number === number ? decodeEntry(event) : null)
  return attempt(read, () => {
    throw unsound()
  })
}

const unsound = () => new Invalid('ledger.unsound')
const failed = (code: string): Check => ({ name: 'entry', state: 'fail', code })
const unknown = (name: string, code = ''): Check => ({ name, state: 'unknown', code })

// --- all answers

function compare(receipt: Receipt, groups: readonly Group[], needed: number): Findings {
  const decided = groups.filter(({ statement }) => isDecided(statement))
  const strong = decided.filter(({ nodes }) => nodes.length >= needed)
  if (strong.length === 1 && !forked(strong[0]!.nodes)) return findings(strong[0]!, needed)
  if (decided.length > 1 || strong.length) return undecided(receipt, 'agreement.disagree', 0)
  if (decided.length) return undecided(receipt, 'agreement.too_few', decided[0]!.nodes.length)
  const larger = (one: Group, other: Group) => (other.nodes.length > one.nodes.length ? other : one)
  return waiting(receipt, groups.reduce(larger))
}

/** Whether it says yes or no. A node that lags behind does not contradict one that does not. */
function isDecided({ signer, entry }: Statement): boolean {
  return signer.state !== 'unknown' && entry?.state !== 'unknown'
}

/** Whether nodes that say the same stand on different chains: one height, two final blocks. */
function forked(nodes: readonly NodeAnswer[]): boolean {
  const finals = nodes.map(({ finalBlock }) => finalBlock!)
  const heights = new Set(finals.map(({ number }) => String(number)))
  return heights.size !== new Set(finals.map(({ number, hash }) => `${number}:${toHex(hash)}`)).size
}

function findings({ statement, nodes }: Group, needed: number): Findings {
  const agreement: Check = { name: 'agreement', state: 'pass', code: '' }
  const { signer, entry, place } = statement
  const checks = entry ? [signer, entry, agreement, voidedCheck(statement)] : [signer, agreement]
  return {
    ...{ checks: [LEDGER, ...checks], place, void: statement.void, agreeing: nodes.length, asked: 0 },
    fundName: shown(common(nodes, needed, (node) => node.fundName)?.fundName ?? ''),
    unit: commonUnit(nodes, needed),
    domain: shown(common(nodes, needed, (node) => node.domain)?.domain ?? ''),
  }
}

function voidedCheck({ place, void: voided }: Statement): Check {
  if (!place) return unknown('voided')
  const code = voided ? (voided.successor ? 'voided.replaced' : 'voided.voided') : ''
  return { name: 'voided', state: 'pass', code }
}

function undecided(receipt: Receipt, code: string, agreeing: number): Findings {
  return { ...NOTHING, checks: [LEDGER, ...openChecks(receipt, code)], agreeing }
}

/** Nobody has decided. What is not known yet is told; a node that lags behind accuses nobody. */
function waiting(receipt: Receipt, { statement }: Group): Findings {
  const told = [statement.signer, statement.entry].filter((check) => check?.state === 'unknown')
  const checks = openChecks(receipt).map((open) => told.find((check) => check?.name === open.name) ?? open)
  return { ...NOTHING, checks: [LEDGER, ...checks] }
}

/** The checks after `ledger`, none of them decided; `code` stands at `agreement`. */
function openChecks(receipt: Receipt, code = ''): readonly Check[] {
  const names = receipt.recorded ? ['signer', 'entry', 'agreement', 'voided'] : ['signer', 'agreement']
  return names.map((name) => unknown(name, name === 'agreement' ? code : ''))
}

/**
 * Return one of at least `needed` nodes that say one thing, the most frequent one, the first named of
 * several.
 */
function common(
  nodes: readonly NodeAnswer[],
  needed: number,
  word: (node: NodeAnswer) => string,
): NodeAnswer | null {
  const times = (node: NodeAnswer) => nodes.filter((other) => word(other) === word(node)).length
  const found = nodes.reduce((most, node) => (times(node) > times(most) ? node : most))
  return times(found) >= needed ? found : null
}

function commonUnit(nodes: readonly NodeAnswer[], needed: number): Unit | null {
  const found = common(nodes, needed, (node) => `${node.unitKind} ${node.unitDecimals} ${node.unitCode}`)
  return found && unitOf(found.unitKind, found.unitCode, found.unitDecimals)
}

function keyOf({ signer, entry, entryHash: hash, place, void: voided }: Statement): string {
  const checks = [signer.state, signer.code, entry?.state, entry?.code]
  const numbers = [place?.batch, place?.start, place?.end, place?.at]
  const record = [voided?.reason, voided?.successor, voided?.entry, voided?.at]
  return [...checks, toHex(hash), ...numbers, ...record].join(' ')
}
