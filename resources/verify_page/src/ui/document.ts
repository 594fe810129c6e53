// What the receipt itself says: open fields, which ones are closed, days, number. Made from the view; asks
// nothing.
import type { FieldId, Receipt } from '../core/types'
import { bdi, h } from './dom'
import type { Child } from './dom'
import { day, grouped, money, visible } from './format'
import { named } from './named'
import { row } from './verdict'
import type { Looked, View } from './view'
import { pick } from './words'

/** Return the section; null where there is no receipt. */
export function documentCard(view: View, looked: Looked): HTMLElement | null {
  const { receipt } = looked.verification
  if (!receipt) return null
  const { words, language } = view
  const { fund, unit } = named(looked)
  const closed = receipt.disclosure.open === 'none'
  return h(
    'section',
    { class: 'card', id: 'says' },
    h('h2', {}, words.says),
    receipt.duplicate && h('p', {}, words.duplicate),
    h(
      'dl',
      { class: 'facts' },
      unit && row(words.amount, bdi(money(receipt.amount, unit))),
      fund && row(words.fund, bdi(visible(fund))),
      ...fieldRows(view, receipt),
      row(words.issued, day(receipt.issued, language)),
      receipt.due !== null && row(words.due, day(receipt.due, language)),
      receipt.recorded && row(words.number, grouped(receipt.recorded.serial)),
    ),
    closed && h('p', { class: 'quiet' }, words.all_closed),
  )
}

function fieldRows(view: View, receipt: Receipt): Child[] {
  const { disclosure } = receipt
  const closed = disclosure.open === 'some' ? Array.from(disclosure.closed.keys()) : []
  const ids = [...Array.from(disclosure.fields.keys()), ...closed].sort((a, b) => a - b)
  return ids.map((id) => {
    const line = row(fieldName(view, id), fieldValue(view, receipt, id))
    // On paper two short ones stand side by side.
    if (String(disclosure.fields.get(id) ?? '').length > 40) line.className = 'long'
    return line
  })
}

function fieldName({ words }: View, id: FieldId): string {
  return pick(words.fields, `f${id}`, String(id))
}

function fieldValue({ words, language }: View, { disclosure }: Receipt, id: FieldId): Child {
  const value = disclosure.fields.get(id)
  if (value === undefined) return h('span', { class: 'closed' }, words.closed)
  if (typeof value === 'number') return day(value, language)
  return bdi(id === 3 ? pick(words.methods, value, visible(value)) : visible(value))
}
