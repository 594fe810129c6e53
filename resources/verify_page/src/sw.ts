// Keeps the page for the next time without a network. Serves the page from what is kept and fetches it anew
// behind it; what the charity published comes from the network first. Never touches other sites or what is
// asked of a node, and never sees a receipt: a fragment is in no request, and addresses are cut before it all
// the same.
export {}

interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetches extends Waits {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(name: 'install' | 'activate', listener: (event: Waits) => void): void
  addEventListener(name: 'fetch', listener: (event: Fetches) => void): void
}

const worker = self as unknown as Worker
const page = worker.registration.scope
const base = page.slice(0, -1)
const pages = ['', '/', '/index.html', '.html'].map((end) => page + end)
const published = `${base}published.json`
const mine = `almoner ${page} `
const cacheName = `${mine}1`

/** A response that was redirected may not answer a navigation, so it is made anew from its body. */
async function fresh(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers)
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name)
  return new Response(await answer.blob(), { status: 200, headers })
}

async function fetched(url: string): Promise<Response | null> {
  const answer = await fetch(url, { cache: 'no-cache', credentials: 'omit' }).catch(() => null)
  return answer?.ok ? fresh(answer) : null
}

/** Fetch the page from wherever this host has it, and keep it. */
async function renew(first?: string): Promise<Response | null> {
  for (const url of new Set(first ? [first, ...pages] : pages)) {
    const answer = await fetched(url)
    if (!answer || !(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue
    await (await caches.open(cacheName)).put(page, answer.clone())
    return answer
  }
  return null
}

async function kept(url: string): Promise<Response | undefined> {
  return (await caches.open(cacheName)).match(url)
}

async function shown(event: Fetches, url: string): Promise<Response> {
  const old = await kept(page)
  if (!old) return (await renew(url)) ?? Response.error()
  event.waitUntil(renew(url))
  return old
}

async function told(): Promise<Response> {
  const answer = await fetched(published)
  if (!answer) return (await kept(published)) ?? Response.error()
  await (await caches.open(cacheName)).put(published, answer.clone())
  return answer
}

async function tidy(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(mine) && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

worker.addEventListener('install', (event) => {
  event.waitUntil(
    renew().then((done) => (done ? worker.skipWaiting() : Promise.reject(new Error('no page')))),
  )
})
worker.addEventListener('activate', (event) => event.waitUntil(tidy()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = request.url.replace(/[?#].*$/, '')
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && pages.includes(url)) event.respondWith(shown(event, url))
  else if (url === published) event.respondWith(told())
})
