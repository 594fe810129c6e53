// What moved in one fund: its payments, refunds and returns as one node shows them, and whether these are all
// there were, by arithmetic against proved counters. Must not know gifts or how entries are proved.
import { decodeEntry, KIND, type EntryData } from '../core/entries'
import { Invalid } from '../core/invalid'
import { bits, mappingSlot, plainSlot, SLOT, unpackCounters } from '../core/layout'
import type { Bytes, RawEntry } from '../core/types'
import type { Bounds } from './fetching'
import { readLogs } from './logs'
import { comeBack, giveBack, newMatching, pay, type Matching } from './matching'
import { prove, type Place } from './prove'
import type { NodeAddress } from './rpc'

type Of<Type extends EntryData['type']> = Extract<EntryData, { readonly type: Type }>

/** An entry that moves a fund's axis. */
export interface Move {
  readonly raw: RawEntry
  readonly data: Of<'payment'> | Of<'refund'> | Of<'return'>
}

/** A fund's figures in minor units, and how many payments the ledger has numbered; all proved. */
export interface Totals {
  readonly received: bigint
  readonly spent: bigint
  readonly refunded: bigint
  readonly returned: bigint
  readonly payments: bigint
}

/** A fund's moves in the ledger's order, and the numbers of all that was paid or given back, in any fund. */
export interface Moves {
  readonly ofFund: readonly Move[]
  readonly settled: ReadonlySet<bigint>
}

/** Prove a fund's figures. Throws `Invalid`. */
export async function readTotals(
  node: NodeAddress,
  place: Place,
  fund: bigint,
  bounds: Bounds,
): Promise<Totals> {
  const of = (slot: bigint): Bytes => mappingSlot(slot, fund)
  const [received, spent] = [of(SLOT.received_and_kind), of(SLOT.spent_and_refunded)]
  const [returned, counters] = [of(SLOT.returned_and_admin), plainSlot(SLOT.counters)]
  const slots = [received, spent, returned, counters]
  const { word } = await prove(node, place, slots, bounds)
  return {
    received: bits(word(received), 0, 128),
    spent: bits(word(spent), 0, 128),
    refunded: bits(word(spent), 128, 128),
    returned: bits(word(returned), 0, 128),
    payments: unpackCounters(word(counters)).payments,
  }
}

/** Read everything that moved money up to a block, as the node shows it. Throws `Invalid`. */
export async function readMoves(
  node: NodeAddress,
  place: Place,
  fund: bigint,
  bounds: Bounds,
): Promise<Moves> {
  const kinds = [KIND.return, KIND.payment, KIND.refund]
  const logs = await readLogs(node, place.ledger, { kinds }, { first: node.firstBlock, last: place.number }, bounds)
  const all = logs.map(moveOf)
  all.sort((one, other) => (one.raw.number < other.raw.number ? -1 : 1))
  if (all.some(({ raw }, at) => at && raw.number === all[at - 1]!.raw.number)) throw unsound()
  const settled = all.flatMap(({ data }) => (data.type === 'return' ? [] : [data.payment]))
  return { ofFund: all.filter(({ data }) => data.fund === fund), settled: new Set(settled) }
}

/**
 * Check that nothing is missing: payments fill the spent axis without a gap, the rest adds up. Throws
 * `Invalid`.
 */
export function checkComplete({ ofFund }: Moves, totals: Totals): void {
  let [spent, refunded, returned] = [0n, 0n, 0n]
  for (const { data } of ofFund) {
    if (data.type === 'refund') refunded += data.amount
    else if (data.type === 'return') returned += data.amount
    else if (data.start !== spent) throw unsound()
    else spent += data.amount
  }
  if (spent !== totals.spent || refunded !== totals.refunded || returned !== totals.returned) throw unsound()
}

/** Replay the moves in their order on the fund's axes. */
export function axesOf({ ofFund }: Moves, { received }: Totals): Matching {
  const axes = newMatching(received)
  for (const { data } of ofFund) {
    if (data.type === 'payment') pay(axes, data.payment, data.amount)
    else if (data.type === 'refund') giveBack(axes, data.start, data.amount)
    else comeBack(axes, data.payment, data.start, data.amount)
  }
  return axes
}

/** What a node shows does not fit what is proved. */
export const unsound = () => new Invalid('flow.unsound')

function moveOf(raw: RawEntry): Move {
  const data = decodeEntry(raw)
  if (data.type !== 'payment' && data.type !== 'refund' && data.type !== 'return') throw unsound()
  return { raw, data }
}
