// What a gift's fund is called and counts in: from the ledger, or, while it cannot be asked, from what the
// page was made with. That is a claim of whoever made the page, and is said to be one.
import type { FundConfig } from '../config'
import type { Unit } from '../core/types'
import { unitOf } from '../core/units'
import type { Looked } from './view'

export interface Named {
  readonly fund: string
  readonly unit: Unit | null
  /** Whether both are the page's words only. */
  readonly claimed: boolean
}

/** Return what is known of a receipt's fund. */
export function named({ verification, ledger, phase }: Looked): Named {
  const { receipt, facts, verdict } = verification
  if (facts.unit || !receipt) return { fund: facts.fundName, unit: facts.unit, claimed: false }
  const open = phase !== 'done' || verdict === 'cannot_check'
  const kept = open ? ledger?.funds?.find((each) => each.fund === String(receipt.fund)) : undefined
  const unit = kept ? unitIn(kept) : null
  if (!kept || !unit) return { fund: facts.fundName, unit: null, claimed: false }
  return { fund: String(kept.name), unit, claimed: true }
}

function unitIn({ kind, unit, decimals }: FundConfig): Unit | null {
  if (!Number.isInteger(kind) || !Number.isInteger(decimals)) return null
  return unitOf(BigInt(kind), String(unit), BigInt(decimals))
}
