// JSON from strangers: bounded in depth before it is parsed, every value looked at before it is used. Must
// not know what the values are for.
import { fromHex, fromUtf8, toHex } from '../core/bytes'
import { attempt, Invalid } from '../core/invalid'
import type { Bytes } from '../core/types'

/** Nothing we read nests deeper than 8. */
export const MAX_DEPTH = 32

const QUOTE = 34
const BACKSLASH = 92
const OPEN = new Set([91, 123])
const CLOSE = new Set([93, 125])

const malformed = () => new Invalid('node.malformed')

/** An object of JSON; what a key holds is not known. */
export type Fields = Readonly<Record<string, unknown>>

/** Read a document. Throws `Invalid`: `node.not_json`, also for one that nests too deeply. */
export function parseJson(body: Bytes): unknown {
  const text = fromUtf8(body)
  if (text === null || nestsTooDeeply(body)) throw new Invalid('node.not_json')
  try {
    return JSON.parse(text)
  } catch {
    throw new Invalid('node.not_json')
  }
}

function nestsTooDeeply(body: Bytes): boolean {
  let [depth, inside] = [0, false]
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at]!
    if (sign === QUOTE) inside = !inside
    else if (inside) at += sign === BACKSLASH ? 1 : 0
    else if (OPEN.has(sign)) depth += 1
    else if (CLOSE.has(sign)) depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}

/** Return an object, or null for everything else. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}

/** Return a list, or null for everything else. */
export function listOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? (value as readonly unknown[]) : null
}

/** Return a text, or '' for everything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Read a number as JSON-RPC writes it, below 2^256. Throws `Invalid`, `node.malformed`. */
export function quantityOf(value: unknown): bigint {
  if (typeof value !== 'string' || !/^0x[0-9a-fA-F]{1,64}$/.test(value)) throw malformed()
  return BigInt(value)
}

/** Read bytes as JSON-RPC writes them, `length` of them if given. Throws `Invalid`, `node.malformed`. */
export function dataOf(value: unknown, length?: number): Bytes {
  if (typeof value !== 'string' || !value.startsWith('0x')) throw malformed()
  const found = attempt(
    () => fromHex(value),
    () => null,
  )
  if (found === null || (length !== undefined && found.length !== length)) throw malformed()
  return found
}

/** Write bytes. */
export function data(bytes: Bytes): string {
  return `0x${toHex(bytes)}`
}

/** Write a number. */
export function quantity(number: bigint): string {
  return `0x${number.toString(16)}`
}

/** Write a number as 32 bytes, as topics are written. */
export function word(number: bigint): string {
  return `0x${number.toString(16).padStart(64, '0')}`
}
