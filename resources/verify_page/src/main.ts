// Where the page starts: reads what it is made for and the fragment, looks at the receipt, shows what came of
// it.
import { runVector } from './core/vectors'
import { look } from './ui/check'
import type { Source } from './ui/check'
import { page } from './ui/page'
import { addressOf, baseOf, fingerprint, readConfig, rulesOf } from './ui/site'
import type { Looked, View } from './ui/view'
import { keepForLater } from './ui/worker'
import { preferred, wordsOf } from './ui/words'

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

function start(): void {
  const config = readConfig(document.getElementById('config')?.textContent ?? '')
  const base = baseOf(location)
  const here = {
    address: addressOf(location),
    origin: location.origin,
    rules: rulesOf(document),
    fingerprint: fingerprint(document),
    placed: location.protocol !== 'file:' && !LOOPBACK.test(location.hostname),
  }
  let language = preferred(navigator.languages)
  let view: View = { language, words: wordsOf(language), config, looked: null }
  let source: Source | null = null
  let own: readonly string[] = []
  let end: () => void = () => undefined

  const shown = page(
    document.getElementById('main') as HTMLElement,
    here,
    { again: () => run(source), askNode: (url) => ((own = [...own, url]), run(source)) },
    { text: (text) => another({ text }), document: (bytes) => another({ document: bytes }) },
    () => {
      language = language === 'zh' ? 'en' : 'zh'
      show({ ...view, language, words: wordsOf(language) })
    },
  )
  const show = (next: View) => {
    view = next
    shown.show(view)
  }
  const run = (next: Source | null) => {
    end()
    source = next
    if (!source) return show({ ...view, looked: null })
    const update = (looked: Looked) => show({ ...view, looked })
    end = look(source, { config, base, own }, update)
  }
  const another = (next: Source) => {
    own = []
    run(next)
    scrollTo(0, 0)
    document.getElementById('headline')?.focus({ preventScroll: true })
  }
  const fromAddress = () => run(location.hash.length > 1 ? { text: location.hash } : null)

  addEventListener('hashchange', fromAddress)
  fromAddress()
  keepForLater(base)
}

Object.defineProperty(globalThis, 'almoner', {
  value: Object.freeze({ runVector: (text: string) => JSON.stringify(runVector(JSON.parse(text))) }),
})
start()
