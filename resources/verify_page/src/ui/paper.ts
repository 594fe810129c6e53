// What stands on paper besides the verdict and the flow: the checks in short, when and where they were made.
// Seen in print only. Made from the view.
import { bdi, fill, h } from './dom'
import { timeOf } from './format'
import { icon } from './icons'
import { checkName, checkState } from './checks'
import type { Looked, View } from './view'

/** Return the block for paper. */
export function paperBlock(view: View, looked: Looked, address: string): HTMLElement {
  const { words, language } = view
  const lines = looked.verification.checks.map((check) => {
    const { sign, word } = checkState(view, check)
    return h('li', {}, icon(sign), `${checkName(view, check)}${words.colon}${word}`)
  })
  const time = timeOf(looked.checkedAt, language)
  return h(
    'section',
    { class: 'paper' },
    h('h2', {}, words.how),
    h('ul', {}, ...lines),
    h('p', {}, fill(words.checked_at, { time, address: bdi(address) })),
  )
}
