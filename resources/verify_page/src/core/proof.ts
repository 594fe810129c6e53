// Merkle-Patricia proofs (EIP-1186): what a block's state says of one account and one storage slot, or that
// it says nothing. Protocol, section 7. Proofs come from whoever wants to be believed, so every node must be
// used, in order, and hash to what its parent names. Must not know ledgers or receipts.
import { equal, fromHex } from './bytes'
import { Invalid } from './invalid'
import { keccak } from './keccak'
import { decode, decodeList, encode, isList, itemUint, type Item } from './rlp'
import type { Bytes } from './types'

/** 64 nibbles of a hashed key and a leaf. */
export const MAX_NODES = 65

/** A full branch takes 532 bytes; a leaf of an account about 110. */
export const MAX_NODE = 1_024

/** keccak(0x80): the root of a trie without entries. */
export const EMPTY_TRIE: Bytes = fromHex('56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421')

const BRANCH = 17
const PAIR = 2
const LEAST_HEADER = 15

/** What the state keeps of an account. */
export interface Account {
  readonly nonce: bigint
  readonly balance: bigint
  readonly storageRoot: Bytes
  readonly codeHash: Bytes
}

/** What a proof needs of a block header; `timestamp` in seconds. */
export interface Header {
  readonly hash: Bytes
  readonly stateRoot: Bytes
  readonly number: bigint
  readonly timestamp: bigint
}

const refuse = () => new Invalid('proof.invalid')

/**
 * Return an RLP header's own hash and its fields. Throws `Invalid`.
 * The hash says nothing by itself: anyone can make a header. It must be compared with a chain.
 */
export function readHeader(header: Bytes): Header {
  return reading(() => {
    const items = decodeList(header)
    if (items.length < LEAST_HEADER) throw refuse()
    const [number, timestamp] = [itemUint(items[8], 8), itemUint(items[11], 8)]
    return { hash: keccak(header), stateRoot: hash(items[3]), number, timestamp }
  })
}

/**
 * Return the account at `address` (20 bytes), or null where the proof shows there is none. Throws `Invalid`.
 */
export function verifyAccountProof(
  stateRoot: Bytes,
  address: Bytes,
  nodes: readonly Bytes[],
): Account | null {
  const value = lookUp(stateRoot, address, nodes)
  if (value === null) return null
  return reading(() => {
    const items = decodeList(value)
    if (items.length !== 4) throw refuse()
    const [nonce, balance] = [itemUint(items[0]), itemUint(items[1])]
    return { nonce, balance, storageRoot: hash(items[2]), codeHash: hash(items[3]) }
  })
}

/**
 * Return the number in a storage slot (its 32-byte place); 0 where the proof shows there is none. Throws
 * `Invalid`.
 */
export function verifyStorageProof(storageRoot: Bytes, slot: Bytes, nodes: readonly Bytes[]): bigint {
  const value = lookUp(storageRoot, slot, nodes)
  if (value === null) return 0n
  const number = reading(() => itemUint(decode(value)))
  if (number === 0n) throw refuse() // a zero is never kept
  return number
}

/**
 * Return the value under `key` in the secure trie with this root, or null where it is shown to be absent.
 * Throws `Invalid` for a node that is missing, changed, in the wrong place or not needed.
 */
export function lookUp(root: Bytes, key: Bytes, nodes: readonly Bytes[]): Bytes | null {
  if (nodes.length > MAX_NODES || nodes.some((node) => node.length > MAX_NODE)) throw refuse()
  if (!nodes.length) {
    if (!equal(root, EMPTY_TRIE)) throw refuse()
    return null
  }
  const [value, used] = descend(root, nibbles(keccak(key)), nodes)
  if (used !== nodes.length) throw refuse() // more nodes than needed would be a second form of the same proof
  return value
}

/**
 * Return a node's answer in the one form accepted here; some list inlined nodes, or the empty trie as a
 * node.
 */
export function listed(nodes: readonly Bytes[]): readonly Bytes[] {
  if (nodes.length === 1 && nodes[0]!.length === 1 && nodes[0]![0] === 0x80) return []
  return nodes.filter((node, place) => place === 0 || node.length >= 32)
}

/** Go down from a root to the key's value; return it and how many nodes that took. */
function descend(root: Bytes, key: readonly number[], nodes: readonly Bytes[]): [Bytes | null, number] {
  let [reference, path, used]: [Item, readonly number[], number] = [root, key, 0]
  while (isList(reference) || reference.length) {
    const inlined = isList(reference)
    const node: readonly Item[] = isList(reference) ? inside(reference) : listedNode(reference, nodes, used)
    used += inlined ? 0 : 1
    if (node.length === BRANCH) {
      const [next, ...rest] = path
      if (next === undefined) throw refuse()
      ;[reference, path] = [node[next]!, rest]
      continue
    }
    const [isLeaf, part] = unpack(node[0]!)
    if (isLeaf) return [same(part, path) ? leafValue(node[1]!) : null, used]
    if (!part.length || isEmpty(node[1]!)) throw refuse()
    if (!same(part, path.slice(0, part.length))) return [null, used]
    ;[reference, path] = [node[1]!, path.slice(part.length)]
  }
  return [null, used]
}

function inside(node: readonly Item[]): readonly Item[] {
  if (encode(node).length >= 32) throw refuse()
  return shaped(node)
}

function listedNode(reference: Bytes, nodes: readonly Bytes[], used: number): readonly Item[] {
  const encoded = nodes[used]
  if (reference.length !== 32 || !encoded || !equal(keccak(encoded), reference)) throw refuse()
  // A short node is inlined by an honest trie, except the root.
  if (encoded.length < 32 && used) throw refuse()
  return shaped(reading(() => decodeList(encoded)))
}

function shaped(node: readonly Item[]): readonly Item[] {
  if (node.length !== BRANCH && node.length !== PAIR) throw refuse()
  return node
}

/** Undo the hex-prefix encoding: whether it is a leaf, and its nibbles. */
function unpack(item: Item): [boolean, readonly number[]] {
  if (isList(item) || !item.length) throw refuse()
  const [flag = 0, padding = 0, ...rest] = nibbles(item)
  if (flag > 3 || (!(flag & 1) && padding)) throw refuse()
  return [flag >= 2, flag & 1 ? [padding, ...rest] : rest]
}

function nibbles(bytes: Bytes): readonly number[] {
  return Array.from(bytes).flatMap((byte) => [byte >> 4, byte & 15])
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((nibble, at) => nibble === other[at])
}

function isEmpty(item: Item): boolean {
  return !isList(item) && !item.length
}

function leafValue(item: Item): Bytes {
  if (isList(item) || !item.length) throw refuse()
  return item
}

function hash(item: Item | undefined): Bytes {
  if (!item || isList(item) || item.length !== 32) throw refuse()
  return item
}

function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (problem) {
    throw problem instanceof Invalid ? refuse() : problem
  }
}
