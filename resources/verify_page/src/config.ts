// What the page is made for: whose ledgers, which nodes, who vouches. Written into the page by `almoner serve` and
// `almoner page export` (app/almoner/services/page_config.py); read from there and nowhere else.

/** A node is an absolute URL, or a path relative to the site's base (the folder above `v`). */
export interface LedgerConfig {
  readonly chain_id: string
  readonly ledger: string
  readonly name: string
  readonly domain: string
  readonly nodes: readonly string[]
  readonly needed: number
  readonly local: boolean
  /** The block in which the ledger was made; its log is not looked for before it. */
  readonly first_block?: number
  /** Where the charity publishes what disbursements were for, relative to the base; '' for nowhere. */
  readonly published: string
  /** What each fund counts in, as the ledger had it when the page was made: shown while no node answers. */
  readonly funds?: readonly FundConfig[]
}

/** A fund's number in decimal digits, its name, and its unit as the ledger has them. */
export interface FundConfig {
  readonly fund: string
  readonly name: string
  readonly kind: number
  readonly unit: string
  readonly decimals: number
}

/** Someone who vouches for ledgers: `name` says who. The same form as /.well-known/almoner.json. */
export interface TrustList {
  readonly name: string
  readonly ledgers: readonly { readonly chain_id: string; readonly ledger: string; readonly name: string }[]
}

export interface Config {
  readonly format: 1
  readonly program: string
  /** Where this page is meant to live, to compare with the address bar; '' for anywhere. */
  readonly address: string
  readonly ledgers: readonly LedgerConfig[]
  readonly trust: readonly TrustList[]
  /** Addresses of trust lists to fetch. */
  readonly registries: readonly string[]
}
