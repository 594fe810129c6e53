// The words of verification, the same as in almoner_chain/core/verify_types.py and receipt_values.py. Values
// only. Amounts are minor units, times seconds, days whole days since 1970-01-01 (UTC). Integers that may
// pass 2^53 are bigint.

export type Bytes = Uint8Array

export type Verdict = 'valid' | 'voided' | 'promised' | 'not_genuine' | 'cannot_check'
export type State = 'pass' | 'fail' | 'unknown'

/** One check in the order of the protocol, section 8: its name, how it ended, the reason code or ''. */
export interface Check {
  readonly name: string
  readonly state: State
  readonly code: string
}

export interface PathNode {
  readonly hash: Bytes
  readonly sum: bigint
}

/** Where the ledger has the gift; `block` 0 is unknown. */
export interface Recorded {
  readonly entry: bigint
  readonly block: bigint
  readonly serial: bigint
  readonly index: bigint
  readonly count: bigint
  readonly path: readonly PathNode[]
}

/** The rest of the batch's entry, to make its hash without a node. */
export interface BatchRecord {
  readonly at: bigint
  readonly actor: Bytes
  readonly batch: bigint
  readonly start: bigint
  readonly manifest: Bytes
  readonly replaces: bigint
  readonly originChain: bigint
  readonly originLedger: Bytes
  readonly originPayment: bigint
}

export interface Archive {
  readonly record: BatchRecord
  readonly header: Bytes
  readonly accountProof: readonly Bytes[]
  readonly entryProof: readonly Bytes[]
  readonly voidProof: readonly Bytes[]
}

/**
 * Field ids of the protocol, section 4: 1 donor, 2 date, 3 method, 4 reference, 5 address, 6 description, 7
 * note.
 */
export type FieldId = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Open fields by id: text, or for the date (2) its day number. */
export type Fields = ReadonlyMap<FieldId, string | number>

export type Disclosure =
  | { readonly open: 'all'; readonly seed: Bytes; readonly fields: Fields }
  | {
      readonly open: 'some'
      readonly fields: Fields
      readonly salts: ReadonlyMap<FieldId, Bytes>
      readonly closed: ReadonlyMap<FieldId, Bytes>
    }
  | { readonly open: 'none'; readonly digest: Bytes; readonly fields: Fields }

export interface Receipt {
  readonly chainId: bigint
  readonly ledger: Bytes
  readonly fund: bigint
  readonly amount: bigint
  readonly issued: number
  readonly due: number | null
  readonly disclosure: Disclosure
  readonly signature: Bytes
  readonly duplicate: boolean
  readonly recorded: Recorded | null
  readonly archive: Archive | null
}

/** An entry of the log as its event tells it. */
export interface RawEntry {
  readonly number: bigint
  readonly kind: bigint
  readonly subject: bigint
  readonly actor: Bytes
  readonly at: bigint
  readonly data: Bytes
}

export interface FinalBlock {
  readonly number: bigint
  readonly hash: Bytes
  readonly timestamp: bigint
}

export interface RolePeriod {
  readonly grantedAt: bigint
  readonly revokedAt: bigint
}

/** Why a receipt does not stand: reason 1 to 6, the serial that replaces it (0 none), the entry, its time. */
export interface VoidRecord {
  readonly reason: bigint
  readonly successor: bigint
  readonly entry: bigint
  readonly at: bigint
}

/** What a receipt makes us ask; `entry`, `block`, `serial` are null for a promise. */
export interface Question {
  readonly chainId: bigint
  readonly ledger: Bytes
  readonly fund: bigint
  readonly signer: Bytes
  readonly entry: bigint | null
  readonly block: bigint | null
  readonly serial: bigint | null
}

/**
 * What one node says, as of `finalBlock`. `problem` is '' when it answered. Never believed before it is
 * checked.
 */
export interface NodeAnswer {
  readonly node: string
  readonly problem: string
  readonly chainId: bigint
  readonly contract: 'almoner' | 'none' | 'other'
  readonly finalBlock: FinalBlock | null
  readonly entryHash: Bytes | null
  readonly event: RawEntry | null
  readonly signerPeriod: RolePeriod | null
  readonly void: VoidRecord | null
  readonly pending: boolean
  readonly fundName: string
  readonly unitKind: bigint
  readonly unitCode: string
  readonly unitDecimals: bigint
  readonly domain: string
}

/**
 * What the reader relies on. `trusted` and `confirmed` go from `ledgerKey` to a name or a domain. `today` is
 * a day.
 */
export interface Policy {
  readonly needed: number
  readonly today: number
  readonly local: boolean
  readonly trusted: ReadonlyMap<string, string>
  readonly confirmed: ReadonlyMap<string, string>
}

/** What a fund counts in: kind 0 currency, 1 token, 2 item. */
export interface Unit {
  readonly kind: number
  readonly code: string
  readonly decimals: number
}

/**
 * What is known besides the receipt; null is not known. `start` and `end` are on the fund's received axis.
 */
export interface Facts {
  readonly signer: Bytes | null
  readonly batch: bigint | null
  readonly start: bigint | null
  readonly end: bigint | null
  readonly recordedAt: bigint | null
  readonly archivedAt: bigint | null
  readonly fundName: string
  readonly unit: Unit | null
  readonly domain: string
  readonly void: VoidRecord | null
  readonly issuer: string | null
  readonly overdueDays: number
  readonly nodesAgreeing: number
  readonly nodesAsked: number
}

export interface Verification {
  readonly verdict: Verdict
  readonly checks: readonly Check[]
  readonly receipt: Receipt | null
  readonly facts: Facts
}

/** Return what names a ledger: `CHAIN_ID:40 hex digits`. */
export function ledgerKey(chainId: bigint, ledger: Bytes): string {
  return `${chainId}:${Array.from(ledger, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
