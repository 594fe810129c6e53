// A gift's way up its batch's Merkle-sum tree. Protocol, section 3. The sums on the left of a leaf prove the
// gift's own place on the fund's axis. Amounts are minor units. Knows neither receipts nor the ledger.
import { bytesOf, fromUint } from './bytes'
import { Invalid } from './invalid'
import { keccak } from './keccak'
import type { Bytes, PathNode } from './types'
import { U128, U64 } from './wire'

/** Gifts in one batch: twenty levels. A longer path could only be an attack on the reader. */
export const MAX_COUNT = 1n << 20n

/** What a leaf and its path lead to; `leftSum` is what all gifts before it add up to. */
export interface Folded {
  readonly root: Bytes
  readonly total: bigint
  readonly leftSum: bigint
}

/** A gift's leaf and its place in the batch. */
export interface Leaf {
  readonly serial: bigint
  readonly amount: bigint
  readonly commitment: Bytes
  readonly index: bigint
  readonly count: bigint
}

const refuse = () => new Invalid('path.invalid')

/**
 * Return for each sibling, from the leaf up, whether it stands on the left. Throws `Invalid`,
 * `path.invalid`.
 */
export function sides(index: bigint, count: bigint): readonly boolean[] {
  if (count < 1n || count > MAX_COUNT || index >= count) throw refuse()
  const found: boolean[] = []
  for (let [at, width] = [index, count]; width > 1n; [at, width] = [at >> 1n, (width + 1n) >> 1n]) {
    if (at & 1n) found.push(true)
    else if (at + 1n < width) found.push(false) // else the last of an odd level moves up alone
  }
  return found
}

/**
 * Hash a leaf and its siblings up to the root. Throws `Invalid`, `path.invalid`, for a path no tree can
 * have.
 */
export function foldPath(leaf: Leaf, path: readonly PathNode[]): Folded {
  const onLeft = sides(leaf.index, leaf.count)
  if (path.length !== onLeft.length) throw refuse()
  if (leaf.amount < 1n || leaf.amount > U128 || leaf.serial < 1n || leaf.serial > U64) throw refuse()
  let [root, total, leftSum] = [leafHash(leaf), leaf.amount, 0n]
  path.forEach((sibling, level) => {
    if (total + sibling.sum > U128) throw refuse()
    const here = { hash: root, sum: total }
    root = onLeft[level] ? nodeHash(sibling, here) : nodeHash(here, sibling)
    total += sibling.sum
    leftSum += onLeft[level] ? sibling.sum : 0n
  })
  return { root, total, leftSum }
}

function leafHash(leaf: Leaf): Bytes {
  return keccak(bytesOf(0), fromUint(leaf.serial, 8), fromUint(leaf.amount, 16), leaf.commitment)
}

function nodeHash(left: PathNode, right: PathNode): Bytes {
  return keccak(bytesOf(1), left.hash, fromUint(left.sum, 16), right.hash, fromUint(right.sum, 16))
}
