// Private fields of a gift, and the one hash that stands for them on the ledger. Protocol, section 4. Knows
// neither amounts nor signatures.
import { bytesOf, concat, fromUint, fromUtf8, toUtf8 } from './bytes'
import { Invalid } from './invalid'
import { keccak } from './keccak'
import type { Bytes, Disclosure, FieldId, Fields } from './types'

export const SEED_BYTES = 16
export const SALT_BYTES = 16
export const FIELD_IDS: readonly FieldId[] = [1, 2, 3, 4, 5, 6, 7]
const DATE: FieldId = 2

// Control characters could rewrite a terminal or split a line.
const UNWANTED = /[\u0000-\u001f\u007f-\u009f]/

/** Return the fields that these bytes stand for. Throws `Invalid`, `commitment.field`. */
export function decodeFields(values: ReadonlyMap<FieldId, Bytes>): Fields {
  return new Map(Array.from(values, ([field, value]) => [field, field === DATE ? day(value) : text(value)]))
}

/** Return the commitment (32 bytes) to all private fields, open or not, on one ledger. */
export function commitment(disclosure: Disclosure, chainId: bigint, ledger: Bytes): Bytes {
  if (disclosure.open === 'none') return disclosure.digest
  const parts: Bytes[] = []
  for (const field of FIELD_IDS) {
    const digest = fieldDigest(disclosure, field)
    if (digest) parts.push(bytesOf(field), digest)
  }
  return keccak(bytesOf(2), fromUint(chainId, 32), ledger, bytesOf(parts.length / 2), ...parts)
}

function fieldDigest(disclosure: Exclude<Disclosure, { open: 'none' }>, field: FieldId): Bytes | undefined {
  const value = disclosure.fields.get(field)
  if (value === undefined) return disclosure.open === 'some' ? disclosure.closed.get(field) : undefined
  const salt = disclosure.open === 'all' ? saltOf(field, disclosure.seed) : disclosure.salts.get(field)!
  return keccak(bytesOf(3, field), salt, encoded(value))
}

function saltOf(field: FieldId, seed: Bytes): Bytes {
  return keccak(bytesOf(4), seed, bytesOf(field)).subarray(0, SALT_BYTES)
}

function encoded(value: string | number): Bytes {
  return typeof value === 'number' ? bytesOf(value >> 8, value & 255) : toUtf8(value)
}

function day(value: Bytes): number {
  if (value.length !== 2) throw new Invalid('commitment.field')
  return value[0]! * 256 + value[1]!
}

function text(value: Bytes): string {
  const read = fromUtf8(value)
  if (!read || UNWANTED.test(read) || read.normalize('NFC') !== read) throw new Invalid('commitment.field')
  return read
}

/** Return the hash of words that stay with the charity, under their salt (protocol, section 6). */
export function wordsHash(salt: Bytes, words: string): Bytes {
  return keccak(bytesOf(7), salt, toUtf8(words))
}

/**
 * Return what a case keeps of evidence: the hash of the files' SHA-256 digests joined, in the order given.
 */
export function evidenceHash(digests: readonly Bytes[]): Bytes {
  return keccak(concat(...digests))
}
