// Who vouches for a ledger: lists in the page, lists at addresses it was given, and the ledger's own domain.
// Protocol, section 9. A list that cannot be read vouches for nobody, in silence. Must not know receipts or
// what nodes say.
import { Invalid } from '../core/invalid'
import { ledgerKey } from '../core/types'
import type { Bytes } from '../core/types'
import { shown } from '../core/units'
import type { Config, LedgerConfig } from '../config'
import { fetchBounded } from './fetching'
import { fieldsOf, listOf, parseJson, textOf } from './json'
import { absolute } from './nodes'

/** One who vouches: a trust list or a registry by its name, or a domain. */
export interface Voucher {
  readonly by: 'list' | 'domain'
  readonly who: string
}

/** Names by `ledgerKey`, as the core's policy wants them, and who said so. */
export interface Trust {
  readonly trusted: ReadonlyMap<string, string>
  readonly vouchers: ReadonlyMap<string, Voucher>
}

interface List {
  readonly name: string
  readonly ledgers: readonly { readonly key: string; readonly name: string; readonly domain: string }[]
}

const BOUNDS = { milliseconds: 4_000, bytes: 64 << 10 }
const MAX_REGISTRIES = 8

/** A host as it stands in a link: no port, path, or sign that could make it another address. */
const HOST = /^[^\s/\\?#@:%[\]<>^|]{1,253}$/

/** Return whom the page's own lists trust; needs no network. Of two names for one ledger the first counts. */
export function trustOf(config: Config): Trust {
  return trustIn(config.trust.flatMap((each) => listed(each) ?? []))
}

/** Return whom the page's lists and the registries trust; of these only what can be fetched. Never throws. */
export async function trustOfAll(config: Config, base: string, signal?: AbortSignal): Promise<Trust> {
  const urls = config.registries.slice(0, MAX_REGISTRIES).flatMap((url) => absolute(url, base)?.href ?? [])
  const fetched = await Promise.all(urls.map((url) => fetchList(url, signal)))
  const own = config.trust.map(listed)
  return trustIn([...own, ...fetched].flatMap((each) => each ?? []))
}

/**
 * Return the core's `confirmed` for one ledger whose profile names `domain`: asked at that domain, over
 * https. Asked only where the page's rules allow it, which is where `config` has the ledger under this domain
 * or the page lies there. Never throws.
 */
export async function confirmedBy(
  domain: string,
  { chainId, ledger }: { readonly chainId: bigint; readonly ledger: Bytes },
  config: Config,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const key = ledgerKey(chainId, ledger)
  const own = (each: LedgerConfig) => each.domain === domain && keyOf(each.chain_id, each.ledger) === key
  const here = location.protocol === 'https:' && location.host === domain
  if (!HOST.test(domain) || !(here || config.ledgers.some(own))) return new Map()
  const list = await fetchList(`https://${domain}/.well-known/almoner.json`, signal)
  // The domain speaks of a ledger whose profile has this very domain, and of nothing else.
  const speaks = list?.ledgers.some((each) => each.key === key && each.domain === domain)
  return new Map(speaks ? [[key, domain]] : [])
}

function trustIn(lists: readonly List[]): Trust {
  const [trusted, vouchers] = [new Map<string, string>(), new Map<string, Voucher>()]
  for (const list of lists) {
    for (const { key, name } of list.ledgers) {
      if (trusted.has(key) || !name) continue
      trusted.set(key, name)
      vouchers.set(key, { by: 'list', who: list.name })
    }
  }
  return { trusted, vouchers }
}

async function fetchList(url: string, signal: AbortSignal | undefined): Promise<List | null> {
  try {
    const { status, body } = await fetchBounded(url, null, { ...BOUNDS, signal })
    const document = fieldsOf(parseJson(body))
    return status === 200 && document?.['format'] === 1 ? listed(document) : null
  } catch (problem) {
    if (problem instanceof Invalid) return null
    throw problem
  }
}

/** Read a list; what is not one, or names nobody, is null, and a ledger in it that is none is left out. */
function listed(document: unknown): List | null {
  const fields = fieldsOf(document)
  const name = shown(textOf(fields?.['name']))
  const ledgers = listOf(fields?.['ledgers'])
  if (!name || !ledgers) return null
  return { name, ledgers: ledgers.flatMap((each) => ledgerIn(each) ?? []) }
}

function ledgerIn(value: unknown): List['ledgers'][number] | null {
  const fields = fieldsOf(value)
  const key = keyOf(textOf(fields?.['chain_id']), textOf(fields?.['ledger']))
  if (key === null) return null
  return { key, name: shown(textOf(fields?.['name'])), domain: textOf(fields?.['domain']) }
}

/** `ledgerKey` of a decimal number and 0x-hex, or null. */
export function keyOf(chainId: string, ledger: string): string | null {
  if (!/^[1-9][0-9]{0,19}$/.test(chainId) || !/^0x[0-9a-fA-F]{40}$/.test(ledger)) return null
  return `${chainId}:${ledger.slice(2).toLowerCase()}`
}
