// Another receipt: by camera, photo, file or link. It is handed on and not kept; the address stays as it is.
import type { Bytes } from '../core/types'
import { h, put } from './dom'
import { readPicked } from './picked'
import { hasCamera, scan } from './scan'
import type { Words } from './words'

/** What to do with a receipt that was found. `text` says whether it was taken for one. */
export interface Found {
  readonly text: (text: string) => void
  readonly document: (document: Bytes) => void
}

/** Return the section. `first`: there is no receipt yet. */
export function anotherCard(words: Words, first: boolean, found: Found): HTMLElement {
  const message = h('p', { role: 'status', class: 'message', id: 'message' })
  const say = (text: string) => put(message, text)
  return h(
    'section',
    { class: 'card', id: 'another' },
    h('h2', {}, first ? words.first : words.another),
    first ? null : h('p', {}, words.start),
    hasCamera() && cameraPart(words, found, say),
    h(
      'div',
      { class: 'buttons' },
      pickButton(words, 'photo', found, say),
      pickButton(words, 'file', found, say),
    ),
    h('p', { class: 'quiet' }, words.file_more),
    message,
    pasteForm(words, found),
  )
}

/** Whether a code's text can be a receipt's: other codes lie about on tables. */
export function looksLikeReceipt(text: string): boolean {
  return /^(https?:\/\/\S+\/v)?#?\d+$/i.test(text.trim())
}

function cameraPart(words: Words, found: Found, say: (text: string) => void): HTMLElement {
  const video = h('video', {
    muted: true,
    playsinline: true,
    hidden: true,
    'aria-hidden': 'true',
  }) as HTMLVideoElement
  const button = h('button', { type: 'button', id: 'scan', class: 'main' }, words.scan)
  let stop: (() => void) | null = null
  const closed = (text: string) => {
    stop?.()
    stop = null
    video.hidden = true
    button.textContent = words.scan
    say(text)
  }
  const seen = (text: string) => {
    // Stopped while the camera was opening.
    if (!stop) return true
    if (!looksLikeReceipt(text)) return (say(words.scan_other), false)
    closed('')
    found.text(text)
    return true
  }
  const open = async () => {
    if (stop) return closed('')
    video.hidden = false
    button.textContent = words.scan_stop
    say(words.scan_hint)
    stop = () => undefined
    await scan(video, seen).then(
      (stopper) => (stop && button.isConnected ? (stop = stopper) : stopper()),
      () => closed(words.scan_failed),
    )
  }
  button.addEventListener('click', () => void open())
  return h('div', { class: 'camera' }, button, video)
}

function pickButton(
  words: Words,
  kind: 'photo' | 'file',
  found: Found,
  say: (text: string) => void,
): HTMLElement {
  const accept = kind === 'photo' ? 'image/*' : 'image/*,application/pdf,.almr,.txt'
  const chosen = async (event: Event) => {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    if (!file) return
    say(words.reading)
    const picked = await readPicked(file)
    input.value = ''
    if (picked.kind === 'nothing') return say(words[picked.why])
    say('')
    if (picked.kind === 'document') found.document(picked.document)
    else found.text(picked.text)
  }
  const capture = kind === 'photo' ? { capture: 'environment' } : {}
  const input = h('input', {
    type: 'file',
    id: kind,
    accept,
    ...capture,
    change: (event) => void chosen(event),
  })
  return h('div', { class: 'pick' }, input, h('label', { for: kind, class: 'button' }, words[kind]))
}

function pasteForm(words: Words, found: Found): HTMLElement {
  const input = h('input', {
    id: 'paste',
    type: 'text',
    inputmode: 'url',
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const sent = (event: Event) => {
    event.preventDefault()
    const { value } = input as HTMLInputElement
    if (value.trim()) found.text(value)
  }
  return h(
    'form',
    { class: 'paste', submit: sent },
    h('label', { for: 'paste' }, words.paste),
    h('div', { class: 'line' }, input, h('button', { type: 'submit' }, words.paste_check)),
  )
}
