// Puts the screens together and keeps them up to date: what the reader has unfolded, typed or is about to
// press stays.
import { h, put } from './dom'
import { aboutCard, misplaced } from './about'
import { anotherCard } from './another'
import type { Found } from './another'
import { checksCard } from './checks'
import { documentCard } from './document'
import { flowCard } from './flow'
import { icon } from './icons'
import { issuerCard } from './issuer'
import { ownNodeCard } from './own_node'
import { paperBlock } from './paper'
import { headline, verdictCard } from './verdict'
import type { Actions, Looked, View } from './view'

/** What the page knows of itself. */
export interface Here {
  readonly address: string
  readonly origin: string
  readonly rules: string
  readonly fingerprint: string
  /**
   * Whether the address says where the page was loaded from, and not only that it is a file or this computer.
   */
  readonly placed: boolean
}

export interface Page {
  /** Show this view. */
  readonly show: (view: View) => void
}

type Slots = Record<'head' | 'result' | 'flow' | 'rest' | 'another' | 'foot' | 'status', HTMLElement>

/** Make the page in `root`. `switched` is called when the reader asks for the other language. */
export function page(
  root: HTMLElement,
  here: Here,
  actions: Actions,
  found: Found,
  switched: () => void,
): Page {
  const slots = makeSlots(root)
  let before: View | null = null
  const show = (view: View) => {
    const keep = state(root)
    const spoke = before?.language === view.language
    if (!spoke) put(slots.head, ...header(view, switched))
    if (!spoke || !sameButFlow(before?.looked, view.looked)) drawResult(slots, view, here, actions)
    put(slots.flow, view.looked && flowCard(view, view.looked))
    if (!spoke || !before?.looked !== !view.looked)
      put(slots.another, anotherCard(view.words, !view.looked, found))
    before = view
    restore(root, keep)
  }
  return { show }
}

function makeSlots(root: HTMLElement): Slots {
  const slot = (tag = 'div') => h(tag, { class: 'slot' })
  const status = h('div', { role: 'status', class: 'heard' })
  const slots = {
    ...{
      head: slot('header'),
      result: slot(),
      flow: slot(),
      rest: slot(),
      another: slot(),
      foot: slot('footer'),
      status,
    },
  }
  const { head, result, flow, rest, another, foot } = slots
  root.before(head)
  put(root, status, result, flow, rest, another)
  root.after(foot)
  return slots
}

function header({ words, language }: View, switched: () => void): HTMLElement[] {
  const other = language === 'zh' ? 'en' : 'zh-Hans'
  const name = h('div', { class: 'brand' }, icon('almoner'), h('span', {}, words.title))
  const change = {
    type: 'button',
    id: 'language',
    lang: other,
    'aria-label': words.other_language_name,
    click: switched,
  }
  return [name, h('button', change, words.other_language)]
}

function drawResult(slots: Slots, view: View, here: Here, actions: Actions): void {
  const { looked, words } = view
  put(
    slots.result,
    looked ? verdictCard(view, looked, actions) : empty(view),
    here.placed ? misplaced(view, here.address) : null,
  )
  put(
    slots.rest,
    looked && [
      documentCard(view, looked),
      issuerCard(view, looked),
      checksCard(view, looked),
      paperBlock(view, looked, here.address),
      looked.phase === 'done' &&
        looked.verification.receipt &&
        ownNodeCard(view, actions, here.rules, here.origin),
    ],
  )
  put(slots.foot, aboutCard(view, here.address, here.fingerprint))
  const said = looked ? headline(view, looked) : ''
  if (slots.status.textContent !== said) slots.status.textContent = said
  document.title = said ? `${said} – ${words.title}` : words.title
  document.documentElement.lang = view.language === 'zh' ? 'zh-Hans' : 'en'
}

function empty({ words }: View): HTMLElement {
  return h(
    'section',
    { class: 'card verdict empty', 'data-verdict': 'none' },
    h(
      'div',
      { class: 'banner' },
      h('span', { class: 'sign' }, icon('almoner')),
      h('h1', { id: 'headline', tabindex: '-1' }, words.empty),
    ),
    h('div', { class: 'said' }, h('p', {}, words.empty_more), h('p', {}, words.start)),
  )
}

function sameButFlow(one: Looked | null | undefined, other: Looked | null): boolean {
  if (!one || !other) return one === other
  return (Object.keys(other) as (keyof Looked)[]).every((key) => key === 'flow' || one[key] === other[key])
}

/** What is unfolded, and what has the focus, by id. */
function state(root: HTMLElement): { open: string[]; focus: string } {
  const folds = Array.from(root.ownerDocument.querySelectorAll('details[open]'))
  return { open: folds.map((fold) => fold.id), focus: root.ownerDocument.activeElement?.id ?? '' }
}

function restore(root: HTMLElement, { open, focus }: { open: string[]; focus: string }): void {
  const { ownerDocument: whole } = root
  for (const id of open) whole.getElementById(id)?.setAttribute('open', '')
  if (focus && whole.activeElement?.id !== focus) whole.getElementById(focus)?.focus({ preventScroll: true })
}
