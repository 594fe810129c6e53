// "Where the money went": a sentence, a picture, and a list with every amount, day, purpose and state. Made
// from the view; asks nothing.
import type { Flow, FlowPart, FlowProblem, FlowRequest } from '../chain/flow_types'
import { bdi, fill, h } from './dom'
import type { Child } from './dom'
import { evidenceFold } from './evidence'
import { flowPicture, purposeOf } from './flow_picture'
import { dayOf, grouped, money, percent, timeOf } from './format'
import { icon } from './icons'
import type { Icon } from './icons'
import type { Looked, View } from './view'
import { pick, plural } from './words'

const SHOWN = 12

/** As page.css has it: on paper all stands on one page. */
const PRINTED = 6

/** Return the section; null where a receipt is not one whose money can be followed. */
export function flowCard(view: View, looked: Looked): HTMLElement | null {
  const { flow, verification } = looked
  if (!flow || !verification.receipt) return null
  return h(
    'section',
    { class: 'card', id: 'flow' },
    h('h2', {}, view.words.flow),
    ...body(view, looked, flow),
  )
}

function body(view: View, looked: Looked, flow: Flow | FlowProblem | 'reading'): Child[] {
  const { words } = view
  if (flow === 'reading') return [h('p', { class: 'busy-line' }, words.flow_reading)]
  if (typeof flow !== 'string') return whole(view, looked, flow)
  const promised = looked.verification.verdict === 'promised'
  const why = {
    unreachable: words.flow_unreachable,
    unsound: words.flow_unsound,
    too_many: words.flow_too_many,
  }
  return [h('p', {}, flow === 'none' ? (promised ? words.flow_later : words.flow_unreachable) : why[flow])]
}

function whole(view: View, looked: Looked, flow: Flow): Child[] {
  const { words, language } = view
  const { unit } = looked.verification.facts
  const shown = (amount: bigint) => money(amount, unit)
  const as_of = { time: timeOf(flow.asOf.timestamp, language), number: grouped(flow.asOf.number) }
  const said = summary(view, flow, shown)
  return [
    looked.verification.verdict === 'voided' && h('p', { class: 'quiet' }, words.flow_voided),
    h('p', { class: 'lead' }, said),
    flow.parts.length || flow.refunded ? flowPicture(view, flow, shown, said) : null,
    partList(view, flow, shown),
    ...requestList(view, flow, shown),
    h('p', { class: 'quiet' }, fill(words.flow_as_of, as_of)),
  ]
}

function summary({ words, language }: View, flow: Flow, shown: (amount: bigint) => string): string {
  const used = flow.parts.reduce((sum, part) => sum + part.amount, 0n)
  const delivered = flow.parts.reduce(
    (sum, part) => sum + (part.state === 'delivered' ? part.amount : 0n),
    0n,
  )
  const text = (words_: string, amount: bigint, rest: Record<string, string> = {}) =>
    words_.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'amount' ? shown(amount) : (rest[name] ?? ''),
    )
  const said: string[] = []
  if (!used && !flow.refunded) return text(words.flow_none, flow.amount)
  if (used === flow.amount) said.push(text(words.flow_all, used))
  else if (used)
    said.push(text(words.flow_used, flow.amount, { used: `${shown(used)} (${percent(used, flow.amount)})` }))
  if (delivered) said.push(text(words.flow_delivered, delivered))
  if (flow.refunded) said.push(text(words.flow_refunded, flow.refunded))
  if (flow.unspent) said.push(text(words.flow_waits, flow.unspent))
  return said.join(language === 'zh' ? '' : ' ')
}

