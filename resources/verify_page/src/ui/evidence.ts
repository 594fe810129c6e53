// The evidence of a payment behind a fold: fingerprints, and comparing files the reader has with them, on
// this device.
import { sha256 } from '@noble/hashes/sha2.js'
import type { FlowPart } from '../chain/flow_types'
import { equal, isZero, toHex } from '../core/bytes'
import { keccak } from '../core/keccak'
import type { Bytes } from '../core/types'
import { bdi, fill, h, put } from './dom'
import type { Child } from './dom'
import { hexGroups, visible } from './format'
import type { View } from './view'

const STEP = 1 << 20

interface Digested {
  readonly name: string
  readonly digest: Bytes
}

/** Return the fold of a payment's evidence; null where the case has none. */
export function evidenceFold(view: View, id: string, part: FlowPart): HTMLElement | null {
  if (isZero(part.evidence)) return null
  const { words } = view
  const published = part.published.evidence
  const digests = published.length ? published : [part.evidence]
  return h(
    'details',
    { class: 'evidence', id },
    h('summary', {}, words.evidence),
    h('p', {}, published.length ? words.evidence_published : words.evidence_kept),
    h('ul', {}, ...digests.map((digest) => h('li', {}, h('code', {}, hexGroups(digest))))),
    comparison(view, id, part),
  )
}

function comparison(view: View, id: string, part: FlowPart): Child {
  const { words } = view
  const answer = h('div', { role: 'status', class: 'answer' })
  const chosen = (event: Event) => {
    const files = Array.from((event.target as HTMLInputElement).files ?? [])
    if (!files.length) return
    put(answer, '…')
    digested(files).then(
      (found) => put(answer, ...compared(view, part, found)),
      () => put(answer, h('p', {}, words.compare_failed)),
    )
  }
  const input = h('input', { type: 'file', multiple: true, id: `${id}-files`, change: chosen })
  return [
    h('label', { for: `${id}-files` }, words.compare),
    input,
    h('p', { class: 'quiet' }, words.compare_more),
    answer,
  ]
}

function compared({ words }: View, part: FlowPart, files: readonly Digested[]): HTMLElement[] {
  const ordered = files.map((file) => file.digest).sort((a, b) => (toHex(a) < toHex(b) ? -1 : 1))
  if (equal(keccak(...ordered), part.evidence)) return [result(true, words.compare_all_same)]
  if (!part.published.evidence.length) return [result(false, words.compare_all_other)]
  const known = new Set(part.published.evidence.map(toHex))
  return files.map(({ name, digest }) => {
    const same = known.has(toHex(digest))
    return result(
      same,
      fill(same ? words.compare_same : words.compare_other, { name: bdi(visible(name, 80)) }),
    )
  })
}

function result(same: boolean, text: Child): HTMLElement {
  return h('p', { class: same ? 'same' : 'other', 'data-same': String(same) }, text)
}

async function digested(files: readonly File[]): Promise<Digested[]> {
  const found: Digested[] = []
  for (const file of files) found.push({ name: file.name, digest: await digest(file) })
  return found
}

/** A file may be larger than a phone's memory: it is read piece by piece. */
async function digest(file: File): Promise<Bytes> {
  const hash = sha256.create()
  for (let at = 0; at < file.size; at += STEP) {
    hash.update(new Uint8Array(await file.slice(at, at + STEP).arrayBuffer()))
  }
  return hash.digest()
}
