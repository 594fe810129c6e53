// The first screen: verdict, amount, what for, whose, when, which receipt. Made from the view; asks nothing.
import type { Fields } from '../core/types'
import { bdi, fill, h } from './dom'
import type { Child } from './dom'
import { day, dayOf, grouped, money, visible } from './format'
import { icon } from './icons'
import { named } from './named'
import { charityOf, spoken } from './said'
import type { Spoken } from './said'
import type { Actions, Looked, View } from './view'

/** Return the verdict with what the gift is. */
export function verdictCard(view: View, looked: Looked, actions: Actions): HTMLElement {
  const said = spoken(view, looked)
  const verdict = looked.phase === 'done' ? looked.verification.verdict : 'asking'
  return h(
    'section',
    { class: `card verdict ${said.tone}`, 'data-verdict': verdict, 'data-tone': said.tone },
    banner(said),
    h('div', { class: 'said' }, ...sentences(view, said.more)),
    gift(view, looked),
    verdict === 'cannot_check' && again(view, actions),
  )
}

/** Return the verdict as one line of plain text, for the title and for whoever listens. */
export function headline(view: View, looked: Looked): string {
  return spoken(view, looked).head
}

function banner(said: Spoken): HTMLElement {
  const sign = h('span', { class: 'sign' }, icon(said.icon))
  return h('div', { class: 'banner' }, sign, h('h1', { id: 'headline', tabindex: '-1' }, said.head))
}

function sentences(view: View, more: readonly Child[]): HTMLElement[] {
  const said = more.filter((each) => each !== null && each !== '')
  if (view.language === 'zh') return [h('p', {}, ...said)]
  return [h('p', {}, ...said.flatMap((each, n) => (n ? [' ', each] : [each])))]
}

function again(view: View, actions: Actions): HTMLElement {
  return h('button', { type: 'button', id: 'again', class: 'main', click: actions.again }, view.words.again)
}

function gift(view: View, looked: Looked): Child {
  if (!looked.verification.receipt) return null
  const { words } = view
  const { fund: name, claimed } = named(looked)
  const fund = name && fill(words.for_fund, { fund: bdi(visible(name)) })
  return h(
    'div',
    { class: 'gift' },
    amount(view, looked),
    fund ? h('p', { class: 'for' }, fund) : null,
    claimed && looked.phase === 'done' && h('p', { class: 'quiet' }, words.claimed),
    h('dl', { class: 'facts' }, ...rows(view, looked)),
  )
}

function amount({ words }: View, looked: Looked): HTMLElement | null {
  const { receipt } = looked.verification
  if (!receipt) return null
  const { unit } = named(looked)
  if (unit) return h('p', { class: 'amount' }, breakable(money(receipt.amount, unit)))
  return h(
    'p',
    { class: 'amount plain' },
    fill(words.smallest, { amount: h('b', {}, grouped(receipt.amount)) }),
  )
}

/** Where a line is too narrow, a large amount breaks between its groups and not within them. */
function breakable(text: string): HTMLElement {
  const groups = text.replace(/\u00a0/, ' ').match(/[^,]+,?/g) ?? []
  return h('bdi', {}, ...groups.flatMap((group, n) => (n ? [h('wbr'), group] : [group])))
}

function rows(view: View, looked: Looked): Child[] {
  const { words, language } = view
  const { receipt, facts } = looked.verification
  if (!receipt) return []
  const given = dayGiven(receipt.disclosure.fields)
  const serial = receipt.recorded ? receipt.recorded.serial : null
  return [
    row(words.charity, charityShown(view, looked)),
    given !== null && row(words.received, day(given, language)),
    facts.recordedAt !== null && row(words.recorded_on, dayOf(facts.recordedAt, language)),
    facts.recordedAt === null && row(words.issued, day(receipt.issued, language)),
    serial !== null && row(words.number, grouped(serial)),
  ]
}

/** Return one line of a list of facts. */
export function row(name: string, ...value: readonly Child[]): HTMLElement {
  return h('div', {}, h('dt', {}, name), h('dd', {}, ...value))
}

function charityShown({ words }: View, looked: Looked): Child {
  const { facts } = looked.verification
  const vouched = charityOf(facts)
  if (vouched !== null) return bdi(vouched)
  const own = looked.ledger?.name || facts.domain
  return own ? fill(words.calls_itself, { name: bdi(visible(own)) }) : words.not_known
}

function dayGiven(fields: Fields): number | null {
  const value = fields.get(2)
  return typeof value === 'number' ? value : null
}
