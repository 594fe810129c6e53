// Blocks as nodes send them, and the header's own bytes made from them: they must hash to the block's hash,
// so that nothing the node says of the block has to be believed. Must not know ledgers.
import { equal, fromUint } from '../core/bytes'
import { attempt, Invalid } from '../core/invalid'
import { readHeader, type Header } from '../core/proof'
import { encode, type Item } from '../core/rlp'
import type { Bytes, FinalBlock } from '../core/types'
import type { Bounds } from './fetching'
import { dataOf, fieldsOf, quantity, quantityOf, type Fields } from './json'
import { exchange, valueOf, type NodeAddress } from './rpc'

const FIELDS = [
  ...['parentHash', 'sha3Uncles', 'miner', 'stateRoot', 'transactionsRoot', 'receiptsRoot', 'logsBloom'],
  ...['difficulty', 'number', 'gasLimit', 'gasUsed', 'timestamp', 'extraData', 'mixHash', 'nonce'],
]
// Each came with a later fork, always behind the ones before it.
const LATER = [
  ...['baseFeePerGas', 'withdrawalsRoot', 'blobGasUsed', 'excessBlobGas', 'parentBeaconBlockRoot'],
  'requestsHash',
]
const NUMBERS = new Set([
  ...['difficulty', 'number', 'gasLimit', 'gasUsed', 'timestamp'],
  ...['baseFeePerGas', 'blobGasUsed', 'excessBlobGas'],
])

/** A block that a node named: nothing of it is checked yet. */
export interface NamedBlock {
  readonly block: FinalBlock
  readonly fields: Fields
}

/** Read the answer of `eth_getBlockByNumber`. Throws `Invalid`: `node.no_block`, `node.malformed`. */
export function namedBlock(value: unknown): NamedBlock {
  const fields = fieldsOf(value)
  if (!fields) throw new Invalid('node.no_block')
  const [number, timestamp] = [quantityOf(fields['number']), quantityOf(fields['timestamp'])]
  return { block: { number, hash: dataOf(fields['hash'], 32), timestamp }, fields }
}

/** Return a block's header, which has the hash that the node named. Throws `Invalid`, `proof.header`. */
export async function headerOf(node: NodeAddress, named: NamedBlock, bounds: Bounds): Promise<Header> {
  const made = attempt(
    () => checked(encode(itemsOf(named.fields)), named.block),
    () => null,
  )
  return made ?? rawHeader(node, named.block, bounds)
}

/** Ask for the header's bytes themselves: of chains whose headers have fields of their own. */
async function rawHeader(node: NodeAddress, block: FinalBlock, bounds: Bounds): Promise<Header> {
  const [raw] = await exchange(node, [['debug_getRawHeader', quantity(block.number)]], bounds)
  return attempt(
    () => checked(dataOf(valueOf(raw)), block),
    () => {
      throw new Invalid('proof.header')
    },
  )
}

function checked(encoded: Bytes, block: FinalBlock): Header {
  const header = readHeader(encoded)
  if (!equal(header.hash, block.hash) || header.number !== block.number) throw new Invalid('proof.header')
  return header
}

function itemsOf(fields: Fields): readonly Item[] {
  const there = LATER.filter((name) => fields[name] !== undefined && fields[name] !== null)
  return [...FIELDS, ...there].map((name) => {
    return NUMBERS.has(name) ? shortest(quantityOf(fields[name])) : dataOf(fields[name])
  })
}

/** A number as RLP writes it: without leading zeros. */
function shortest(number: bigint): Bytes {
  return number ? fromUint(number, Math.ceil(number.toString(16).length / 2)) : new Uint8Array(0)
}
