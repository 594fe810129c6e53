// Who signed: EIP-712 digests by hand, secp256k1 by noble. Protocol, section 5. Compact (EIP-2098) with s in
// the lower half, so that a signature has one form only. Holds no key and makes no signature.
import { recoverPublicKey } from '@noble/secp256k1'
import { bytesOf, concat, fromUint, toUint, toUtf8 } from './bytes'
import { keccak } from './keccak'
import type { Bytes } from './types'

export const SIGNATURE_BYTES = 64

const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n
/** The digest is final, and the account is made from the whole key. */
const RAW = { prehash: false, isCompressed: false }
const typeHash = (text: string) => keccak(toUtf8(text))

/** What a receipt's signature is about; `issued` and `due` are days, `due` 0 for none. */
export interface Signed {
  readonly chainId: bigint
  readonly ledger: Bytes
  readonly fund: bigint
  readonly amount: bigint
  readonly commitment: Bytes
  readonly issued: number
  readonly due: number
}

/** Return what the recorder signed (32 bytes). */
export function receiptDigest(of: Signed): Bytes {
  const struct = keccak(
    typeHash('Receipt(uint256 fund,uint256 amount,bytes32 commitment,uint256 issued,uint256 due)'),
    ...[fromUint(of.fund, 32), fromUint(of.amount, 32), of.commitment],
    ...[fromUint(BigInt(of.issued), 32), fromUint(BigInt(of.due), 32)],
  )
  return keccak(bytesOf(0x19, 0x01), domainSeparator(of.chainId, of.ledger), struct)
}

/** Return the account (20 bytes) that signed `digest`, or null if no account can have. */
export function recover(digest: Bytes, signature: Bytes): Bytes | null {
  if (signature.length !== SIGNATURE_BYTES || digest.length !== 32) return null
  const packed = toUint(signature.subarray(32))
  const s = BigInt.asUintN(255, packed)
  // The mirrored twin of every signature would be a second encoding of the same receipt.
  if (s > HALF_ORDER) return null
  try {
    const parity = bytesOf(Number(packed >> 255n))
    const key = recoverPublicKey(concat(parity, signature.subarray(0, 32), fromUint(s, 32)), digest, RAW)
    return keccak(key.subarray(1)).subarray(12)
  } catch {
    return null // noble throws where r or s is out of bounds, or no point of the curve has the abscissa r
  }
}

function domainSeparator(chainId: bigint, ledger: Bytes): Bytes {
  return keccak(
    typeHash('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'),
    ...[typeHash('Almoner'), typeHash('1'), fromUint(chainId, 32), new Uint8Array(12), ledger],
  )
}
