// Asking a node of the reader's own choice, as far as the page's rules allow. Kept for this look only.
import { bdi, fill, h, put } from './dom'
import { visible } from './format'
import { absolute } from '../chain/nodes'
import { mayAsk } from './site'
import type { Actions, View } from './view'

/** Return the section, folded; `rules` are the page's, `origin` its own. */
export function ownNodeCard(view: View, actions: Actions, rules: string, origin: string): HTMLElement {
  const { words } = view
  const message = h('div', { role: 'status', class: 'message' })
  const input = h('input', {
    id: 'node',
    type: 'text',
    inputmode: 'url',
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const sent = (event: Event) => {
    event.preventDefault()
    const url = absolute((input as HTMLInputElement).value.trim(), 'about:blank')?.href
    if (!url) return put(message, words.own_invalid)
    if (!mayAsk(url, rules, origin)) return put(message, ...forbidden(view, url))
    put(message)
    actions.askNode(url)
  }
  return h(
    'details',
    { class: 'card', id: 'own' },
    h('summary', {}, h('h2', {}, words.own)),
    h('p', {}, words.own_more),
    h(
      'form',
      { submit: sent },
      h('label', { for: 'node' }, words.own_label),
      h('div', { class: 'line' }, input, h('button', { type: 'submit' }, words.own_ask)),
    ),
    message,
  )
}

function forbidden({ words }: View, url: string): HTMLElement[] {
  const { origin } = new URL(url)
  return [
    h('p', {}, fill(words.own_forbidden, { node: bdi(visible(origin, 80)) })),
    h('code', {}, `almoner page export PAGE --node ${visible(url, 200)}`),
  ]
}
