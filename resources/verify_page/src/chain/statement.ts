// What a receipt makes us look up in the ledger's storage, and what the proved words say. Must not know
// nodes.
import { equal, isZero } from '../core/bytes'
import { entryHash } from '../core/entries'
import { attempt } from '../core/invalid'
import { entrySlot, RECORDER, rolePeriodSlot, unpackRolePeriod, unpackVoid, voidSlot } from '../core/layout'
import type { Bytes, Question, RawEntry, RolePeriod, VoidRecord } from '../core/types'
import { hashWord, type Proved } from './prove'

/** Proved words of a ledger that concern one receipt; null where it was not asked for (a promise). */
export interface LedgerFacts {
  readonly signerPeriod: RolePeriod
  readonly entryHash: Bytes | null
  readonly void: VoidRecord | null
}

/** Return the slots that decide about a receipt: the signer's role, the entry, the void. */
export function slotsOf({ signer, entry, serial }: Question): readonly Bytes[] {
  const slots = [rolePeriodSlot(RECORDER, signer)]
  if (entry !== null) slots.push(entrySlot(entry))
  if (serial !== null) slots.push(voidSlot(serial))
  return slots
}

/** Return what the proved words of these slots say. */
export function factsOf({ signer, entry, serial }: Question, { word }: Proved): LedgerFacts {
  return {
    signerPeriod: unpackRolePeriod(word(rolePeriodSlot(RECORDER, signer))),
    entryHash: entry === null ? null : hashWord(word(entrySlot(entry))),
    void: serial === null ? null : unpackVoid(word(voidSlot(serial))),
  }
}

/** Whether the ledger has the receipt's entry, as far as these words go. */
export function hasEntry(facts: LedgerFacts): boolean {
  return facts.entryHash !== null && !isZero(facts.entryHash)
}

/** Whether an event is what the ledger keeps under its number. */
export function isKept(entry: RawEntry, kept: Bytes): boolean {
  return attempt(
    () => equal(entryHash(entry), kept),
    () => false,
  )
}

/**
 * Return the event to judge an answer by: whoever shows the one that hashes to the proved word, for the hash
 * binds it; else what the node itself shows, which then contradicts its own proof.
 */
export function eventFor(
  facts: LedgerFacts,
  own: readonly RawEntry[],
  others: readonly RawEntry[],
): RawEntry | null {
  const kept = facts.entryHash
  if (kept === null || isZero(kept)) return null
  return [...own, ...others].find((event) => isKept(event, kept)) ?? own[0] ?? null
}
