// The archived receipt's own proof: block header, the ledger's account, the batch's entry, the void.
// Protocol, section 7. Shows that a receipt is consistent: anyone can make a header, so without a node
// nobody knows whether that block was ever part of the chain. Must not decide verdicts.
import { toUint } from './bytes'
import { entryHash } from './entries'
import { Invalid } from './invalid'
import { entrySlot, unpackVoid, voidSlot } from './layout'
import { readHeader, verifyAccountProof, verifyStorageProof, type Header } from './proof'
import { batchEntry } from './receipt'
import type { Archive, Receipt, Recorded, VoidRecord } from './types'

/** What a consistent archive shows as of its block. */
export interface Archived {
  readonly header: Header
  readonly void: VoidRecord | null
}

/** Follow the archived receipt's proofs from its header down. Throws `Invalid`. */
export function checkArchive(receipt: Receipt, place: Recorded, archive: Archive): Archived {
  const header = readHeader(archive.header)
  const account = verifyAccountProof(header.stateRoot, receipt.ledger, archive.accountProof)
  if (!account) throw new Invalid('proof.invalid')
  const entry = entryHash(batchEntry(receipt, place, archive))
  const kept = verifyStorageProof(account.storageRoot, entrySlot(place.entry), archive.entryProof)
  if (kept !== toUint(entry) || header.timestamp < archive.record.at) throw new Invalid('proof.invalid')
  const word = verifyStorageProof(account.storageRoot, voidSlot(place.serial), archive.voidProof)
  return { header, void: unpackVoid(word) }
}
