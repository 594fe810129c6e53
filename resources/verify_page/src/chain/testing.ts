// The chain client for tests in a browser: values in and out as JSON. Not part of the page.
import { toHex } from '../core/bytes'
import { inspectText, conclude } from '../core/verify'
import type { Config, LedgerConfig } from '../config'
import { askAll } from './ask'
import { followGift } from './flow'
import { axesOf, type Move } from './flow_moves'
import { confirmedBy, trustOfAll } from './known'
import { nodesOf } from './nodes'
import { traceGift } from './trace'

interface Look {
  readonly text: string
  readonly ledger: LedgerConfig
  readonly base: string
  readonly today: number
  readonly flow: boolean
}

/** Everything as the page does it: what the document says, what nodes say, the verdict, the flow. */
async function look({ text, ledger, base, today, flow }: Look): Promise<unknown> {
  const inspected = inspectText(text)
  const question = inspected.unreadable ? null : inspected.question
  const { needed, local } = ledger
  const begun = performance.now()
  const nodes = nodesOf(ledger.nodes, base, BigInt(ledger.first_block ?? 0))
  const asked = question && (await askAll(question, nodes, { needed, local }))
  const milliseconds = performance.now() - begun
  const policy = { needed, today, local, trusted: new Map(), confirmed: new Map() }
  const { verdict, checks, facts, receipt } = conclude(inspected, asked?.answers ?? null, policy)
  const followed = flow && asked && receipt ? await followGift(asked, receipt, facts, { ledger, base }) : null
  return plain({ verdict, checks, facts, answers: asked?.answers ?? [], flow: followed, milliseconds })
}

/** Trace gifts through moves written as `[type, payment, start, amount]`, without any ledger. */
function trace(
  received: string,
  moves: readonly [string, number, number, number][],
  gifts: readonly [number, number][],
): unknown {
  const ofFund = moves.map(([type, payment, start, amount]) => ({
    data: { type, payment: BigInt(payment), start: BigInt(start), amount: BigInt(amount) },
  })) as unknown as readonly Move[]
  const totals = { received: BigInt(received), spent: 0n, refunded: 0n, returned: 0n, payments: 0n }
  const axes = axesOf({ ofFund, settled: new Set() }, totals)
  return plain(gifts.map(([start, amount]) => traceGift(axes, BigInt(start), BigInt(amount))))
}

/** Who vouches for a ledger. */
async function vouch(
  config: Config,
  chainId: string,
  ledger: string,
  domain: string,
  base: string,
): Promise<unknown> {
  const bytes = Uint8Array.from(ledger.slice(2).match(/../g) ?? [], (pair) => parseInt(pair, 16))
  const { trusted, vouchers } = await trustOfAll(config, base)
  const confirmed = await confirmedBy(domain, { chainId: BigInt(chainId), ledger: bytes }, config)
  return plain({ trusted, vouchers, confirmed })
}

/** Numbers as decimal text, bytes as hex, maps as objects. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return toHex(value)
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, each]) => [key, plain(each)]))
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
}

Object.assign(globalThis, { chain: { look, trace, vouch } })
