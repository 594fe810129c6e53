// What the page shows at one moment, as values: the screens are made from it and from nothing else.
import type { Config, LedgerConfig } from '../config'
import type { Flow, FlowProblem } from '../chain/flow_types'
import type { Voucher } from '../chain/known'
import type { NodeAddress } from '../chain/rpc'
import type { NodeAnswer, Verification } from '../core/types'
import type { Language, Words } from './words'

/** One receipt that is looked at. `flow` is null until it is known whether there is one. */
export interface Looked {
  readonly phase: 'asking' | 'slow' | 'done'
  readonly verification: Verification
  /** SHA-256 of the document's bytes, for auditors; '' where there are none. */
  readonly fingerprint: string
  readonly ledger: LedgerConfig | null
  readonly answers: readonly NodeAnswer[]
  /** Whom to ask: those of the configuration, then the reader's own. */
  readonly nodes: readonly NodeAddress[]
  readonly needed: number
  readonly local: boolean
  readonly offline: boolean
  readonly voucher: Voucher | null
  readonly flow: Flow | FlowProblem | 'reading' | null
  /** Seconds since 1970. */
  readonly checkedAt: bigint
}

/**
 * Everything on the page. `looked` is null where there is no receipt; `reading` while one is fetched from a
 * file.
 */
export interface View {
  readonly language: Language
  readonly words: Words
  readonly config: Config
  readonly looked: Looked | null
}

/** What a person can do on a screen. */
export interface Actions {
  readonly again: () => void
  readonly askNode: (url: string) => void
}
