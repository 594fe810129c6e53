// The ledger's log as nodes send it: event records in JSON, read strictly. What is not exactly an entry of
// the ledger asked about is refused, not skipped. Must not know what entries mean, nor believe that any is
// missing or true.
import { equal, isZero, toUint } from '../core/bytes'
import { Invalid } from '../core/invalid'
import type { Bytes, RawEntry } from '../core/types'
import { ENTRY_TOPIC } from './contract'
import type { Bounds } from './fetching'
import { data, dataOf, fieldsOf, listOf, quantity, quantityOf, word } from './json'
import { exchange, type Call, type NodeAddress } from './rpc'

/** What to look for: entry numbers, kinds, subjects; none of a sort means all. */
export interface LogFilter {
  readonly numbers?: readonly bigint[]
  readonly kinds?: readonly bigint[]
  readonly subjects?: readonly bigint[]
}

/** From which block to which, both included; a tag such as `finalized` may stand for the last. */
export interface Range {
  readonly first: bigint
  readonly last: bigint | string
}

const HEAD = 128 // actor, at, offset, length

/** Halving a range that a node refuses ends here: a phone does not read a chain in thousands of pieces. */
const MAX_PIECES = 64

const malformed = () => new Invalid('node.malformed')

/** Return the call that asks for entries. */
export function logsCall(ledger: Bytes, filter: LogFilter, { first, last }: Range): Call {
  const topics = [data(ENTRY_TOPIC), topic(filter.numbers), topic(filter.kinds), topic(filter.subjects)]
  const toBlock = typeof last === 'string' ? last : quantity(last)
  return ['eth_getLogs', { address: data(ledger), fromBlock: quantity(first), toBlock, topics }]
}

function topic(numbers: readonly bigint[] | undefined): string | readonly string[] | null {
  if (!numbers) return null
  return numbers.length === 1 ? word(numbers[0]!) : numbers.map(word)
}

/** Read the answer to a `logsCall`. Throws `Invalid`, `node.malformed`. */
export function entriesOf(value: unknown, ledger: Bytes): readonly RawEntry[] {
  const logs = listOf(value)
  if (!logs) throw malformed()
  return logs.map((log) => entryOf(log, ledger))
}

/**
 * Return the entries of the blocks from `first` to `last`, in pieces where the node wants fewer blocks or
 * entries at once. Throws `Invalid`, `node.…`.
 */
export async function readLogs(
  node: NodeAddress,
  ledger: Bytes,
  filter: LogFilter,
  range: { readonly first: bigint; readonly last: bigint },
  bounds: Bounds,
): Promise<readonly RawEntry[]> {
  const found: RawEntry[] = []
  const ahead = [range]
  for (let asked = 1; ahead.length; asked += 1) {
    if (asked > MAX_PIECES) throw new Invalid('node.refused')
    const piece = ahead.pop()!
    const [answer] = await exchange(node, [logsCall(ledger, filter, piece)], bounds)
    if (answer && 'value' in answer) found.push(...entriesOf(answer.value, ledger))
    else if (piece.first >= piece.last) throw new Invalid('node.refused')
    else {
      const middle = (piece.first + piece.last) / 2n
      ahead.push({ first: middle + 1n, last: piece.last }, { first: piece.first, last: middle })
    }
  }
  return found
}

function entryOf(log: unknown, ledger: Bytes): RawEntry {
  const fields = fieldsOf(log)
  const topics = listOf(fields?.['topics'])
  if (!fields || topics?.length !== 4 || fields['removed'] === true) throw malformed()
  const [address, topic] = [dataOf(fields['address'], 20), dataOf(topics[0], 32)]
  if (!equal(address, ledger) || !equal(topic, ENTRY_TOPIC)) throw malformed()
  const [number, kind, subject] = [quantityOf(topics[1]), quantityOf(topics[2]), quantityOf(topics[3])]
  return { number, kind, subject, ...bodyOf(dataOf(fields['data'])) }
}

function bodyOf(body: Bytes): Pick<RawEntry, 'actor' | 'at' | 'data'> {
  if (body.length < HEAD || !isZero(body.subarray(0, 12))) throw malformed()
  if (toUint(body.subarray(64, 96)) !== 96n) throw malformed()
  const length = toUint(body.subarray(96, HEAD))
  if (length > BigInt(body.length - HEAD)) throw malformed()
  const end = HEAD + Number(length)
  if (body.length !== Math.ceil(end / 32) * 32 || !isZero(body.subarray(end))) throw malformed()
  return { actor: body.slice(12, 32), at: toUint(body.subarray(32, 64)), data: body.slice(HEAD, end) }
}
