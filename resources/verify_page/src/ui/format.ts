// Amounts, days, numbers and text from outside as people read them. No amount ever becomes a floating number.
import { toHex } from '../core/bytes'
import type { Bytes, Unit } from '../core/types'
import type { Language } from './words'

const NO_BREAK = '\u00a0'
const DAY = 86_400_000
const LAST = 8_640_000_000_000
// What could hide, turn around or draw over its neighbours: controls, formats, lone surrogates, unassigned,
// line ends.
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu
const ZALGO = /(\p{M}{3})\p{M}+/gu

/** Return text from outside with every sign that cannot be seen shown as a mark. At most `limit` signs. */
export function visible(text: string, limit = 300): string {
  const signs = Array.from(text.slice(0, limit * 2))
  const shown = signs.slice(0, limit).join('').replace(UNSEEN, '\ufffd').replace(ZALGO, '$1')
  return signs.length > limit || text.length > limit * 2 ? `${shown}…` : shown
}

/** Return a whole number in groups of three: 1,234,567. */
export function grouped(number: bigint | number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Return minor units as a decimal in groups of three with all its places: 1,234.50. */
export function decimal(minor: bigint, decimals: number): string {
  const digits = String(minor).padStart(decimals + 1, '0')
  if (!decimals) return grouped(BigInt(digits))
  return `${grouped(BigInt(digits.slice(0, -decimals)))}.${digits.slice(-decimals)}`
}

/** Return an amount with its unit on one line; without a unit the bare count of smallest units. */
export function money(minor: bigint, unit: Unit | null): string {
  if (!unit) return grouped(minor)
  return `${decimal(minor, unit.decimals)}${NO_BREAK}${visible(unit.code, 32)}`
}

/**
 * Return which share of the whole a part is, in percent, one place; only all of it is 100 %, only nothing is
 * 0 %.
 */
export function percent(part: bigint, whole: bigint): string {
  if (whole === 0n) return '0 %'
  const exact = (part * 2000n + whole) / (2n * whole)
  const shown = part > 0n && exact === 0n ? 1n : part < whole && exact > 999n ? 999n : exact
  const rest = shown % 10n
  return `${shown / 10n}${rest ? `.${rest}` : ''}${NO_BREAK}%`
}

/** Return a day (days since 1970-01-01). */
export function day(number: number, language: Language): string {
  return dated(number * DAY, { dateStyle: 'long', timeZone: 'UTC' }, language)
}

/** Return the day of a time (seconds) where the reader is; a node may claim any number. */
export function dayOf(seconds: bigint, language: Language): string {
  return dated(Number(seconds) * 1000, { dateStyle: 'long' }, language)
}

/** Return a time (seconds) where the reader is, with the name of its zone. */
export function timeOf(seconds: bigint, language: Language): string {
  const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const
  return dated(Number(seconds) * 1000, { year: 'numeric', month: 'long', day: 'numeric', ...clock }, language)
}

/** Return bytes as hex digits in groups of eight, which people can compare. */
export function hexGroups(bytes: Bytes | string): string {
  const text = typeof bytes === 'string' ? bytes : toHex(bytes)
  return (text.match(/.{1,8}/g) ?? []).join(' ')
}

function dated(milliseconds: number, style: Intl.DateTimeFormatOptions, language: Language): string {
  if (!(Math.abs(milliseconds) <= LAST * 1000)) return '—'
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', style).format(milliseconds)
}
