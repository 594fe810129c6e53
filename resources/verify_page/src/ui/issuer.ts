// Whose ledger it is and who says so, apart from the verdict. Made from the view; asks nothing.
import { toHex } from '../core/bytes'
import { bdi, fill, h } from './dom'
import type { Child } from './dom'
import { visible } from './format'
import { charityOf } from './said'
import { row } from './verdict'
import type { Looked, View } from './view'

/** Return the section; null where there is no receipt. */
export function issuerCard(view: View, looked: Looked): HTMLElement | null {
  const { receipt } = looked.verification
  if (!receipt) return null
  const { words } = view
  return h(
    'section',
    { class: 'card', id: 'issuer' },
    h('h2', {}, words.issuer),
    ...(charityOf(looked.verification.facts) === null ? unknown(view, looked) : [vouched(view, looked)]),
    h('p', { class: 'quiet aside' }, words.issuer_apart),
    h(
      'dl',
      { class: 'facts' },
      row(words.ledger_address, h('code', {}, `0x${toHex(receipt.ledger)}`)),
      row(words.chain, String(receipt.chainId)),
    ),
  )
}

function vouched({ words }: View, { verification: { facts }, voucher }: Looked): Child {
  const name = bdi(charityOf(facts) ?? '')
  if (voucher?.by === 'domain') return h('p', {}, fill(words.issuer_domain, { domain: name }))
  const who = bdi(visible(voucher?.who ?? '—'))
  return h('p', {}, fill(words.issuer_list, { who, name }))
}

function unknown({ words }: View, { verification: { facts }, ledger }: Looked): Child[] {
  const domain = facts.domain && fill(words.issuer_ledger_domain, { domain: bdi(visible(facts.domain)) })
  const made = ledger?.name && fill(words.issuer_config, { name: bdi(visible(ledger.name)) })
  return [
    h('p', {}, words.issuer_unknown),
    domain ? h('p', {}, domain) : null,
    made ? h('p', {}, made) : null,
    h('p', { class: 'aside' }, words.issuer_compare),
  ]
}
