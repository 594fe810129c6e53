// Keccak-256, in one place, so that the implementation can be changed in one place.
import { keccak_256 } from '@noble/hashes/sha3.js'
import { concat } from './bytes'
import type { Bytes } from './types'

/** Return the Keccak-256 (32 bytes) of the parts joined. */
export function keccak(...parts: readonly Bytes[]): Bytes {
  return keccak_256(parts.length === 1 && parts[0] ? parts[0] : concat(...parts))
}
