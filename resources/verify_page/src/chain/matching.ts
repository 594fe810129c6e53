// The spent axis of one fund laid on its received axis: first in, first out. Protocol, section 2; the same
// rules as in almoner_chain/core/trace_matching.py, as far as one gift's way needs them. Only sums and
// bisection. Takes whatever it is told, in entry order; whether that is all, and true, is the business of
// `flow.ts`. Amounts in minor units.

/** `amount` units from `received` on the one axis are those from `spent` on the other. */
export interface Stretch {
  readonly received: bigint
  readonly spent: bigint
  readonly amount: bigint
  readonly payment: bigint
}

/** The units `[offset, offset + amount)` of a payment that went on at `received`. */
export interface Returned {
  readonly offset: bigint
  readonly amount: bigint
  readonly received: bigint
}

/** One fund's axes. Made by `newMatching`, filled by `pay`, `giveBack`, `comeBack`. */
export interface Matching {
  /** How far money was received in the end: no unit beyond can have been spent. */
  readonly received: bigint
  spent: bigint
  frontier: bigint
  readonly stretches: Stretch[]
  readonly spentOf: Map<bigint, { readonly start: bigint; readonly amount: bigint }>
  readonly returns: Map<bigint, Returned[]>
  readonly holes: { readonly start: bigint; readonly end: bigint }[]
}

/** Return empty axes of a fund that received so much. */
export function newMatching(received: bigint): Matching {
  const [spentOf, returns] = [new Map(), new Map()]
  return { received, spent: 0n, frontier: 0n, stretches: [], spentOf, returns, holes: [] }
}

/** Take the next `amount` units for a payment. */
export function pay(axes: Matching, payment: bigint, amount: bigint): void {
  if (!axes.spentOf.has(payment)) axes.spentOf.set(payment, { start: axes.spent, amount })
  for (let left = amount; left; ) {
    const [received, room] = nextFree(axes)
    if (!room) return
    const taken = least(left, room)
    axes.stretches.push({ received, spent: axes.spent, amount: taken, payment })
    axes.spent += taken
    axes.frontier = received + taken
    left -= taken
  }
}

/** Take a hole out of *received*; of what lies below the frontier nothing counts, for it is spent. */
export function giveBack(axes: Matching, start: bigint, amount: bigint): void {
  const [begin, end] = [most(start, axes.frontier), least(start + amount, axes.received)]
  if (begin >= end) return
  const first = firstWhere(axes.holes, (hole) => hole.end > begin)
  const last = firstWhere(axes.holes, (hole) => hole.start >= end)
  const merged = axes.holes.slice(first, last)
  const from = merged.reduce((lowest, hole) => least(lowest, hole.start), begin)
  const to = merged.reduce((highest, hole) => most(highest, hole.end), end)
  axes.holes.splice(first, last - first, { start: from, end: to })
}

/** Money came back and stands at `start` again: the last units of the payment that had not come back yet. */
export function comeBack(axes: Matching, payment: bigint, start: bigint, amount: bigint): void {
  const returns = axes.returns.get(payment) ?? []
  const last = returns[returns.length - 1]
  const left = last ? last.offset : (axes.spentOf.get(payment)?.amount ?? 0n)
  const units = least(amount, left)
  if (units) returns.push({ offset: left - units, amount: units, received: start })
  axes.returns.set(payment, returns)
}

/** Return what was spent of `[start, end)` on *received*, cut to it, in order. */
export function stretchesIn(axes: Matching, start: bigint, end: bigint): readonly Stretch[] {
  const found: Stretch[] = []
  let at = firstWhere(axes.stretches, (each) => each.received + each.amount > start)
  for (; at < axes.stretches.length && axes.stretches[at]!.received < end; at += 1) {
    const each = axes.stretches[at]!
    const [begin, stop] = [most(start, each.received), least(end, each.received + each.amount)]
    const spent = each.spent + begin - each.received
    found.push({ received: begin, spent, amount: stop - begin, payment: each.payment })
  }
  return found
}

/** Return which unit of its payment a stretch begins with, from 0. */
export function offsetOf(axes: Matching, stretch: Stretch): bigint {
  return stretch.spent - (axes.spentOf.get(stretch.payment)?.start ?? 0n)
}

/** Return what came back of the units `[offset, offset + amount)` of a payment, last units first. */
export function returnsOf(
  axes: Matching,
  payment: bigint,
  offset: bigint,
  amount: bigint,
): readonly Returned[] {
  const returns = axes.returns.get(payment) ?? []
  const found: Returned[] = []
  // Each return lies right below the one before it, so the offsets fall.
  let at = firstWhere(returns, (each) => each.offset < offset + amount)
  for (; at < returns.length && returns[at]!.offset + returns[at]!.amount > offset; at += 1) {
    const each = returns[at]!
    const begin = most(each.offset, offset)
    const size = least(each.offset + each.amount, offset + amount) - begin
    found.push({ offset: begin, amount: size, received: each.received + begin - each.offset })
  }
  return found
}

/** Return how many units of `[start, end)` on *received* were given back. */
export function refundedIn(axes: Matching, start: bigint, end: bigint): bigint {
  let sum = 0n
  for (let at = firstWhere(axes.holes, (hole) => hole.end > start); at < axes.holes.length; at += 1) {
    const hole = axes.holes[at]!
    if (hole.start >= end) break
    sum += least(hole.end, end) - most(hole.start, start)
  }
  return sum
}

/** Where the next unspent unit is and how many follow it without a hole. */
function nextFree(axes: Matching): [bigint, bigint] {
  let begin = axes.frontier
  let at = firstWhere(axes.holes, (hole) => hole.end > begin)
  for (; at < axes.holes.length && axes.holes[at]!.start <= begin; at += 1) begin = axes.holes[at]!.end
  const end = at < axes.holes.length ? axes.holes[at]!.start : axes.received
  return [begin, most(0n, least(end, axes.received) - begin)]
}

/** The first place where `holds` (false, then true) holds, or the length. */
function firstWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(items[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

const least = (one: bigint, other: bigint) => (one < other ? one : other)
const most = (one: bigint, other: bigint) => (one > other ? one : other)
