// Where a gift went, as the picture needs it. Values only. Amounts in minor units, times in seconds.
import type { Bytes } from '../core/types'

/** What the charity published of a payment and its case binds: words, digests of evidence files (SHA-256). */
export interface Published {
  readonly purpose: string | null
  readonly evidence: readonly Bytes[]
}

/** `amount` units of the gift stayed with one payment. `via`: payments they had gone to before and came back from. */
export interface FlowPart {
  readonly payment: bigint
  readonly amount: bigint
  readonly via: readonly bigint[]
  /** The whole payment's amount, of which `returned` came back later. */
  readonly of: bigint
  readonly returned: bigint
  /** 0 programme, 1 administration, 2 fundraising, 3 refund, 4 sub-grant. */
  readonly category: number
  readonly state: 'paid' | 'delivered'
  readonly requestedAt: bigint
  readonly approvals: number
  readonly paidAt: bigint
  readonly deliveredAt: bigint | null
  /** The payee acknowledged under its own key. */
  readonly byPayee: boolean
  /** The case's evidence hash; zero bytes where there is none. */
  readonly evidence: Bytes
  readonly published: Published
}

/** A disbursement of the same fund that is asked for and not paid yet. */
export interface FlowRequest {
  readonly payment: bigint
  readonly amount: bigint
  readonly category: number
  readonly requestedAt: bigint
  readonly approvals: number
  readonly published: Published
}

/** Parts, `unspent` and `refunded` add up to `amount`. Everything proved as of block `asOf`. */
export interface Flow {
  readonly fund: bigint
  readonly amount: bigint
  readonly start: bigint
  readonly parts: readonly FlowPart[]
  readonly unspent: bigint
  readonly refunded: bigint
  readonly requested: readonly FlowRequest[]
  readonly asOf: { readonly number: bigint; readonly timestamp: bigint }
  readonly fundReceived: bigint
  readonly fundSpent: bigint
}

/** Why there is no flow: nobody shows the entries, they do not add up, too many to follow on a phone, nothing to show. */
export type FlowProblem = 'unreachable' | 'unsound' | 'too_many' | 'none'
