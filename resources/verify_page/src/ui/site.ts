// Where the page is: the site's base, what it may ask, and its own fingerprint. Reads the address, never its
// fragment beyond handing it to whoever checks the receipt. Knows no receipt.
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, toUtf8 } from '../core/bytes'
import type { Config, LedgerConfig } from '../config'

const PAGE = /(^|\/)v(\/|\.html|\/index\.html)?$/

/** Return the site's base, with a slash at its end: the folder above `v`, or a single file's own folder. */
export function baseOf(location: {
  readonly origin: string
  readonly protocol: string
  readonly pathname: string
}): string {
  const { protocol, pathname } = location
  const origin = protocol === 'file:' ? 'file://' : location.origin
  const cut = PAGE.test(pathname) ? pathname.replace(PAGE, '$1') : pathname.replace(/[^/]*$/, '')
  return `${origin}${cut.endsWith('/') ? cut : `${cut}/`}`
}

/** Return the page's address without its fragment. */
export function addressOf(location: Location): string {
  return `${location.protocol === 'file:' ? 'file://' : location.origin}${location.pathname}`
}

/** Whether two addresses of the page are the same place; `v`, `v/`, `v.html` and `v/index.html` are one. */
export function sameAddress(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/[?#].*$/, '').replace(/(\/|\.html|\/index\.html)$/, '')
  return plain(one) === plain(other)
}

/** Read what the page is made for. A block that is damaged makes a page that was made for nothing. */
export function readConfig(text: string): Config {
  const empty: Config = { format: 1, program: '', address: '', ledgers: [], trust: [], registries: [] }
  try {
    const config = JSON.parse(text) as Config
    const lists = [config.ledgers, config.trust, config.registries]
    if (config.format !== 1 || !lists.every(Array.isArray)) return empty
    const registries = config.registries.filter((each) => typeof each === 'string')
    return { ...empty, ...config, registries, ledgers: config.ledgers.filter(isLedger) }
  } catch {
    return empty
  }
}

function isLedger(each: LedgerConfig | null): boolean {
  const texts = [each?.chain_id, each?.ledger, each?.name, each?.domain, each?.published]
  const nodes = each && Array.isArray(each.nodes) && each.nodes.every((node) => typeof node === 'string')
  return !!nodes && texts.every((text) => typeof text === 'string') && Number.isInteger(each.needed)
}

/**
 * Return the ledger of this key (`CHAIN_ID:40 hex digits`) that the page was made for; null where it was not.
 */
export function ledgerOf(config: Config, key: string): LedgerConfig | null {
  const same = (each: LedgerConfig) =>
    `${each.chain_id}:${each.ledger.replace(/^0x/, '').toLowerCase()}` === key
  return config.ledgers.find(same) ?? null
}

/** Whether the page's rules let it ask this address (its `connect-src`; `self` is the page's own origin). */
export function mayAsk(url: string, rules: string, origin: string): boolean {
  const { protocol, hostname, host } = new URL(url)
  const sources = (/connect-src ([^;]*)/.exec(rules)?.[1] ?? '').split(/\s+/)
  return sources.some((source) => {
    if (source === "'self'") return url.startsWith(`${origin}/`)
    const found = /^(https?:)\/\/(\[[^\]]*\]|[^/:]*)(:\*|:\d+)?/.exec(source)
    if (!found || found[1] !== protocol) return false
    return found[3] === ':*' ? found[2] === hostname : `${found[2]}${found[3] ?? ''}` === host
  })
}

/** Return the SHA-256 of the page's own script, the same as stands in fingerprint.txt. */
export function fingerprint(document: Document): string {
  const script = Array.from(document.scripts).find((each) => !each.type && !each.src)
  return toHex(sha256(toUtf8(script?.textContent ?? '')))
}

/** Return the rules (Content-Security-Policy) that stand in the page. */
export function rulesOf(document: Document): string {
  return document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? ''
}
