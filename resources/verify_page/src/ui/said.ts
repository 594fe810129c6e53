// The verdict in words, sign and tone: what a person reads first. Follows from the verification and decides
// nothing.
import type { Check, Facts, Receipt, Verification } from '../core/types'
import { bdi, fill, h } from './dom'
import type { Child } from './dom'
import { day, dayOf, grouped, visible } from './format'
import type { Icon } from './icons'
import type { Looked, View } from './view'
import { pick, plural } from './words'

export type Tone = 'good' | 'amber' | 'bad' | 'void' | 'info' | 'grey' | 'busy'

/** `head` is a word or a phrase; `more` are sentences. */
export interface Spoken {
  readonly tone: Tone
  readonly icon: Icon
  readonly head: string
  readonly more: readonly Child[]
}

/** Return the verdict as it is said, or that it is being asked for. */
export function spoken(view: View, looked: Looked): Spoken {
  const { words } = view
  if (looked.phase !== 'done') {
    const more = looked.phase === 'slow' ? words.asking_slow : words.asking
    return { tone: 'busy', icon: 'pass', head: words.inside_good, more: [more] }
  }
  const { verdict } = looked.verification
  const said = { valid, voided, promised, not_genuine: notGenuine, cannot_check: cannotCheck }[verdict](
    view,
    looked,
  )
  return { ...said, more: [...said.more, ...besides(view, looked)] }
}

/** Return what a reason code means, as a sentence; the code itself where it is not known. */
export function reason(view: View, code: string): string {
  return pick(view.words.reasons, code, visible(code))
}

/** Return the name of the charity that somebody vouches for; null where nobody does. */
export function charityOf(facts: Facts): string | null {
  return facts.issuer === null ? null : visible(facts.issuer)
}

function valid({ words }: View, { verification: { facts } }: Looked): Spoken {
  const charity = charityOf(facts)
  if (charity === null)
    return { tone: 'amber', icon: 'warn', head: words.recorded, more: [words.recorded_more] }
  return {
    tone: 'good',
    icon: 'good',
    head: words.valid,
    more: [fill(words.valid_more, { charity: bdi(charity) })],
  }
}

function voided({ words, language }: View, { verification: { facts } }: Looked): Spoken {
  const spoke = { tone: 'void', icon: 'void', head: words.voided } as const
  const { void: found } = facts
  if (!found) return { ...spoke, more: [words.voided_ask] }
  const why = pick(words.void_reasons, `r${found.reason}`, words.void_reasons.other)
  const first = fill(words.voided_more, { day: dayOf(found.at, language), reason: why })
  const successor = fill(words.voided_successor, { number: grouped(found.successor) })
  return { ...spoke, more: [first, found.successor ? successor : words.voided_ask] }
}

function promised({ words, language }: View, { verification: { receipt, facts } }: Looked): Spoken {
  const signed = facts.issuer === null ? words.promised_unknown : words.promised_more
  const due = receipt && receipt.due !== null ? day(receipt.due, language) : ''
  if (facts.overdueDays && due) {
    const late = plural(words.promised_late, facts.overdueDays)
    const more = [signed, fill(late, { day: due, number: grouped(facts.overdueDays) })]
    return { tone: 'amber', icon: 'wait', head: words.overdue, more }
  }
  const more = [signed, due ? fill(words.promised_due, { day: due }) : null]
  return { tone: 'info', icon: 'wait', head: words.promised, more }
}

function notGenuine(view: View, { verification: { checks } }: Looked): Spoken {
  const { words } = view
  const failed = checks.find((check) => check.state === 'fail')
  const why = failed ? reason(view, failed.code) : null
  const nothing = failed?.code === 'format.malformed'
  const head = nothing ? words.no_receipt : words.not_genuine
  return {
    tone: 'bad',
    icon: 'bad',
    head,
    more: nothing ? [words.no_receipt_more] : [why, words.not_genuine_more],
  }
}

function cannotCheck(view: View, looked: Looked): Spoken {
  const { words } = view
  const { receipt } = looked.verification
  const strong = h('b', {}, words.nothing_against)
  const known = receipt ? [strong, words.undamaged, ...archived(view, looked, receipt)] : [strong]
  return { tone: 'grey', icon: 'unknown', head: words.cannot_check, more: [whyNot(view, looked), ...known] }
}

function whyNot(view: View, looked: Looked): string {
  const { words } = view
  if (!looked.verification.receipt) return reason(view, firstUnknown(looked.verification))
  if (!looked.nodes.length) return words.no_nodes
  const silent = looked.answers.every((answer) => answer.problem !== '')
  if (silent && looked.offline) return words.offline
  return silent ? words.nobody_asked : reason(view, firstUnknown(looked.verification))
}

function firstUnknown({ checks }: Verification): string {
  const told = (check: Check) => check.state === 'unknown' && check.code !== '' && check.name !== 'issuer'
  return checks.find(told)?.code ?? 'agreement.too_few'
}

function archived({ words, language }: View, { verification: { facts } }: Looked, receipt: Receipt): Child[] {
  if (!receipt.archive || facts.archivedAt === null) return []
  const proof = fill(words.archived_more, { day: dayOf(facts.archivedAt, language) })
  return [proof, facts.void ? words.archived_void : null]
}

function besides({ words }: View, looked: Looked): Child[] {
  const { verdict, receipt } = looked.verification
  const stands = verdict === 'valid' || verdict === 'voided' || verdict === 'promised'
  return [receipt?.duplicate ? words.duplicate : null, stands && looked.local ? words.local : null]
}