function partList(view: View, flow: Flow, shown: (amount: bigint) => string): Child {
  const { words } = view
  const lines = flow.parts.map((part) => partLine(view, part, shown))
  const rest = [
    flow.refunded ? endLine('refunded', words.refunded, shown(flow.refunded)) : null,
    flow.unspent ? endLine('waits', words.waits, shown(flow.unspent)) : null,
  ]
  const list = h('ol', { class: 'parts' }, ...lines.slice(0, SHOWN), ...rest)
  const unprinted = fill(words.more_lines, { number: grouped(lines.length - PRINTED) })
  const paper = lines.length > PRINTED && h('p', { class: 'only-paper' }, unprinted)
  if (lines.length <= SHOWN) return [list, paper]
  const more = h('button', { type: 'button', id: 'all-parts', click: () => showAll() })
  more.textContent = words.show_all.replace('{number}', grouped(lines.length))
  const showAll = () => {
    lines[SHOWN - 1]?.after(...lines.slice(SHOWN))
    more.remove()
  }
  return [list, more, paper]
}

function partLine(view: View, part: FlowPart, shown: (amount: bigint) => string): HTMLElement {
  const { words } = view
  return h(
    'li',
    { class: `part ${part.state}`, 'data-payment': String(part.payment) },
    head(purposeOf(view, part), shown(part.amount), words[part.state], part.state === 'paid' ? null : 'pass'),
    h('p', { class: 'quiet' }, listed(partFacts(view, part, shown))),
    part.via.length > 0 &&
      h('p', { class: 'quiet' }, fill(words.via, { numbers: part.via.map(String).join(words.comma) })),
    part.returned > 0n && h('p', { class: 'quiet' }, fill(words.returned, { amount: shown(part.returned) })),
    evidenceFold(view, `evidence-${part.payment}`, part),
  )
}

function partFacts(view: View, part: FlowPart, shown: (amount: bigint) => string): Child[] {
  const { words, language } = view
  const named =
    part.published.purpose === null
      ? words.no_purpose
      : pick(words.categories, `c${part.category}`, words.categories.other)
  return [
    fill(words.payment, { number: grouped(part.payment) }),
    named,
    fill(words.requested_on, { day: dayOf(part.requestedAt, language) }),
    approved(view, part.approvals),
    fill(words.paid_on, { day: dayOf(part.paidAt, language) }),
    part.deliveredAt !== null && fill(words.delivered_on, { day: dayOf(part.deliveredAt, language) }),
    part.byPayee && words.by_payee,
    part.amount < part.of && fill(words.part_of, { part: shown(part.amount), whole: shown(part.of) }),
  ]
}

function requestList(view: View, flow: Flow, shown: (amount: bigint) => string): Child[] {
  if (!flow.requested.length) return []
  const { words } = view
  const lines = flow.requested.slice(0, SHOWN).map((request) => requestLine(view, request, shown))
  const rest = flow.requested.length - lines.length
  return [
    h('h3', {}, words.planned),
    h('p', { class: 'quiet' }, words.planned_more),
    h('ul', { class: 'parts' }, ...lines),
    rest > 0 && h('p', { class: 'quiet' }, fill(words.more_lines, { number: grouped(rest) })),
  ]
}

function requestLine(view: View, request: FlowRequest, shown: (amount: bigint) => string): HTMLElement {
  const { words, language } = view
  const facts = [
    fill(words.payment, { number: grouped(request.payment) }),
    fill(words.requested_on, { day: dayOf(request.requestedAt, language) }),
    approved(view, request.approvals),
  ]
  return h(
    'li',
    { class: 'part requested', 'data-payment': String(request.payment) },
    head(purposeOf(view, request), shown(request.amount), words.requested, 'wait'),
    h('p', { class: 'quiet' }, listed(facts)),
  )
}

function approved({ words }: View, approvals: number): Child {
  return fill(plural(words.approvals, approvals), { number: grouped(approvals) })
}

function endLine(state: string, name: string, amount: string): HTMLElement {
  return h('li', { class: `part ${state}` }, head(name, amount, '', null))
}

function head(what: string, amount: string, state: string, sign: Icon | null): HTMLElement {
  const sum = h('span', { class: 'sum' }, bdi(amount))
  const chip = state ? h('span', { class: 'state' }, sign && icon(sign), state) : null
  return h('div', { class: 'part-head' }, h('b', {}, bdi(what)), sum, chip)
}

function listed(facts: readonly Child[]): Child[] {
  return facts.filter(Boolean).flatMap((fact, n) => (n ? [' · ', fact] : [fact]))
}
