// Reading the receipt's bytes: lengths bounded before anything is taken, one form per number. Protocol,
// "Notation". Knows numbers and byte strings, not receipts.
import { Invalid } from './invalid'
import type { Bytes } from './types'

export const U64 = (1n << 64n) - 1n
export const U128 = (1n << 128n) - 1n

/** Enough for 2^128; an endless run of continuation bytes would build a number without bound. */
const MAX_VARINT_BYTES = 19

/** The error for bytes that cannot be a receipt. */
export const malformed = () => new Invalid('format.malformed')

/** The error for a second spelling of a receipt: it would look like another one. */
export const notCanonical = () => new Invalid('format.not_canonical')

/** A cursor over bytes of unknown origin; throws `Invalid` rather than read past the end. */
export interface Reader {
  readonly take: (length: number) => Bytes
  readonly byte: () => number
  /** The next number, at least `least` and at most `limit`. */
  readonly varint: (least?: bigint, limit?: bigint) => bigint
  /** Refuse bytes that are left over. */
  readonly end: () => void
}

/** Start reading. */
export function wireReader(data: Bytes): Reader {
  let at = 0
  const take = (length: number): Bytes => {
    if (at + length > data.length) throw malformed()
    at += length
    return data.subarray(at - length, at)
  }
  const byte = () => take(1)[0]!
  const varint = (least = 0n, limit = U64): bigint => {
    const value = leb128(byte)
    if (value < least || value > limit) throw malformed()
    return value
  }
  const end = () => {
    if (at !== data.length) throw malformed()
  }
  return { take, byte, varint, end }
}

function leb128(byte: () => number): bigint {
  let value = 0n
  for (let place = 0; place < MAX_VARINT_BYTES; place += 1) {
    const part = byte()
    value |= BigInt(part & 0x7f) << BigInt(7 * place)
    if (part >= 0x80) continue
    if (part === 0 && place) throw notCanonical()
    return value
  }
  throw malformed()
}
