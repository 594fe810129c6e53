// The receipt's one encoding in bytes, read; and what follows from its values. Protocol, section 5. Reading
// bounds everything before it goes on, and refuses every second spelling. Whether a receipt is true, and
// links and nodes, are not known here.
import { equal } from './bytes'
import { commitment, decodeFields, FIELD_IDS, SALT_BYTES, SEED_BYTES } from './commitment'
import { encodeBatch, KIND } from './entries'
import { Invalid } from './invalid'
import { keccak } from './keccak'
import { foldPath, sides, type Folded } from './merkle_sum'
import { MAX_NODE, MAX_NODES } from './proof'
import { receiptDigest, recover, SIGNATURE_BYTES } from './signing'
import type { Archive, Bytes, Disclosure, FieldId, PathNode, RawEntry, Receipt, Recorded } from './types'
import { malformed, notCanonical, U128, wireReader, type Reader } from './wire'

export const VERSION = 1

/** A receipt file; an archived receipt of a large ledger takes about 20 KiB. */
export const MAX_BYTES = 65_536

/** 9999-12-31. */
const MAX_DAY = 2_932_896n

/** Headers of consortium chains carry their validators; 4 KiB hold a hundred of them. */
const MAX_HEADER = 4_096n

const CHECKSUM = 4
const LEAST = 2 + CHECKSUM
const OPEN = 128

/**
 * Return the receipt. Throws `Invalid` with a reason code of the protocol, section 8; `format.version` alone
 * is no
 * contradiction: the document is whole, only newer than this page.
 */
export function decode(document: Bytes): Receipt {
  if (document.length < LEAST || document.length > MAX_BYTES || document[0] === 0) throw malformed()
  const content = document.subarray(0, -CHECKSUM)
  const checksum = keccak(content).subarray(0, CHECKSUM)
  if (!equal(checksum, document.subarray(-CHECKSUM))) throw new Invalid('format.damaged')
  if (content[0] !== VERSION) throw new Invalid('format.version')
  const reader = wireReader(content.subarray(1))
  const receipt = readBody(reader, reader.byte())
  reader.end()
  return receipt
}

/** Return the hash of all private fields, open or not. */
export function commitmentOf(receipt: Receipt): Bytes {
  return commitment(receipt.disclosure, receipt.chainId, receipt.ledger)
}

/** Return the account that signed, or null if no account can have. */
export function signerOf(receipt: Receipt): Bytes | null {
  const digest = receiptDigest({ ...receipt, commitment: commitmentOf(receipt), due: receipt.due ?? 0 })
  return recover(digest, receipt.signature)
}

/** Return what the gift's leaf and path lead to. Throws `Invalid`, `path.invalid`. */
export function foldedOf(receipt: Receipt, place: Recorded): Folded {
  return foldPath({ ...place, amount: receipt.amount, commitment: commitmentOf(receipt) }, place.path)
}

/** Return the ledger's entry of the batch as an archived receipt tells it. Throws `Invalid`. */
export function batchEntry(receipt: Receipt, place: Recorded, archive: Archive): RawEntry {
  const { root, total } = foldedOf(receipt, place)
  const { count, serial, index } = place
  const firstSerial = serial - index
  const { at, actor, ...record } = archive.record
  const data = encodeBatch({ ...record, fund: receipt.fund, root, total, count, firstSerial })
  return { number: place.entry, kind: KIND.batch, subject: receipt.fund, actor, at, data }
}

function readBody(reader: Reader, flags: number): Receipt {
  const [stage, openness] = [flags & 3, (flags >> 2) & 3]
  if (stage > 2 || openness > 2 || flags >> 5) throw malformed()
  // An object literal is made from left to right: the order of the properties is the order of the bytes.
  return {
    duplicate: flags >> 4 === 1,
    chainId: reader.varint(1n),
    ledger: reader.take(20),
    fund: reader.varint(1n),
    amount: reader.varint(1n, U128),
    ...readDays(reader),
    disclosure: readDisclosure(reader, openness),
    signature: reader.take(SIGNATURE_BYTES),
    recorded: stage >= 1 ? readRecorded(reader) : null,
    archive: stage === 2 ? readArchive(reader) : null,
  }
}

function readDays(reader: Reader): { readonly issued: number; readonly due: number | null } {
  const [issued, ahead] = [reader.varint(0n, MAX_DAY), reader.varint(0n, MAX_DAY)]
  if (issued + ahead > MAX_DAY) throw malformed()
  return { issued: Number(issued), due: ahead ? Number(issued + ahead) - 1 : null }
}

function readDisclosure(reader: Reader, openness: number): Disclosure {
  if (openness === 2) return { open: 'none', digest: reader.take(32), fields: new Map() }
  return openness ? readSome(reader) : readAll(reader)
}

function readAll(reader: Reader): Disclosure {
  const [seed, values] = [reader.take(SEED_BYTES), new Map<FieldId, Bytes>()]
  let last = 0
  for (let left = fieldCount(reader); left > 0; left -= 1) {
    last = fieldId(reader.byte(), last)
    values.set(last as FieldId, reader.take(reader.byte()))
  }
  return { open: 'all', seed, fields: decodeFields(values) }
}

function readSome(reader: Reader): Disclosure {
  const none = () => new Map<FieldId, Bytes>()
  const [values, salts, closed] = [none(), none(), none()]
  let last = 0
  for (let left = fieldCount(reader); left > 0; left -= 1) {
    const tag = reader.byte()
    const field = fieldId(tag & ~OPEN, last)
    if (tag & OPEN) {
      salts.set(field, reader.take(SALT_BYTES))
      values.set(field, reader.take(reader.byte()))
    } else closed.set(field, reader.take(32))
    last = field
  }
  if (!salts.size || !closed.size) throw notCanonical()
  return { open: 'some', fields: decodeFields(values), salts, closed }
}

function fieldCount(reader: Reader): number {
  const count = reader.byte()
  if (count < 1 || count > FIELD_IDS.length) throw malformed()
  return count
}

function fieldId(number: number, last: number): FieldId {
  if (number < 1 || number > FIELD_IDS.length) throw malformed()
  if (number <= last) throw notCanonical()
  return number as FieldId
}

function readRecorded(reader: Reader): Recorded {
  const [entry, block, serial] = [reader.varint(1n), reader.varint(), reader.varint(1n)]
  const [index, count] = [reader.varint(), reader.varint()]
  const levels = sides(index, count)
  if (serial <= index) throw new Invalid('path.invalid')
  const path = levels.map((): PathNode => ({ hash: reader.take(32), sum: reader.varint(0n, U128) }))
  return { entry, block, serial, index, count, path }
}

function readArchive(reader: Reader): Archive {
  return {
    record: {
      at: reader.varint(),
      actor: reader.take(20),
      batch: reader.varint(1n),
      start: reader.varint(0n, U128),
      manifest: reader.take(32),
      replaces: reader.varint(),
      originChain: reader.varint(),
      originLedger: reader.take(20),
      originPayment: reader.varint(),
    },
    header: readBounded(reader, MAX_HEADER),
    accountProof: readProof(reader),
    entryProof: readProof(reader),
    voidProof: readProof(reader),
  }
}

function readProof(reader: Reader): readonly Bytes[] {
  const count = reader.byte()
  if (count > MAX_NODES) throw malformed()
  return Array.from({ length: count }, () => readBounded(reader, BigInt(MAX_NODE)))
}

function readBounded(reader: Reader, limit: bigint): Bytes {
  return reader.take(Number(reader.varint(1n, limit)))
}
