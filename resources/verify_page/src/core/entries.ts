// The ledger's log: every kind of entry as typed values, and the hashes over them. Protocol, section 1.
// Values only: whether an entry may stand where it stands is not known here, nor where entries come from.
import { abiReader, abiWords, type AbiReader } from './abi'
import { toUint } from './bytes'
import { attempt, Invalid } from './invalid'
import { keccak } from './keccak'
import type { Bytes, RawEntry } from './types'

export const KIND = {
  profile: 1n,
  role: 2n,
  fund: 3n,
  payee: 4n,
  batch: 5n,
  return: 6n,
  request: 7n,
  approval: 8n,
  rejection: 9n,
  objection: 10n,
  payment: 11n,
  refund: 12n,
  delivery: 13n,
  void: 14n,
} as const

/** Everything an approver saw of a request; hashes and accounts are zero where there is nothing. */
export interface Case {
  readonly payment: bigint
  readonly revision: bigint
  readonly fund: bigint
  readonly amount: bigint
  /** 0 programme, 1 administration, 2 fundraising, 3 refund, 4 sub-grant. */
  readonly category: bigint
  readonly requester: Bytes
  readonly payee: Bytes
  readonly payeeId: Bytes
  readonly purpose: Bytes
  readonly evidence: Bytes
  readonly fingerprints: readonly Bytes[]
  readonly subject: Bytes
}

export interface BatchData {
  readonly type: 'batch'
  readonly batch: bigint
  readonly fund: bigint
  readonly root: Bytes
  readonly total: bigint
  readonly count: bigint
  readonly firstSerial: bigint
  readonly start: bigint
  readonly manifest: Bytes
  readonly replaces: bigint
  readonly originChain: bigint
  readonly originLedger: Bytes
  readonly originPayment: bigint
}

type Decided = { readonly payment: bigint; readonly caseHash: Bytes }
type Moved = Decided & {
  readonly fund: bigint
  readonly amount: bigint
  readonly start: bigint
  readonly reference: Bytes
}

/** An entry's fields by kind; amounts in minor units, times in seconds. */
export type EntryData =
  | { readonly type: 'profile'; readonly nameHash: Bytes; readonly domain: string }
  | { readonly type: 'role'; readonly role: bigint; readonly account: Bytes; readonly change: bigint }
  | {
      readonly type: 'fund'
      readonly fund: bigint
      readonly name: string
      readonly unitKind: bigint
      readonly unit: string
      readonly decimals: bigint
      readonly token: Bytes
    }
  | { readonly type: 'payee'; readonly fund: bigint; readonly payeeId: Bytes; readonly allowed: boolean }
  | BatchData
  | {
      readonly type: 'return'
      readonly payment: bigint
      readonly fund: bigint
      readonly amount: bigint
      readonly start: bigint
      readonly returnedBefore: bigint
      readonly reference: Bytes
    }
  | { readonly type: 'request'; readonly case: Case; readonly caseHash: Bytes }
  | ({ readonly type: 'approval'; readonly approvals: bigint; readonly readyAt: bigint } & Decided)
  | ({ readonly type: 'rejection' | 'objection'; readonly reason: Bytes } & Decided)
  | ({ readonly type: 'payment'; readonly category: bigint } & Moved)
  | ({ readonly type: 'refund'; readonly serial: bigint } & Moved)
  | ({ readonly type: 'delivery'; readonly note: Bytes; readonly byPayee: boolean } & Decided)
  | { readonly type: 'void'; readonly serial: bigint; readonly reason: bigint; readonly successor: bigint }

type Read = (r: AbiReader) => EntryData

// The order of the properties below is the order of the words: an object literal is made from left to right.
const decided = (r: AbiReader): Decided => ({ payment: r.uint(), caseHash: r.hash() })

const readers: ReadonlyMap<bigint, Read> = new Map<bigint, Read>([
  [KIND.profile, readProfile],
  [KIND.role, (r) => ({ type: 'role', role: r.uint(), account: r.address(), change: r.uint() })],
  [KIND.fund, readFund],
  [KIND.payee, (r) => ({ type: 'payee', fund: r.uint(), payeeId: r.hash(), allowed: r.bool() })],
  [KIND.batch, readBatch],
  [KIND.return, readReturn],
  [KIND.request, (r) => ({ type: 'request', case: readCase(r), caseHash: r.hash() })],
  [KIND.approval, (r) => ({ type: 'approval', ...decided(r), approvals: r.uint(), readyAt: r.uint() })],
  [KIND.rejection, (r) => ({ type: 'rejection', ...decided(r), reason: r.hash() })],
  [KIND.objection, (r) => ({ type: 'objection', ...decided(r), reason: r.hash() })],
  [KIND.payment, readPayment],
  [KIND.refund, readRefund],
  [KIND.delivery, (r) => ({ type: 'delivery', ...decided(r), note: r.hash(), byPayee: r.bool() })],
  [KIND.void, (r) => ({ type: 'void', serial: r.uint(), reason: r.uint(), successor: r.uint() })],
])

