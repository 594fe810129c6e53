// A strict, bounded reader of RLP, for block headers and proof nodes of unknown origin. Refuses every second
// spelling of a value and bounds depth, so that nested brackets cannot exhaust the stack. Knows nothing of
// what the items mean.
import { bytesOf, concat, toUint } from './bytes'
import { Invalid } from './invalid'
import type { Bytes } from './types'

export type Item = Bytes | readonly Item[]

/** A node inside a node inside a branch; no header or account goes deeper. */
export const MAX_DEPTH = 4

const refuse = () => new Invalid('rlp.invalid')

/** Whether an item is a list. */
export function isList(item: Item): item is readonly Item[] {
  return !(item instanceof Uint8Array)
}

/** Return the one item that `data` holds to its last byte. Throws `Invalid`. */
export function decode(data: Bytes): Item {
  const [item, end] = itemAt(data, 0, data.length, MAX_DEPTH)
  if (end !== data.length) throw refuse()
  return item
}

/** Return the items of the one list that `data` holds. Throws `Invalid`. */
export function decodeList(data: Bytes): readonly Item[] {
  const item = decode(data)
  if (!isList(item)) throw refuse()
  return item
}

/** Return the canonical RLP of an item; needed for nodes that lie inside others. */
export function encode(item: Item): Bytes {
  if (isList(item)) {
    const payload = concat(...item.map(encode))
    return concat(head(payload.length, 0xc0), payload)
  }
  if (item.length === 1 && item[0]! < 0x80) return item
  return concat(head(item.length, 0x80), item)
}

/**
 * Return the number an item stands for: big-endian, no leading zero, at most `most` bytes. Throws `Invalid`.
 */
export function itemUint(item: Item | undefined, most = 32): bigint {
  if (!item || isList(item) || item.length > most || item[0] === 0) throw refuse()
  return toUint(item)
}

function head(length: number, base: number): Bytes {
  if (length < 56) return bytesOf(base + length)
  const digits: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return bytesOf(base + 55 + digits.length, ...digits)
}

function itemAt(data: Bytes, at: number, end: number, depth: number): [Item, number] {
  if (at >= end) throw refuse()
  const first = data[at]!
  if (first < 0x80) return [data.subarray(at, at + 1), at + 1]
  const base = first < 0xc0 ? 0x80 : 0xc0
  const [start, stop] = span(data, at, end, base)
  if (base === 0xc0) return [itemsIn(data, start, stop, depth), stop]
  if (stop - start === 1 && data[start]! < 0x80) throw refuse()
  return [data.subarray(start, stop), stop]
}

function itemsIn(data: Bytes, start: number, end: number, depth: number): readonly Item[] {
  if (depth === 0) throw refuse()
  const items: Item[] = []
  for (let at = start; at < end; ) {
    const [item, next] = itemAt(data, at, end, depth - 1)
    items.push(item)
    at = next
  }
  return items
}

function span(data: Bytes, at: number, end: number, base: number): [number, number] {
  let [length, start] = [data[at]! - base, at + 1]
  if (length > 55) {
    const digits = data.subarray(start, start + length - 55)
    start += length - 55
    // Eight bytes may pass 2^53; what is lost in rounding is far beyond any end.
    length = digits.reduce((sum, digit) => sum * 256 + digit, 0)
    if (digits[0] === 0 || length < 56) throw refuse()
  }
  if (start + length > end) throw refuse()
  return [start, start + length]
}
