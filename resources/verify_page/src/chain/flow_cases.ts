// The cases behind payments: what was asked for, how it stands, when it was delivered; and the proof of every
// entry that a flow rests on. Must not know gifts or the axes.
import { equal } from '../core/bytes'
import { caseHash, decodeEntry, KIND, type Case, type EntryData } from '../core/entries'
import { bits, entrySlot, mappingSlot, SLOT } from '../core/layout'
import { Invalid } from '../core/invalid'
import type { Bytes, RawEntry } from '../core/types'
import type { Bounds } from './fetching'
import { unsound } from './flow_moves'
import { readLogs } from './logs'
import { hashWord, prove, type Place, type Proved } from './prove'
import type { NodeAddress } from './rpc'
import { isKept } from './statement'

/** States of a payment as the contract packs them. */
export const STATE = { requested: 1, approved: 2, paid: 5, delivered: 6 } as const

/** More than this is not followed on a phone: some 10 MB of proofs. */
export const MAX_SLOTS = 2_000

const SUBJECTS_AT_ONCE = 200

type Of<Type extends EntryData['type']> = Extract<EntryData, { readonly type: Type }>

interface Shown<Type extends EntryData['type']> {
  readonly raw: RawEntry
  readonly data: Of<Type>
}

/** One payment's case as it was last asked for; `requestedAt` and `deliveredAt` in seconds. */
export interface KnownCase {
  readonly case: Case
  readonly caseHash: Bytes
  readonly requestedAt: bigint
  readonly state: number
  readonly approvals: number
  readonly deliveredAt: bigint | null
  readonly byPayee: boolean
}

/** The cases wanted: of `paid` payments all, of `open` numbers those that still wait. By payment. */
export interface Wanted {
  readonly paid: readonly bigint[]
  readonly open: readonly bigint[]
  /** Entries to prove besides. */
  readonly entries: readonly RawEntry[]
}

/** What is known of a payment's state, proved. */
interface Standing {
  readonly state: number
  readonly approvals: number
  readonly revision: bigint
}

/**
 * Read and prove the cases wanted. Throws `Invalid`: `flow.unsound`, `flow.too_many`, `proof.…`, `node.…`.
 */
export async function readCases(
  node: NodeAddress,
  chainId: bigint,
  place: Place,
  wanted: Wanted,
  bounds: Bounds,
): Promise<ReadonlyMap<bigint, KnownCase>> {
  const numbers = [...wanted.paid, ...wanted.open]
  bound(numbers.length + wanted.entries.length)
  const slots = [...wanted.entries.map(({ number }) => entrySlot(number)), ...numbers.map(paymentSlot)]
  const [proved, shown] = await Promise.all([
    prove(node, place, slots, bounds),
    readShown(node, place, numbers, bounds),
  ])
  for (const entry of wanted.entries) checkKept(entry, proved)
  const standings = new Map(numbers.map((number) => [number, standingOf(proved.word(paymentSlot(number)))]))
  const waiting = wanted.open.filter((number) => isOpen(standings.get(number)!))
  const chosen = [...wanted.paid, ...waiting].map((number) => choose(number, standings.get(number)!, shown))
  const rest = chosen.flatMap(({ request, delivery }) => [request.raw, ...(delivery ? [delivery.raw] : [])])
  bound(slots.length + rest.length)
  const more = await prove(node, place, rest.map(({ number }) => entrySlot(number)), bounds)
  for (const entry of rest) checkKept(entry, more)
  const known = chosen.map((each) => knownCase(each, chainId, place.ledger))
  return new Map(known.map((each) => [each.case.payment, each]))
}

/** Return the place of `payments[payment]`. */
function paymentSlot(payment: bigint): Bytes {
  return mappingSlot(SLOT.payments, payment)
}

function standingOf(word: bigint): Standing {
  const [state, approvals] = [bits(word, 160, 8), bits(word, 168, 8)].map(Number)
  return { state: state!, approvals: approvals!, revision: bits(word, 216, 40) }
}

function isOpen({ state }: Standing): boolean {
  return state === STATE.requested || state === STATE.approved
}

/** What the node shows of requests and deliveries. */
async function readShown(
  node: NodeAddress,
  place: Place,
  numbers: readonly bigint[],
  bounds: Bounds,
): Promise<readonly RawEntry[]> {
  const kinds = [KIND.request, KIND.delivery]
  const range = { first: node.firstBlock, last: place.number }
  const found: RawEntry[] = []
  for (let at = 0; at < numbers.length; at += SUBJECTS_AT_ONCE) {
    const subjects = numbers.slice(at, at + SUBJECTS_AT_ONCE)
    found.push(...(await readLogs(node, place.ledger, { kinds, subjects }, range, bounds)))
  }
  return found
}

interface Chosen {
  readonly request: Shown<'request'>
  readonly delivery: Shown<'delivery'> | null
  readonly standing: Standing
}

/** Return the entries that belong to how a payment stands. They are still to be proved. */
function choose(payment: bigint, standing: Standing, shown: readonly RawEntry[]): Chosen {
  const mine = shown.filter(({ subject }) => subject === payment)
  const of = mine.map((raw) => ({ raw, data: decodeEntry(raw) }))
  const requests = of.filter((each): each is Shown<'request'> => each.data.type === 'request')
  const request = requests.find(({ data }) => data.case.revision === standing.revision)
  const delivery = of.find((each): each is Shown<'delivery'> => each.data.type === 'delivery') ?? null
  const isDelivered = standing.state === STATE.delivered
  if (!request || (isDelivered && !delivery)) throw unsound()
  return { request, delivery: isDelivered ? delivery : null, standing }
}

function knownCase({ request, delivery, standing }: Chosen, chainId: bigint, ledger: Bytes): KnownCase {
  const known = request.data.caseHash
  const same = delivery === null || equal(delivery.data.caseHash, known)
  if (!same || !equal(caseHash(chainId, ledger, request.data.case), known)) throw unsound()
  return {
    case: request.data.case,
    caseHash: known,
    requestedAt: request.raw.at,
    state: standing.state,
    approvals: standing.approvals,
    deliveredAt: delivery?.raw.at ?? null,
    byPayee: delivery?.data.byPayee ?? false,
  }
}

function checkKept(entry: RawEntry, { word }: Proved): void {
  if (!isKept(entry, hashWord(word(entrySlot(entry.number))))) throw unsound()
}

function bound(slots: number): void {
  if (slots > MAX_SLOTS) throw new Invalid('flow.too_many')
}
