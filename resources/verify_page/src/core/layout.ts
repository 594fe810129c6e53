// Where the ledger contract keeps what proofs are about: storage slots and packed words. Protocol, section
// 7. The numbers are those of `storage_layout` in chain/almoner_chain/artifacts/Ledger.json; a test compares
// them. Knows no contract code.
import { fromUint, toUint } from './bytes'
import { keccak } from './keccak'
import type { Bytes, RolePeriod, VoidRecord } from './types'

export const SLOT = {
  head: 0n,
  counters: 1n,
  entries: 2n,
  role_periods: 5n,
  received_and_kind: 8n,
  spent_and_refunded: 9n,
  returned_and_admin: 10n,
  voids: 15n,
  payments: 18n,
} as const

/** The recorder's number among the roles. */
export const RECORDER = 1n

/** The words of `counters`: how many of each there are, and the next serial to give. */
export interface Counters {
  readonly entries: bigint
  readonly nextSerial: bigint
  readonly batches: bigint
  readonly payments: bigint
  readonly funds: bigint
}

/** Return the place (32 bytes) of a plain variable. */
export function plainSlot(slot: bigint): Bytes {
  return fromUint(slot, 32)
}

/** Return the place of a mapping's value. Vyper hashes the slot first, Solidity the key. */
export function mappingSlot(slot: bigint, key: bigint): Bytes {
  return keccak(fromUint(slot, 32), fromUint(key, 32))
}

/** Return the place of `entries[number]`. */
export function entrySlot(number: bigint): Bytes {
  return mappingSlot(SLOT.entries, number)
}

/** Return the place of `voids[serial]`. */
export function voidSlot(serial: bigint): Bytes {
  return mappingSlot(SLOT.voids, serial)
}

/** Return the place of `role_periods[role][account]`. */
export function rolePeriodSlot(role: bigint, account: Bytes): Bytes {
  return mappingSlot(toUint(mappingSlot(SLOT.role_periods, role)), toUint(account))
}

/** Return the number in `width` bits of a word, the lowest of them `from`. */
export function bits(word: bigint, from: number, width: number): bigint {
  return BigInt.asUintN(width, word >> BigInt(from))
}

/** Return what the word `counters` says. */
export function unpackCounters(word: bigint): Counters {
  return {
    entries: bits(word, 0, 64),
    nextSerial: bits(word, 64, 64),
    batches: bits(word, 128, 48),
    payments: bits(word, 176, 48),
    funds: bits(word, 224, 32),
  }
}

/** Return what a word of `voids` says, or null for a receipt that stands. */
export function unpackVoid(word: bigint): VoidRecord | null {
  if (word === 0n) return null
  const [reason, successor, entry] = [bits(word, 0, 8), bits(word, 8, 64), bits(word, 72, 64)]
  return { reason, successor, entry, at: word >> 136n }
}

/** Return what a word of `role_periods` says. */
export function unpackRolePeriod(word: bigint): RolePeriod {
  return { grantedAt: bits(word, 0, 64), revokedAt: word >> 64n }
}
