// Which nodes to ask: addresses from the page's configuration or from a reader, each node once. Must not ask
// them.
import type { NodeAddress } from './rpc'

/** Nobody asks more at once; what a configuration has beyond is left out. */
export const MAX_NODES = 16

/**
 * Return the nodes at these addresses, absolute or relative to `base` (the folder above `v`), in order. What
 * is no address of http or https is left out, and so is a second address at one host: a node counts once.
 * `firstBlock` is the one in which the ledger was made, 0 where nobody says.
 */
export function nodesOf(urls: readonly string[], base: string, firstBlock = 0n): readonly NodeAddress[] {
  const found = new Map<string, NodeAddress>()
  for (const each of urls) {
    const url = absolute(each, base)
    if (url && !found.has(url.host)) found.set(url.host, { name: url.host, url: url.href, firstBlock })
  }
  return Array.from(found.values()).slice(0, MAX_NODES)
}

/** Return an address to fetch, or null. A name and password in it would be sent along, so it is refused. */
export function absolute(url: string, base: string): URL | null {
  try {
    const found = new URL(url, base)
    const plain = !found.username && !found.password && !found.hash
    return plain && (found.protocol === 'https:' || found.protocol === 'http:') ? found : null
  } catch {
    return null
  }
}
