// Runs one shared test vector (tests/vectors/README.md) through the page's own verifier, so that tests ask
// the very code that is shipped. Values in, values out; nothing of the page uses it.
import { fromHex, toHex } from './bytes'
import { ledgerKey } from './types'
import type { Bytes, Check, Facts, NodeAnswer, Policy, RawEntry, Verification, VoidRecord } from './types'
import { verify, verifyText } from './verify'

type Texts = { readonly [name: string]: string }
interface NamedLedger {
  readonly chain_id: string
  readonly ledger: string
  readonly name?: string
  readonly domain?: string
}
interface PolicyJson {
  readonly needed: string
  readonly today: string
  readonly local: boolean
  readonly trusted: readonly NamedLedger[]
  readonly confirmed: readonly NamedLedger[]
}
interface AnswerJson {
  readonly node: string
  readonly problem?: string
  readonly chain_id: string
  readonly contract: NodeAnswer['contract']
  readonly final_block: Texts | null
  readonly entry_hash: string | null
  readonly event: Texts | null
  readonly signer_period: Texts | null
  readonly void: Texts | null
  readonly pending: boolean
  readonly fund_name: string
  readonly unit_kind: string
  readonly unit_code: string
  readonly unit_decimals: string
  readonly domain: string
}
interface VectorJson {
  readonly document?: string
  readonly text?: string
  readonly policy: PolicyJson
  readonly answers: readonly AnswerJson[] | null
}

/** A vector as values: what `verify` takes. */
export interface Vector {
  readonly source: { readonly text: string } | { readonly document: Bytes }
  readonly policy: Policy
  readonly answers: readonly NodeAnswer[] | null
}

/** Read a vector. */
export function readVector(json: unknown): Vector {
  const { document, text, policy, answers } = json as VectorJson
  const source = text === undefined ? { document: fromHex(document ?? '') } : { text }
  return { source, policy: policyOf(policy), answers: answers && answers.map(answerOf) }
}

/** Return verdict, checks, codes and facts of a vector, in the form of its `expect`. */
export function runVector(json: unknown): unknown {
  const { source, answers, policy } = readVector(json)
  if ('text' in source) return outcome(verifyText(source.text, answers, policy))
  return outcome(verify(source.document, answers, policy))
}

function outcome({ verdict, checks, facts }: Verification): unknown {
  const by = (pick: (check: Check) => string, of: readonly Check[]) =>
    Object.fromEntries(of.map((check) => [check.name, pick(check)]))
  const coded = checks.filter(({ code }) => code)
  return {
    verdict,
    checks: by(({ state }) => state, checks),
    codes: by(({ code }) => code, coded),
    facts: factsJson(facts),
  }
}

function factsJson(facts: Facts): unknown {
  const numbers = {
    batch: facts.batch,
    start: facts.start,
    end: facts.end,
    recorded_at: facts.recordedAt,
    archived_at: facts.archivedAt,
    overdue_days: facts.overdueDays || null,
    signer: facts.signer && toHex(facts.signer),
    fund_name: facts.fundName || null,
    domain: facts.domain || null,
    issuer: facts.issuer || null,
  }
  const known = Object.entries(numbers).filter(([, value]) => value !== null)
  const { unit, void: voided } = facts
  return {
    ...Object.fromEntries(known.map(([name, value]) => [name, String(value)])),
    ...(unit && { unit: { kind: String(unit.kind), code: unit.code, decimals: String(unit.decimals) } }),
    ...(voided && { void: voidJson(voided) }),
  }
}

function voidJson({ reason, successor, entry, at }: VoidRecord): Texts {
  return { reason: `${reason}`, successor: `${successor}`, entry: `${entry}`, at: `${at}` }
}

function policyOf(json: PolicyJson): Policy {
  const named = (items: readonly NamedLedger[]) =>
    new Map(items.map((it) => [ledgerKey(big(it.chain_id), fromHex(it.ledger)), it.name ?? it.domain ?? '']))
  return {
    needed: Number(json.needed),
    today: Date.parse(json.today) / 86_400_000,
    local: json.local,
    trusted: named(json.trusted),
    confirmed: named(json.confirmed),
  }
}

function answerOf(json: AnswerJson): NodeAnswer {
  if (json.problem !== undefined) return { ...SILENT, node: json.node, problem: json.problem }
  const { final_block: final, signer_period: period, void: voided } = json
  return {
    ...{ node: json.node, problem: '', chainId: big(json.chain_id), contract: json.contract },
    finalBlock: final && {
      number: big(final['number']),
      hash: hex(final['hash']),
      timestamp: big(final['timestamp']),
    },
    entryHash: json.entry_hash === null ? null : fromHex(json.entry_hash),
    event: json.event && eventOf(json.event),
    signerPeriod: period && { grantedAt: big(period['granted_at']), revokedAt: big(period['revoked_at']) },
    void: voided && voidOf(voided),
    ...{ pending: json.pending, fundName: json.fund_name, domain: json.domain },
    ...{ unitKind: big(json.unit_kind), unitCode: json.unit_code, unitDecimals: big(json.unit_decimals) },
  }
}

function eventOf(json: Texts): RawEntry {
  const [number, kind, subject, at] = [json['number'], json['kind'], json['subject'], json['at']].map(big)
  return {
    ...{ number: number!, kind: kind!, subject: subject!, at: at! },
    actor: hex(json['actor']),
    data: hex(json['data']),
  }
}

function voidOf(json: Texts): VoidRecord {
  const [reason, successor] = [big(json['reason']), big(json['successor'])]
  return { reason, successor, entry: big(json['entry']), at: big(json['at']) }
}

const big = (text: string | undefined) => BigInt(text ?? '')
const hex = (text: string | undefined) => fromHex(text ?? '')

const SILENT: NodeAnswer = {
  ...{ node: '', problem: '', chainId: 0n, contract: 'none', finalBlock: null, entryHash: null, event: null },
  ...{ signerPeriod: null, void: null, pending: false, fundName: '', domain: '' },
  ...{ unitKind: 0n, unitCode: '', unitDecimals: 0n },
}
