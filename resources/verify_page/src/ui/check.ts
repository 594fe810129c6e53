// One look at a receipt: what it says of itself, then what nodes say and who vouches, then where the money
// went. Tells the page at every step; a later step that fails takes nothing back that is known. Draws
// nothing.
import { sha256 } from '@noble/hashes/sha2.js'
import { askAll, type Asked } from '../chain/ask'
import { followGift } from '../chain/flow'
import type { FlowProblem } from '../chain/flow_types'
import { confirmedBy, trustOf, trustOfAll, type Trust } from '../chain/known'
import { nodesOf } from '../chain/nodes'
import type { Config, LedgerConfig } from '../config'
import { toHex } from '../core/bytes'
import { fromText } from '../core/link'
import { ledgerKey } from '../core/types'
import type { Bytes, Policy, Question, Receipt } from '../core/types'
import { conclude, inspect, inspectText, type Inspected } from '../core/verify'
import { ledgerOf } from './site'
import type { Looked } from './view'

const SLOW_MS = 5_000
const PATIENCE_MS = 30_000

/** A verdict does not wait longer than this for who vouches; the name comes in later. */
const TRUST_MS = 1_500

/** A receipt as it came: the text of a link, or a file's bytes. */
export type Source = { readonly text: string } | { readonly document: Bytes }

export interface Context {
  readonly config: Config
  readonly base: string
  /** Nodes that the reader named for this look. */
  readonly own: readonly string[]
}

type Tell = (change: Partial<Looked>) => void
interface Vouched extends Trust {
  readonly confirmed: ReadonlyMap<string, string>
}

/** Look at a receipt and tell `update` at every step. Return what ends the look early. */
export function look(source: Source, context: Context, update: (looked: Looked) => void): () => void {
  const ending = new AbortController()
  const inspected = 'text' in source ? inspectText(source.text) : inspect(source.document)
  let looked = begin(source, inspected, context)
  const tell = (change: Partial<Looked>) => {
    looked = { ...looked, ...change }
    if (!ending.signal.aborted) update(looked)
  }
  if (inspected.unreadable || !inspected.question) tell({ phase: 'done' })
  else void steps(inspected, inspected.question, looked, context, ending, tell)
  return () => ending.abort()
}

async function steps(
  inspected: Inspected & { readonly receipt: Receipt },
  question: Question,
  start: Looked,
  context: Context,
  ending: AbortController,
  tell: Tell,
): Promise<void> {
  tell({})
  const slow = setTimeout(() => tell({ phase: 'slow' }), SLOW_MS)
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS)
  const stop = linked(ending)
  const vouching = vouch(inspected.receipt, start, context, ending.signal)
  const { nodes, needed, local } = start
  const asked = await askAll(question, nodes, { needed, local, signal: stop.signal })
  clearTimeout(slow)
  clearTimeout(patience)
  const known = await Promise.race([vouching, later(TRUST_MS, ownWord(context.config))])
  const concluded = (trust: Vouched) => conclusion(inspected, asked, start, trust)
  const first = concluded(known)
  tell({
    ...first,
    phase: 'done',
    offline: !navigator.onLine,
    checkedAt: now(),
    flow: startOfFlow(first, inspected.receipt),
  })
  void vouching.then((trust) => trust !== known && tell(concluded(trust)))
  if (startOfFlow(first, inspected.receipt) !== 'reading') return
  const { ledger } = start
  const options = { ledger, base: context.base, signal: ending.signal }
  const flow = followGift(asked, inspected.receipt, first.verification.facts, options)
  tell({ flow: await flow.catch((): FlowProblem => 'unreachable') })
}

/** What ends when `outer` ends, or before. */
function linked(outer: AbortController): AbortController {
  const inner = new AbortController()
  outer.signal.addEventListener('abort', () => inner.abort())
  return inner
}

function later<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), milliseconds))
}

function startOfFlow(
  { verification: { verdict } }: Pick<Looked, 'verification'>,
  receipt: Receipt,
): Looked['flow'] {
  if (verdict === 'promised') return 'none'
  if (verdict === 'not_genuine' || !receipt.recorded) return null
  return verdict === 'cannot_check' ? 'unreachable' : 'reading'
}

function begin(source: Source, inspected: Inspected, context: Context): Looked {
  const receipt = inspected.unreadable ? null : inspected.receipt
  const ledger = receipt && ledgerOf(context.config, ledgerKey(receipt.chainId, receipt.ledger))
  const near = receipt ? nearest(context.config, receipt, ledger) : []
  const urls = receipt ? [...near.flatMap(({ nodes }) => nodes), ...context.own] : []
  const nodes = nodesOf(urls, context.base, firstBlockOf(ledger))
  return {
    phase: 'asking',
    verification: conclude(inspected, null, {
      needed: 1,
      today: 0,
      local: false,
      trusted: new Map(),
      confirmed: new Map(),
    }),
    fingerprint: receipt ? fingerprintOf(source) : '',
    ledger,
    answers: [],
    nodes,
    needed: near.length
      ? Math.max(...near.map(({ needed }) => needed))
      : neededOf(nodes.map(({ url }) => url)),
    local: ledger?.local ?? false,
    offline: false,
    voucher: null,
    flow: null,
    checkedAt: now(),
  }
}

/**
 * The ledger the page was made for; of another ledger those on the same chain, whose nodes know it as well.
 */
function nearest(config: Config, { chainId }: Receipt, ledger: LedgerConfig | null): readonly LedgerConfig[] {
  return ledger ? [ledger] : config.ledgers.filter((each) => each.chain_id === String(chainId))
}

function firstBlockOf(ledger: LedgerConfig | null): bigint {
  const block = ledger?.first_block
  return block !== undefined && Number.isSafeInteger(block) && block > 0 ? BigInt(block) : 0n
}

/**
 * Nobody says how many nodes of a ledger must agree that the page was not made for: two, or the reader's own
 * one.
 */
function neededOf(urls: readonly string[]): number {
  return urls.length === 1 && /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(urls[0] ?? '') ? 1 : 2
}

function ownWord(config: Config): Vouched {
  return { ...trustOf(config), confirmed: new Map() }
}

/**
 * Lists, registries, and the word of the domain that the page has for this ledger; a ledger's own claim comes
 * later.
 */
async function vouch(
  receipt: Receipt,
  { ledger }: Looked,
  { config, base }: Context,
  signal: AbortSignal,
): Promise<Vouched> {
  const [trust, confirmed] = await Promise.all([
    trustOfAll(config, base, signal),
    confirmedBy(ledger?.domain || location.host, receipt, config, signal),
  ])
  return { ...trust, confirmed }
}

function conclusion(
  inspected: Inspected & { readonly receipt: Receipt },
  asked: Asked,
  start: Looked,
  trust: Vouched,
) {
  const { needed, local } = start
  const { trusted, confirmed } = trust
  const today = Math.floor(Date.now() / 86_400_000)
  const policy: Policy = { needed, local, today, trusted, confirmed }
  const verification = conclude(inspected, asked.answers, policy)
  const { chainId, ledger } = inspected.receipt
  const voucher = trust.vouchers.get(ledgerKey(chainId, ledger)) ?? {
    by: 'domain' as const,
    who: verification.facts.issuer ?? '',
  }
  return {
    verification,
    answers: asked.answers,
    voucher: verification.facts.issuer === null ? null : voucher,
  }
}

function now(): bigint {
  return BigInt(Math.floor(Date.now() / 1000))
}

function fingerprintOf(source: Source): string {
  return toHex(sha256('text' in source ? fromText(source.text) : source.document))
}
