// "How was this checked?": every check as a sentence, whom we asked and what each said, the figures an
// auditor wants. Made from the view; asks nothing.
import type { Check, Facts, NodeAnswer, Receipt } from '../core/types'
import { isZero, toHex } from '../core/bytes'
import { bdi, fill, h } from './dom'
import type { Child } from './dom'
import { grouped, hexGroups, timeOf, visible } from './format'
import { icon } from './icons'
import { charityOf, reason } from './said'
import { row } from './verdict'
import type { Looked, View } from './view'
import { pick } from './words'
import type { Words } from './words'

/** Return the section, folded. */
export function checksCard(view: View, looked: Looked): HTMLElement {
  const { words } = view
  return h(
    'details',
    { class: 'card', id: 'how' },
    h('summary', {}, h('h2', {}, words.how)),
    h(
      'ul',
      { class: 'checks' },
      ...looked.verification.checks.map((check) => checkLine(view, looked, check)),
    ),
    ...asked(view, looked),
    figures(view, looked),
  )
}

/** Return how a check ended in a word, with its sign. */
export function checkState({ words }: View, check: Check): { sign: 'pass' | 'fail' | 'ask'; word: string } {
  if (check.name === 'voided' && check.state === 'pass' && check.code)
    return { sign: 'fail', word: words.cancelled }
  if (check.state === 'pass') return { sign: 'pass', word: words.yes }
  return check.state === 'fail' ? { sign: 'fail', word: words.no } : { sign: 'ask', word: words.unknown }
}

/** Return what a check is called. */
export function checkName({ words }: View, check: Check): string {
  return pick(words.check_names, check.name, visible(check.name))
}

function checkLine(view: View, looked: Looked, check: Check): HTMLElement {
  const { sign, word } = checkState(view, check)
  return h(
    'li',
    { class: `check ${sign}`, 'data-check': check.name, 'data-state': check.state },
    icon(sign),
    h(
      'div',
      {},
      h('b', {}, checkName(view, check), view.words.colon, word),
      h('p', {}, meaning(view, looked, check)),
    ),
  )
}

function meaning(view: View, looked: Looked, check: Check): Child {
  if (check.code) return reason(view, check.code)
  if (check.state !== 'pass') return view.words.not_asked
  const { facts } = looked.verification
  return fill(pick(view.words.passed, check.name, visible(check.name)), {
    agreeing: grouped(facts.nodesAgreeing),
    asked: grouped(facts.nodesAsked),
    charity: bdi(charityOf(facts) ?? '—'),
  })
}

function asked(view: View, looked: Looked): Child[] {
  const { words } = view
  const lines = looked.answers.map((answer) => nodeLine(view, answer))
  const none = looked.phase === 'done' && !lines.length
  return [
    h('h3', {}, words.nodes),
    none ? h('p', {}, words.nodes_none) : h('ul', { class: 'nodes' }, ...lines),
    lines.length
      ? h('p', { class: 'quiet' }, fill(words.nodes_needed, { number: grouped(looked.needed) }))
      : null,
  ]
}

function nodeLine(view: View, answer: NodeAnswer): HTMLElement {
  const { words } = view
  return h('li', {}, h('b', {}, bdi(visible(answer.node))), words.colon, ...nodeSaid(view, answer))
}

function nodeSaid({ words, language }: View, answer: NodeAnswer): Child[] {
  const { finalBlock } = answer
  if (answer.problem || !finalBlock) {
    const code = answer.problem || 'node.no_block'
    return fill(words.node_silent, { problem: bdi(pick(words.node_problems, code, visible(code, 80))) })
  }
  const place = { number: grouped(finalBlock.number), time: timeOf(finalBlock.timestamp, language) }
  const more = besides(words, answer)
  return [
    fill(words.node_block, place),
    more && [words.comma, more],
    h('div', { class: 'quiet' }, words.node_hash, words.colon, h('code', {}, `0x${toHex(finalBlock.hash)}`)),
  ]
}

function besides(
  words: Words,
  { contract, signerPeriod, entryHash, void: voided }: NodeAnswer,
): string | null {
  if (contract !== 'almoner') return words.node_other
  if (!signerPeriod) return words.node_unproved
  if (entryHash && isZero(entryHash)) return words.node_no_entry
  return voided ? words.node_void : null
}

function figures(view: View, looked: Looked): Child {
  const { receipt, facts } = looked.verification
  if (!receipt) return null
  return [
    h('h3', {}, view.words.details),
    h('dl', { class: 'facts' }, ...figureRows(view, looked, receipt, facts)),
  ]
}

function figureRows({ words }: View, looked: Looked, receipt: Receipt, facts: Facts): Child[] {
  const { recorded } = receipt
  const place = recorded && { index: grouped(recorded.index + 1n), count: grouped(recorded.count) }
  const from = facts.start !== null &&
    facts.end !== null && { start: grouped(facts.start), end: grouped(facts.end) }
  return [
    facts.signer && row(words.signer_account, h('code', {}, `0x${toHex(facts.signer)}`)),
    recorded && row(words.entry, grouped(recorded.entry)),
    facts.batch !== null && row(words.batch, grouped(facts.batch)),
    place && row(words.place, fill(words.place_of, place)),
    from && row(words.interval, fill(words.interval_of, from)),
    looked.fingerprint && row(words.document_hash, h('code', {}, hexGroups(looked.fingerprint))),
  ]
}
