// The picture of a gift's way: one bar on the left, a band to each payment, to what waits and to what was
// given back. Widths are in proportion; the text alternative says the same. Knows values only.
import type { Flow, FlowPart } from '../chain/flow_types'
import { svg } from './dom'
import { dayOf, visible } from './format'
import type { View } from './view'
import { pick, plural } from './words'

const WIDTH = 360
const BAR = { x: 2, width: 16 }
const BLOCK = { x: 116, width: 16 }
const TEXT = 142
const FLOW_HEIGHT = 200
const TOP = 34
const ROW = 70
const LEAST = 4
const ROWS = 6
const LINE = 18
const LINE_UNITS = 24

interface Row {
  readonly kind: 'paid' | 'delivered' | 'waits' | 'refunded' | 'others'
  readonly name: string
  readonly state: string
  readonly amount: bigint
}

type Shown = (amount: bigint) => string

/** Return what a payment was for: the published words, else its category. */
export function purposeOf(
  { words }: View,
  part: { category: number; published: FlowPart['published'] },
): string {
  const { purpose } = part.published
  return purpose === null
    ? pick(words.categories, `c${part.category}`, words.categories.other)
    : visible(purpose)
}

/** Return the picture; `said` is what it shows, in words. */
export function flowPicture(view: View, flow: Flow, shown: Shown, said: string): SVGElement {
  const rows = rowsOf(view, flow)
  const heights = rows.map((row) =>
    Math.max(LEAST, (Number((row.amount * 10_000n) / (flow.amount || 1n)) * FLOW_HEIGHT) / 10_000),
  )
  const label = view.words.flow_picture.replace('{what}', said)
  let [from, to] = [TOP, TOP]
  const bands = rows.map((row, n) => {
    const height = heights[n] as number
    const slot = Math.max(ROW, height + 10)
    const drawn = band(row, from, to + (slot - height) / 2, height)
    const words = texts(row, to + slot / 2, shown)
    from += height
    to += slot
    return [drawn, words]
  })
  const total = `${view.words.gift}${view.words.colon}${shown(flow.amount)}`
  return svg(
    'svg',
    { class: 'picture', role: 'img', 'aria-label': label, viewBox: `0 0 ${WIDTH} ${Math.max(from, to) + 4}` },
    text(BAR.x, 20, total, 'name'),
    ...bands,
    svg('rect', {
      class: 'gift-bar',
      x: `${BAR.x}`,
      y: `${TOP}`,
      width: `${BAR.width}`,
      height: `${from - TOP}`,
    }),
  )
}

function rowsOf(view: View, flow: Flow): Row[] {
  const { words } = view
  const [named, others] = largest(flow.parts)
  const rows: Row[] = named.map((part) => partRow(view, part))
  if (others.length) {
    const name = plural(words.others, others.length).replace('{number}', String(others.length))
    rows.push({
      kind: 'others',
      name,
      state: '',
      amount: others.reduce((sum, part) => sum + part.amount, 0n),
    })
  }
  if (flow.refunded) rows.push({ kind: 'refunded', name: words.refunded, state: '', amount: flow.refunded })
  if (flow.unspent) rows.push({ kind: 'waits', name: words.waits, state: '', amount: flow.unspent })
  return rows
}

function largest(parts: readonly FlowPart[]): [readonly FlowPart[], readonly FlowPart[]] {
  if (parts.length <= ROWS) return [parts, []]
  const order = [...parts].sort((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : 0))
  const kept = new Set(order.slice(0, ROWS - 1))
  return [parts.filter((part) => kept.has(part)), parts.filter((part) => !kept.has(part))]
}

function partRow(view: View, part: FlowPart): Row {
  const at = part.state === 'delivered' && part.deliveredAt !== null ? part.deliveredAt : part.paidAt
  const state = `${view.words[part.state]}${view.words.comma}${dayOf(at, view.language)}`
  return { kind: part.state, name: purposeOf(view, part), state, amount: part.amount }
}

function band(row: Row, from: number, to: number, height: number): SVGElement {
  const [left, right] = [BAR.x + BAR.width, BLOCK.x]
  const bend = (left + right) / 2
  const upper = `M${left} ${from}C${bend} ${from} ${bend} ${to} ${right} ${to}`
  const lower = `V${to + height}C${bend} ${to + height} ${bend} ${from + height} ${left} ${from + height}Z`
  return svg(
    'g',
    { class: row.kind },
    svg('path', { class: 'band', d: upper + lower }),
    svg('rect', {
      class: 'block',
      x: `${BLOCK.x}`,
      y: `${to}`,
      width: `${BLOCK.width}`,
      height: `${height}`,
      rx: '2',
    }),
  )
}

function texts(row: Row, middle: number, shown: Shown): SVGElement[] {
  const names = lines(row.name)
  const top = middle + 5 - ((names.length + (row.state ? 1 : 0)) * LINE) / 2
  return [
    ...names.map((line, n) => text(TEXT, top + n * LINE, line, 'name')),
    text(TEXT, top + names.length * LINE, shown(row.amount), 'figure'),
    ...(row.state ? [text(TEXT, top + (names.length + 1) * LINE, row.state, 'when')] : []),
  ]
}

function text(x: number, y: number, words: string, kind: string): SVGElement {
  return svg('text', { x: `${x}`, y: `${y}`, class: kind }, words)
}

/** At most two lines that stay in the picture; wide signs count for nearly two. */
function lines(words: string): string[] {
  const first = start(words)
  if (first === words) return [words]
  // Break between words where there are any near the end.
  const blank = first.lastIndexOf(' ')
  const head = blank > first.length / 2 ? first.slice(0, blank) : first
  const rest = words.slice(head.length).trim()
  const second = start(rest)
  return [head, second === rest ? rest : `${second}…`]
}

function start(words: string): string {
  let units = 0
  let line = ''
  for (const sign of words) {
    units += /[\u1100-\uffff]/.test(sign) || sign.length > 1 ? 1.75 : 1
    if (units > LINE_UNITS) return line
    line += sign
  }
  return line
}
