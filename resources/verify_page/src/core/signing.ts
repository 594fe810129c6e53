// Who signed: EIP-712 digests by hand, secp256k1 by noble. Protocol, section 5. Compact (EIP-2098) with s in
// the lower half, so that a signature has one form only. Holds no key and makes no signature.
import { weierstrass } from '@noble/curves/abstract/weierstrass.js'
import { bytesOf, concat, fromUint, toUint, toUtf8 } from './bytes'
import { keccak } from './keccak'
import type { Bytes } from './types'

export const SIGNATURE_BYTES = 64

// The curve alone: noble's ready-made secp256k1 brings DER, HMAC and SHA-2 for signing, 6 KB that nobody here calls.
const Point = weierstrass({
  p: 2n ** 256n - 2n ** 32n - 977n,
  n: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
  h: 1n,
  a: 0n,
  b: 7n,
  Gx: 0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
  Gy: 0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
})
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n
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
    const key = publicKey(toUint(digest), signature.subarray(0, 32), s, packed >> 255n ? 3 : 2)
    return key && keccak(key.subarray(1)).subarray(12)
  } catch {
    return null // noble throws where r is out of bounds or no point of the curve
  }
}

/** SEC 1, 4.1.6: Q = (sR - zG) / r, where R is the point with the abscissa r. `head` is 2 for an even ordinate. */
function publicKey(z: bigint, r: Bytes, s: bigint, head: number): Bytes | null {
  const { BASE, Fn } = Point
  if (!Fn.isValidNot0(toUint(r)) || !Fn.isValidNot0(s)) return null
  const inverse = Fn.inv(toUint(r))
  const [u1, u2] = [Fn.create(-z * inverse), Fn.create(s * inverse)]
  const key = BASE.multiplyUnsafe(u1).add(Point.fromBytes(concat(bytesOf(head), r)).multiplyUnsafe(u2))
  return key.is0() ? null : key.toBytes(false)
}

function domainSeparator(chainId: bigint, ledger: Bytes): Bytes {
  return keccak(
    typeHash('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'),
    ...[typeHash('Almoner'), typeHash('1'), fromUint(chainId, 32), new Uint8Array(12), ledger],
  )
}
