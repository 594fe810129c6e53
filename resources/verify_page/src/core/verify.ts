// Verification of a receipt: a pure function over bytes and what nodes say. No network, no clock. Protocol,
// section 8; the same steps as in almoner_chain/core/verify.py:
//
// 1.  Read the document: size, checksum, version, one spelling only (`format`); the rules of its private
//     fields (`commitment`) and its place in the batch (`path`) are met on the way.
// 2.  Make the commitment again and recover who signed (`signature`).
// 3.  Fold the gift's leaf and path up to the batch's root (`path`).
// 4.  Archived: follow the proofs from the header down to the entry and the void (`proof`).
// 5.  A receipt that contradicts itself is not asked about. Else compare what nodes say with the receipt and
//     with each other (`ledger`, `signer`, `entry`, `agreement`, `voided`).
// 6.  See whether the ledger is one of those we know (`issuer`); it changes no verdict.
// 7.  The verdict follows from the checks alone.
import { checkArchive, type Archived } from './archive'
import { attempt } from './invalid'
import { fromText } from './link'
import type { Folded } from './merkle_sum'
import { notAsked, weigh, type Findings } from './nodes'
import { decode, foldedOf, signerOf } from './receipt'
import { ledgerKey } from './types'
import type { Bytes, Check, Facts, NodeAnswer } from './types'
import type { Policy, Question, Receipt, Verdict, Verification } from './types'

/** What a document that can be read says of itself: the checks that need no node, and what to ask nodes. */
export interface Readable {
  readonly unreadable: null
  readonly receipt: Receipt
  readonly checks: readonly Check[]
  readonly signer: Bytes | null
  readonly folded: Folded | null
  readonly archived: Archived | null
  /** Null where the receipt contradicts itself: then nothing is asked. */
  readonly question: Question | null
}

/** What a document says before any node is asked; `unreadable` is the end of it. */
export type Inspected = Readable | { readonly unreadable: Verification }

const NOT_KNOWN: Facts = {
  ...{ signer: null, batch: null, start: null, end: null, recordedAt: null, archivedAt: null },
  ...{ fundName: '', unit: null, domain: '', void: null, issuer: null },
  ...{ overdueDays: 0, nodesAgreeing: 0, nodesAsked: 0 },
}

/** Return what a receipt's bytes say of themselves; whatever they are, it ends calmly. */
export function inspect(document: Bytes): Inspected {
  return inspectRead(() => decode(document))
}

/** Like `inspect`, for a link, `#…` or digits. */
export function inspectText(text: string): Inspected {
  return inspectRead(() => decode(fromText(text)))
}

/** Return the verdict. `answers` null means offline: then nothing is ever `valid`. */
export function conclude(
  inspected: Inspected,
  answers: readonly NodeAnswer[] | null,
  policy: Policy,
): Verification {
  if (inspected.unreadable) return inspected.unreadable
  const { receipt } = inspected
  const findings = findingsOf(inspected, answers, policy)
  const issuer = issuerOf(receipt, findings, policy)
  const name = issuer === null ? 'unknown' : 'pass'
  const vouched: Check = { name: 'issuer', state: name, code: issuer === null ? 'issuer.unknown' : '' }
  const checks = [...inspected.checks, ...findings.checks, vouched]
  const facts = factsOf(inspected, findings, issuer, policy)
  return { verdict: verdictOf(receipt, checks, facts), checks, receipt, facts }
}

/** Return the verdict on a receipt's bytes: `inspect` and `conclude` in one. */
export function verify(document: Bytes, answers: readonly NodeAnswer[] | null, policy: Policy): Verification {
  return conclude(inspect(document), answers, policy)
}

/** Return the verdict on a link, `#…` or digits. */
export function verifyText(
  text: string,
  answers: readonly NodeAnswer[] | null,
  policy: Policy,
): Verification {
  return conclude(inspectText(text), answers, policy)
}

/** Step 1. */
function inspectRead(read: () => Receipt): Inspected {
  const receipt = attempt(read, unreadable)
  return 'unreadable' in receipt ? receipt : lookInside(receipt)
}

