// Where the units of one gift are now, following money that came back to the payment after. Protocol, section
// 2; the same answer as `Tracer.gift` of almoner_chain/core/trace.py. Must not know entries, nodes or
// receipts.
import { offsetOf, refundedIn, returnsOf, stretchesIn, type Matching } from './matching'

/**
 * `amount` units that stayed with `payment`, the first being its unit `offset`; `via`: where they had been
 * before.
 */
export interface Part {
  readonly payment: bigint
  readonly amount: bigint
  readonly offset: bigint
  readonly via: readonly bigint[]
}

/** Parts, `unspent` and `refunded` add up to the gift. */
export interface GiftTrace {
  readonly parts: readonly Part[]
  readonly unspent: bigint
  readonly refunded: bigint
}

/** Units still to be followed, at `[begin, end)` of the received axis. */
interface Ahead {
  readonly begin: bigint
  readonly end: bigint
  readonly via: readonly bigint[]
}

/** Follow the gift at `[start, start + amount)` of the fund's received axis to where it is now. */
export function traceGift(axes: Matching, start: bigint, amount: bigint): GiftTrace {
  const parts: Part[] = []
  let [unspent, refunded] = [0n, 0n]
  const ahead: (Part | Ahead)[] = [{ begin: start, end: start + amount, via: [] }]
  while (ahead.length) {
    const item = ahead.pop()!
    if ('payment' in item) {
      append(parts, item)
      continue
    }
    const gone = refundedIn(axes, item.begin, item.end)
    const pieces = piecesOf(axes, item)
    const sizes = pieces.map((each) => ('payment' in each ? each.amount : each.end - each.begin))
    const taken = sizes.reduce((sum, size) => sum + size, 0n)
    refunded += gone
    unspent += item.end - item.begin - gone - taken
    ahead.push(...pieces.reverse())
  }
  return { parts, unspent, refunded }
}

/** What became of each spent unit: it stayed, or it came back and stands at another place. */
function piecesOf(axes: Matching, { begin, end, via }: Ahead): (Part | Ahead)[] {
  return stretchesIn(axes, begin, end).flatMap((stretch): (Part | Ahead)[] => {
    const { payment, amount } = stretch
    const offset = offsetOf(axes, stretch)
    const returns = returnsOf(axes, payment, offset, amount)
    const kept = amount - returns.reduce((sum, each) => sum + each.amount, 0n)
    const back = returns.map((each) => ({
      ...{ begin: each.received, end: each.received + each.amount },
      via: [...via, payment],
    }))
    return [...(kept ? [{ payment, amount: kept, offset, via }] : []), ...back.reverse()]
  })
}

/** Join a part with the last one where it goes on without a break. */
function append(parts: Part[], part: Part): void {
  const last = parts[parts.length - 1]
  const goesOn = last && last.payment === part.payment && last.offset + last.amount === part.offset
  if (goesOn && String(last.via) === String(part.via)) {
    parts[parts.length - 1] = { ...last, amount: last.amount + part.amount }
  } else parts.push(part)
}