/**
 * Return the typed fields of an entry. The event's `subject` is bound by no hash, so it must equal what the
 * fields say.
 * Throws `Invalid` with `entry.kind`, `entry.data` or `entry.subject`.
 */
export function decodeEntry(raw: RawEntry): EntryData {
  const read = readers.get(raw.kind)
  if (!read) throw new Invalid('entry.kind')
  const data = attempt(
    () => readAll(raw.data, read),
    () => {
      throw new Invalid('entry.data')
    },
  )
  if (subjectOf(data) !== raw.subject) throw new Invalid('entry.subject')
  return data
}

/** Return what the ledger keeps of an entry in its slot `entries[number]`. Throws `Invalid`. */
export function entryHash(raw: RawEntry): Bytes {
  if (raw.actor.length !== 20) throw new Invalid('abi.invalid')
  return keccak(abiWords(raw.kind, raw.number, raw.at, raw.actor, keccak(raw.data)))
}

/** Return the hash that approvals of a case on this ledger name. */
export function caseHash(chainId: bigint, ledger: Bytes, of: Case): Bytes {
  const numbers = [of.payment, of.revision, of.fund, of.amount, of.category]
  const hashes = [of.requester, of.payee, of.payeeId, of.purpose, of.evidence, ...of.fingerprints, of.subject]
  return keccak(abiWords(chainId, ledger, ...numbers, ...hashes))
}

/** Return the data of a BATCH entry. */
export function encodeBatch(of: Omit<BatchData, 'type'>): Bytes {
  return abiWords(
    ...[of.batch, of.fund, of.root, of.total, of.count, of.firstSerial, of.start, of.manifest, of.replaces],
    ...[of.originChain, of.originLedger, of.originPayment],
  )
}

function readAll(data: Bytes, read: Read): EntryData {
  const reader = abiReader(data)
  const entry = read(reader)
  reader.end()
  return entry
}

function readProfile(r: AbiReader): EntryData {
  const nameHash = r.hash()
  r.offset()
  return { type: 'profile', nameHash, domain: r.tail() }
}

/** A fund's policy, twelve words, is read over: nothing on the page depends on it. */
function readFund(r: AbiReader): EntryData {
  const fund = r.uint()
  r.offset()
  const unitKind = r.uint()
  r.offset()
  const [decimals, token] = [r.uint(), r.address()]
  for (let word = 0; word < 11; word += 1) r.uint()
  r.bool()
  return { type: 'fund', fund, name: r.tail(), unitKind, unit: r.tail(), decimals, token }
}

function readBatch(r: AbiReader): EntryData {
  return {
    type: 'batch',
    batch: r.uint(),
    fund: r.uint(),
    root: r.hash(),
    total: r.uint(),
    count: r.uint(),
    firstSerial: r.uint(),
    start: r.uint(),
    manifest: r.hash(),
    replaces: r.uint(),
    originChain: r.uint(),
    originLedger: r.address(),
    originPayment: r.uint(),
  }
}

function readReturn(r: AbiReader): EntryData {
  return {
    type: 'return',
    payment: r.uint(),
    fund: r.uint(),
    amount: r.uint(),
    start: r.uint(),
    returnedBefore: r.uint(),
    reference: r.hash(),
  }
}

function readCase(r: AbiReader): Case {
  return {
    payment: r.uint(),
    revision: r.uint(),
    fund: r.uint(),
    amount: r.uint(),
    category: r.uint(),
    requester: r.address(),
    payee: r.address(),
    payeeId: r.hash(),
    purpose: r.hash(),
    evidence: r.hash(),
    fingerprints: [r.hash(), r.hash(), r.hash(), r.hash()],
    subject: r.hash(),
  }
}

function readPayment(r: AbiReader): EntryData {
  return {
    type: 'payment',
    ...decided(r),
    fund: r.uint(),
    amount: r.uint(),
    category: r.uint(),
    start: r.uint(),
    reference: r.hash(),
  }
}

function readRefund(r: AbiReader): EntryData {
  return {
    type: 'refund',
    ...decided(r),
    fund: r.uint(),
    amount: r.uint(),
    serial: r.uint(),
    start: r.uint(),
    reference: r.hash(),
  }
}

function subjectOf(data: EntryData): bigint {
  switch (data.type) {
    case 'profile':
      return 0n
    case 'role':
      return toUint(data.account)
    case 'fund':
    case 'payee':
    case 'batch':
      return data.fund
    case 'request':
      return data.case.payment
    case 'void':
      return data.serial
    default:
      return data.payment
  }
}