/** Step 1 failed: nothing after it can be checked. */
function unreadable(code: string): { readonly unreadable: Verification } {
  const name = code.split('.')[0]!
  const newer = code === 'format.version' // whole, but not ours to judge
  const met: Check = { name, state: newer ? 'unknown' : 'fail', code }
  const checks = name === 'format' ? [met] : [passed('format'), met]
  const verdict = newer ? 'cannot_check' : 'not_genuine'
  return { unreadable: { verdict, checks, receipt: null, facts: NOT_KNOWN } }
}

/** Steps 2 to 4. */
function lookInside(receipt: Receipt): Readable {
  const { recorded: place, archive } = receipt
  const signer = signerOf(receipt)
  const folded = place && orNull(() => foldedOf(receipt, place))
  const archived = place && archive && orNull(() => checkArchive(receipt, place, archive))
  const checks = [passed('format'), passed('commitment'), held('signature', signer)]
  if (place) checks.push(held('path', folded))
  if (archive) checks.push(held('proof', archived))
  const sound = checks.every(({ state }) => state === 'pass')
  const question = sound && signer ? questionOf(receipt, signer) : null
  return { unreadable: null, receipt, checks, signer, folded, archived, question }
}

function questionOf(receipt: Receipt, signer: Bytes): Question {
  const { chainId, ledger, fund, recorded } = receipt
  const { entry, block, serial } = recorded ?? { entry: null, block: null, serial: null }
  return { chainId, ledger, fund, signer, entry, block, serial }
}

/** Step 5. */
function findingsOf(inside: Readable, answers: readonly NodeAnswer[] | null, policy: Policy): Findings {
  if (!inside.question) return notAsked(inside.receipt)
  if (!answers) return notAsked(inside.receipt, 'ledger.offline')
  return weigh(inside.receipt, inside.question, answers, policy.needed)
}

/** Step 6. The name is that of our own list, or a domain whose site names this very ledger. */
function issuerOf(receipt: Receipt, findings: Findings, policy: Policy): string | null {
  const key = ledgerKey(receipt.chainId, receipt.ledger)
  const trusted = policy.trusted.get(key)
  if (trusted !== undefined) return trusted
  const domain = policy.confirmed.get(key)
  return domain && domain === findings.domain ? domain : null
}

function factsOf(inside: Readable, findings: Findings, issuer: string | null, policy: Policy): Facts {
  const { receipt, signer, folded, archived } = inside
  const facts: Facts = {
    ...NOT_KNOWN,
    ...{ signer, issuer, overdueDays: overdue(receipt, policy) },
    ...{ fundName: findings.fundName, unit: findings.unit, domain: findings.domain, void: findings.void },
    ...{ nodesAgreeing: findings.agreeing, nodesAsked: findings.asked },
  }
  if (findings.place) {
    const { at, ...place } = findings.place
    return { ...facts, ...place, recordedAt: at }
  }
  if (!archived || !folded || !receipt.archive) return facts
  const { batch, start: batchStart, at } = receipt.archive.record
  const start = batchStart + folded.leftSum
  const known = { batch, start, end: start + receipt.amount, recordedAt: at }
  return { ...facts, ...known, void: archived.void, archivedAt: archived.header.timestamp }
}

function overdue(receipt: Receipt, policy: Policy): number {
  return receipt.recorded || receipt.due === null ? 0 : Math.max(0, policy.today - receipt.due)
}

/** Step 7. */
function verdictOf(receipt: Receipt, checks: readonly Check[], facts: Facts): Verdict {
  if (checks.some(({ state }) => state === 'fail')) return 'not_genuine'
  const has = (name: string) => checks.some((check) => check.name === name && check.state === 'pass')
  if (!has('signer') || !has('agreement')) return 'cannot_check'
  if (!receipt.recorded) return 'promised'
  if (!has('entry') || !has('voided')) return 'cannot_check'
  return facts.void ? 'voided' : 'valid'
}

const passed = (name: string): Check => ({ name, state: 'pass', code: '' })
const held = (name: string, found: unknown): Check =>
  found ? passed(name) : { name, state: 'fail', code: `${name}.invalid` }
const orNull = <T>(make: () => T): T | null => attempt(make, () => null)
