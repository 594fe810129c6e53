// The screens for tests in a browser: drawn from a shared vector and a flow, without any network. Not part of
// the page.
import type { Flow, FlowProblem } from '../chain/flow_types'
import type { Voucher } from '../chain/known'
import type { LedgerConfig } from '../config'
import { fromHex } from '../core/bytes'
import { readVector } from '../core/vectors'
import { verify, verifyText } from '../core/verify'
import { page, type Page } from './page'
import { addressOf, fingerprint, readConfig, rulesOf } from './site'
import type { Looked } from './view'
import { wordsOf, type Language } from './words'

interface Shown {
  readonly language: Language
  readonly phase?: Looked['phase']
  /** In the page as it stands, as what comes in later is. */
  readonly later?: boolean
  readonly vector: {
    readonly answers: readonly { readonly node: string }[] | null
    readonly policy: { readonly local: boolean }
  } | null
  readonly flow?: unknown
  readonly ledger?: LedgerConfig
  readonly voucher?: Voucher
  readonly offline?: boolean
}

/** Draw what is shown of a vector; texts of bigints are written `123n`, bytes `0x…`. */
function show(json: string): void {
  const shown = JSON.parse(json, revived) as Shown
  const config = readConfig(document.getElementById('config')?.textContent ?? '')
  const here = {
    address: addressOf(location),
    origin: location.origin,
    rules: rulesOf(document),
    fingerprint: fingerprint(document),
    placed: true,
  }
  const nothing = () => undefined
  const actions = { again: nothing, askNode: nothing }
  const looked = shown.vector && lookedOf(shown, JSON.parse(json).vector)
  if (!current || !shown.later) {
    document.querySelectorAll('header, footer').forEach((each) => each.remove())
    const main = document.getElementById('main') as HTMLElement
    current = page(main, here, actions, { text: nothing, document: nothing }, nothing)
  }
  current.show({ language: shown.language, words: wordsOf(shown.language), config, looked })
}

let current: Page | null = null

function lookedOf(shown: Shown, vector: unknown): Looked {
  const { source, answers, policy } = readVector(vector)
  const verification =
    'text' in source ? verifyText(source.text, answers, policy) : verify(source.document, answers, policy)
  const nodes = (answers ?? []).map(({ node }) => ({ name: node, url: '', firstBlock: 0n }))
  return {
    ...{
      phase: shown.phase ?? 'done',
      verification,
      fingerprint: 'ab'.repeat(32),
      ledger: shown.ledger ?? null,
    },
    ...{ answers: answers ?? [], nodes, needed: policy.needed, local: policy.local },
    ...{ offline: shown.offline ?? false, voucher: shown.voucher ?? null, checkedAt: 1_770_000_000n },
    flow: (shown.flow ?? null) as Flow | FlowProblem | null,
  }
}

function revived(_: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (/^\d+n$/.test(value)) return BigInt(value.slice(0, -1))
  return /^0x([0-9a-f]{2})+$/.test(value) ? fromHex(value) : value
}

Object.defineProperty(globalThis, 'screens', { value: Object.freeze({ show }) })
