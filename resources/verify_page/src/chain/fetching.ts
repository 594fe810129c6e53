// One bounded exchange over HTTP with somebody who is not trusted: so many bytes, so much time for all of it,
// no redirect, no cookie, no referrer, nothing kept. Must not know what the bytes mean.
import { concat } from '../core/bytes'
import { Invalid } from '../core/invalid'
import type { Bytes } from '../core/types'

/** What one exchange may take; `signal` ends it early. */
export interface Bounds {
  readonly milliseconds: number
  readonly bytes: number
  readonly signal?: AbortSignal | undefined
}

/** An answer's status and its body, read as far as it was allowed. */
export interface Fetched {
  readonly status: number
  readonly body: Bytes
}

const PLAIN: RequestInit = {
  mode: 'cors',
  cache: 'no-store',
  credentials: 'omit',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
}

/**
 * POST `json` to `url`, or GET it where that is null. Throws `Invalid`: `node.timeout`, `node.too_long`, and
 * `node.unreachable` for everything else that a browser does not tell apart.
 */
export async function fetchBounded(url: string, json: string | null, bounds: Bounds): Promise<Fetched> {
  const stop = new AbortController()
  const giveUp = () => stop.abort()
  let late = false
  const timer = setTimeout(() => ((late = true), giveUp()), bounds.milliseconds)
  bounds.signal?.addEventListener('abort', giveUp)
  try {
    if (bounds.signal?.aborted) giveUp()
    const response = await fetch(url, { ...PLAIN, ...posted(json), signal: stop.signal })
    return { status: response.status, body: await readBody(response, bounds.bytes) }
  } catch (problem) {
    if (problem instanceof Invalid) throw problem
    throw new Invalid(late ? 'node.timeout' : 'node.unreachable')
  } finally {
    clearTimeout(timer)
    bounds.signal?.removeEventListener('abort', giveUp)
    giveUp() // what was not read any more is not sent either
  }
}

function posted(json: string | null): RequestInit {
  if (json === null) return { method: 'GET' }
  return { method: 'POST', body: json, headers: { 'Content-Type': 'application/json' } }
}

async function readBody(response: Response, most: number): Promise<Bytes> {
  const reader = response.body?.getReader()
  const parts: Bytes[] = []
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > most) throw new Invalid('node.too_long')
    parts.push(value)
  }
  return concat(...parts)
}
