// Where one gift went: followed through payments, returns and the payments after, on proved entries only.
// Protocol, sections 2 and 10. Must not know the receipt's private fields; judges no receipt.
//
// 1.  The block is one on whose hash as many nodes agree as are needed (`anchoring.ts`).
// 2.  One node shows the fund's payments, refunds and returns; the proved counters say that none is missing.
// 3.  First in, first out: the gift's place is traced to where it is now.
// 4.  Every entry on which that rests is proved, with the cases of its payments and those that still wait.
// 5.  What the charity published stands beside a payment where its case binds it.
// Whoever shows something else than the ledger has is passed over, and the next node is asked.
import { equal } from '../core/bytes'
import { Invalid } from '../core/invalid'
import type { Facts, Receipt } from '../core/types'
import type { LedgerConfig } from '../config'
import { agreedOn, type Agreed } from './anchoring'
import type { Asked } from './ask'
import type { Bounds } from './fetching'
import { readCases, type KnownCase } from './flow_cases'
import { axesOf, checkComplete, readMoves, readTotals, unsound } from './flow_moves'
import type { Move, Moves, Totals } from './flow_moves'
import type { Flow, FlowPart, FlowProblem, FlowRequest } from './flow_types'
import { absolute } from './nodes'
import type { Place } from './prove'
import { publishedOf, readClaims, type Claims } from './published'
import { BOUNDS, type NodeAddress } from './rpc'
import { traceGift, type GiftTrace, type Part } from './trace'

/** Where the charity of the receipt's ledger publishes, relative to `base`; what ends the reading. */
export interface FlowOptions {
  readonly ledger: LedgerConfig | null
  readonly base: string
  readonly signal?: AbortSignal | undefined
}

interface Gift {
  readonly chainId: bigint
  readonly fund: bigint
  readonly start: bigint
  readonly amount: bigint
}

/** Follow a recorded gift whose place (`facts.start`) is known. Never throws. */
export async function followGift(
  asked: Asked,
  receipt: Receipt,
  facts: Facts,
  { ledger, base, signal }: FlowOptions,
): Promise<Flow | FlowProblem> {
  if (!receipt.recorded || facts.start === null) return 'none'
  const { chainId, fund, amount } = receipt
  const bounds = { ...BOUNDS, signal }
  const agreed = await agreedOn(asked, bounds)
  if (!agreed) return 'unreachable'
  const url = ledger?.published ? absolute(ledger.published, base) : null
  const claims = url ? readClaims(url.href, receipt, signal) : Promise.resolve(new Map())
  const problems: FlowProblem[] = []
  for (const node of agreed.nodes) {
    try {
      return await flowAt(node, agreed, { chainId, fund, amount, start: facts.start }, claims, bounds)
    } catch (problem) {
      problems.push(problemOf(problem))
    }
  }
  return (['too_many', 'unsound'] as const).find((each) => problems.includes(each)) ?? 'unreachable'
}

function problemOf(problem: unknown): FlowProblem {
  const code = problem instanceof Invalid ? problem.code : ''
  if (code === 'flow.too_many' || code === 'node.too_long') return 'too_many'
  return code.startsWith('node.') ? 'unreachable' : 'unsound'
}

/** Steps 2 to 5 with one node. Throws `Invalid`. */
async function flowAt(
  node: NodeAddress,
  { place, timestamp }: Agreed,
  gift: Gift,
  claims: Promise<Claims>,
  bounds: Bounds,
): Promise<Flow> {
  const [totals, moves] = await Promise.all([
    readTotals(node, place, gift.fund, bounds),
    readMoves(node, place, gift.fund, bounds),
  ])
  checkComplete(moves, totals)
  if (gift.start + gift.amount > totals.received) throw unsound()
  const trace = traceGift(axesOf(moves, totals), gift.start, gift.amount)
  const touched = unique(trace.parts.flatMap(({ payment, via }) => [payment, ...via]))
  const open = openNumbers(moves, totals)
  const wanted = { paid: touched, open, entries: decisive(moves, new Set(touched)).map(({ raw }) => raw) }
  const cases = await readCases(node, gift.chainId, place, wanted, bounds)
  return flowOf(gift, { place, timestamp }, totals, moves, trace, cases, await claims)
}

/**
 * What may still wait to be paid: every number that nothing was paid under. How it stands is proved later.
 */
function openNumbers({ settled }: Moves, { payments }: Totals): readonly bigint[] {
  if (payments > 100_000n) throw new Invalid('flow.too_many')
  const all = Array.from({ length: Number(payments) }, (_, at) => BigInt(at + 1))
  return all.filter((number) => !settled.has(number))
}

/**
 * Return the moves on which the answer rests. Where nothing was given back, a payment's place on the spent
 * axis is its place on the received axis, so those that touch the gift are enough; a hole shifts all that
 * comes after it.
 */
function decisive({ ofFund }: Moves, touched: ReadonlySet<bigint>): readonly Move[] {
  const shifted = ofFund.some(({ data }) => data.type === 'refund')
  return ofFund.filter(({ data }) => shifted || data.type !== 'payment' || touched.has(data.payment))
}

function flowOf(
  gift: Gift,
  { place, timestamp }: { readonly place: Place; readonly timestamp: bigint },
  totals: Totals,
  moves: Moves,
  trace: GiftTrace,
  cases: ReadonlyMap<bigint, KnownCase>,
  claims: Claims,
): Flow {
  const touched = new Set(trace.parts.flatMap(({ payment, via }) => [payment, ...via]))
  const waiting = Array.from(cases.values()).filter((each) => !touched.has(each.case.payment))
  return {
    ...{ fund: gift.fund, amount: gift.amount, start: gift.start },
    parts: trace.parts.map((part) => partOf(part, moves, cases, claims)),
    ...{ unspent: trace.unspent, refunded: trace.refunded },
    requested: waiting.filter((each) => each.case.fund === gift.fund).map((each) => requestOf(each, claims)),
    asOf: { number: place.number, timestamp },
    ...{ fundReceived: totals.received, fundSpent: totals.spent },
  }
}

function partOf(part: Part, moves: Moves, cases: ReadonlyMap<bigint, KnownCase>, claims: Claims): FlowPart {
  const known = cases.get(part.payment)
  const paid = moves.ofFund.find(({ data }) => data.type === 'payment' && data.payment === part.payment)
  if (!known || paid?.data.type !== 'payment' || !equal(paid.data.caseHash, known.caseHash)) throw unsound()
  const back = moves.ofFund.filter(({ data }) => data.type === 'return' && data.payment === part.payment)
  return {
    ...{ payment: part.payment, amount: part.amount, via: part.via, of: paid.data.amount },
    returned: back.reduce((sum, { data }) => sum + data.amount, 0n),
    category: Number(paid.data.category),
    state: known.deliveredAt === null ? 'paid' : 'delivered',
    ...{ requestedAt: known.requestedAt, approvals: known.approvals, paidAt: paid.raw.at },
    ...{ deliveredAt: known.deliveredAt, byPayee: known.byPayee, evidence: known.case.evidence },
    published: publishedOf(known.case, claims),
  }
}

function requestOf(known: KnownCase, claims: Claims): FlowRequest {
  const { payment, amount, category } = known.case
  const { requestedAt, approvals } = known
  const published = publishedOf(known.case, claims)
  return { payment, amount, category: Number(category), requestedAt, approvals, published }
}

function unique(numbers: readonly bigint[]): readonly bigint[] {
  return Array.from(new Set(numbers))
}
