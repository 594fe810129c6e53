// "About this page": its address, its fingerprint, what it sent, whose work it is. Made from values; asks
// nothing.
import { bdi, fill, h } from './dom'
import type { Child } from './dom'
import { hexGroups, visible } from './format'
import { sameAddress } from './site'
import { row } from './verdict'
import type { View } from './view'

/** Return the section, folded. `address` is the page's, `print` the fingerprint of its script. */
export function aboutCard(view: View, address: string, print: string): HTMLElement {
  const { words, config, looked } = view
  const asked = looked?.nodes.length ? looked.nodes.map(({ name }) => visible(name)).join(words.comma) : ''
  return h(
    'details',
    { class: 'card', id: 'about' },
    h('summary', {}, h('h2', {}, words.about)),
    h('p', {}, words.sent_nothing),
    asked ? h('p', {}, fill(words.sent_asked, { nodes: bdi(asked) })) : null,
    h(
      'dl',
      { class: 'facts' },
      row(words.this_address, bdi(address)),
      config.address && row(words.meant_address, bdi(config.address), ' ', place(view, address)),
      row(words.fingerprint, h('code', { id: 'fingerprint' }, hexGroups(print))),
      config.program && row(words.version, visible(config.program, 60)),
    ),
    h('p', { class: 'quiet' }, words.fingerprint_more),
    h('p', {}, words.no_money),
    h('p', { class: 'quiet' }, words.licence),
  )
}

/**
 * Return the warning that a page is not where it is meant to be; null where it is, or where no place is
 * meant.
 */
export function misplaced(view: View, address: string): HTMLElement | null {
  const { config, words } = view
  if (!config.address || sameAddress(address, config.address)) return null
  const meant = h('p', {}, words.meant_address, view.words.colon, bdi(config.address))
  return h('aside', { class: 'card notice', id: 'misplaced' }, h('p', {}, words.address_differs), meant)
}

function place({ words, config }: View, address: string): Child {
  return h(
    'p',
    { class: 'quiet' },
    sameAddress(address, config.address) ? words.address_same : words.address_differs,
  )
}
