// What a fund counts in, and how whole minor units are written. Knows no locale: thousands marks and
// currency signs belong to the ui.
import { toUtf8 } from './bytes'
import type { Unit } from './types'

/** Enough for any token; a larger number could only make amounts unreadable. */
const MAX_DECIMALS = 36n

const MAX_CODE_BYTES = 32
const UNPRINTABLE = /[\p{C}\p{Z}]/u

/** Return a unit as a node tells it, or null for one that cannot be. */
export function unitOf(kind: bigint, code: string, decimals: bigint): Unit | null {
  if (kind < 0n || kind > 2n || decimals < 0n || decimals > MAX_DECIMALS) return null
  const plain = code.replace(/ /g, '')
  if (!plain || UNPRINTABLE.test(plain) || toUtf8(code).length > MAX_CODE_BYTES) return null
  return { kind: Number(kind), code, decimals: Number(decimals) }
}

/** Return `minor` as a plain decimal with all its places, such as `1234.50`. */
export function formatMinor(minor: bigint, decimals: number): string {
  const sign = minor < 0n ? '-' : ''
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0')
  if (!decimals) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Return text from outside made harmless: one short line of printable signs. */
export function shown(text: string): string {
  const signs = Array.from(text.slice(0, 2 * MAX_SHOWN)).slice(0, MAX_SHOWN)
  return signs.map((sign) => (sign !== ' ' && UNPRINTABLE.test(sign) ? '\ufffd' : sign)).join('')
}

const MAX_SHOWN = 96
