// Bytes and what they are written as: hexadecimal, big-endian numbers, UTF-8. Must not know what they mean.
import { Invalid } from './invalid'
import type { Bytes } from './types'

export const ZERO32: Bytes = new Uint8Array(32)

/** Return the bytes of all parts one after the other. */
export function concat(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whether both have the same length and the same bytes. */
export function equal(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

/** Whether every byte is zero. */
export function isZero(bytes: Bytes): boolean {
  return bytes.every((byte) => byte === 0)
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Return lower-case hexadecimal without `0x`. */
export function toHex(bytes: Bytes): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

/** Read hexadecimal with or without `0x`, two digits a byte. Throws `Invalid`, `hex.invalid`. */
export function fromHex(text: string): Bytes {
  const digits = text.startsWith('0x') ? text.slice(2) : text
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(digits)) throw new Invalid('hex.invalid')
  const byte = (at: number) => parseInt(digits.slice(2 * at, 2 * at + 2), 16)
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) => byte(at))
}

/** Return the big-endian number that bytes stand for; none is 0. */
export function toUint(bytes: Bytes): bigint {
  return bytes.length ? BigInt(`0x${toHex(bytes)}`) : 0n
}

/** Return a number as `length` bytes, big-endian. Throws `Invalid`, `uint.invalid`, where it does not fit. */
export function fromUint(value: bigint, length: number): Bytes {
  if (value < 0n || value >> BigInt(8 * length)) throw new Invalid('uint.invalid')
  return fromHex(value.toString(16).padStart(2 * length, '0'))
}

/** Return the bytes of these numbers, each 0 to 255. */
export function bytesOf(...numbers: readonly number[]): Bytes {
  return Uint8Array.from(numbers)
}

/** Return a text as UTF-8. */
export function toUtf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** Read UTF-8, a byte-order mark as a sign like others; null for bytes that are not UTF-8. */
export function fromUtf8(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
