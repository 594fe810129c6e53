// How the ledger contract is known: the hash of its code, its event. The numbers are those of the artifact
// chain/almoner_chain/artifacts/Ledger.json; a test compares them. Must not know nodes or receipts.
import { equal, fromHex } from '../core/bytes'
import { keccak } from '../core/keccak'
import type { Bytes } from '../core/types'

/** keccak of `Entry(uint256,uint256,uint256,address,uint256,bytes)`. */
export const ENTRY_TOPIC: Bytes = fromHex('7a3731371e8d990e4edbd863eb9e28264d406ae2fa5795e15b8b4110e7a77253')

/** Deployed code is the artifact's runtime, then this many bytes of immutables. */
export const RUNTIME_BYTES = 22_506
export const IMMUTABLES_BYTES = 320
export const RUNTIME_HASH: Bytes = fromHex('d8e000d8cee6c7602842c5f41570a9e9a9c8371ba756596cd3437f8bb4594379')

/** The code hash of an account without code. */
export const NO_CODE: Bytes = fromHex('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')

/** Whether this is the code of a ledger of ours, on whatever chain and at whatever address. */
export function isLedgerCode(code: Bytes): boolean {
  if (code.length !== RUNTIME_BYTES + IMMUTABLES_BYTES) return false
  return equal(keccak(code.subarray(0, RUNTIME_BYTES)), RUNTIME_HASH)
}
