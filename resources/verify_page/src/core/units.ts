// What a fund counts in, and text from outside made harmless. Knows no locale: how amounts are written belongs
// to the ui.
import { toUtf8 } from './bytes'
import type { Unit } from './types'

/** Enough for any token; a larger number could only make amounts unreadable. */
const MAX_DECIMALS = 36n

const MAX_CODE_BYTES = 32
const MAX_SHOWN = 96
const UNPRINTABLE = /[\p{C}\p{Z}]/u

/** Return a unit as a node tells it, or null for one that cannot be. */
export function unitOf(kind: bigint, code: string, decimals: bigint): Unit | null {
  if (kind < 0n || kind > 2n || decimals < 0n || decimals > MAX_DECIMALS) return null
  const plain = code.replace(/ /g, '')
  if (!plain || UNPRINTABLE.test(plain) || toUtf8(code).length > MAX_CODE_BYTES) return null
  return { kind: Number(kind), code, decimals: Number(decimals) }
}

/** Return text from outside made harmless: one short line of printable signs. */
export function shown(text: string): string {
  const signs = Array.from(text.slice(0, 2 * MAX_SHOWN)).slice(0, MAX_SHOWN)
  return signs.map((sign) => (sign !== ' ' && UNPRINTABLE.test(sign) ? '\ufffd' : sign)).join('')
}
