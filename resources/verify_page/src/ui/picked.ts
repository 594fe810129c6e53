// What lies in a file that the reader chose: a receipt file, a picture or PDF with a code, or a text. Keeps
// nothing.
import { fromUtf8 } from '../core/bytes'
import type { Bytes } from '../core/types'
import { codeInPdf, isPdf } from './pdf'
import { codeInPicture } from './picture'

const MAX_FILE = 64 << 20
const MAX_RECEIPT = 64 << 10

export type Picked =
  | { readonly kind: 'document'; readonly document: Bytes }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing'; readonly why: 'file_nothing' | 'file_pdf' | 'file_unread' }

/** Return what the file holds; never rejects. */
export async function readPicked(file: File): Promise<Picked> {
  if (file.size > MAX_FILE || !file.size) return { kind: 'nothing', why: 'file_unread' }
  try {
    const head = new Uint8Array(await file.slice(0, 8).arrayBuffer())
    if (isPdf(head)) return code(await codeInPdf(new Uint8Array(await file.arrayBuffer())), 'file_pdf')
    const picture = await codeInPicture(file).catch(() => null)
    if (picture !== null) return code(picture, 'file_nothing')
    return file.size <= MAX_RECEIPT
      ? small(new Uint8Array(await file.arrayBuffer()))
      : { kind: 'nothing', why: 'file_unread' }
  } catch {
    return { kind: 'nothing', why: 'file_unread' }
  }
}

/** A receipt file begins with its version; a text file has a link or digits in it. */
function small(bytes: Bytes): Picked {
  const text = (bytes[0] ?? 0) < 32 ? null : fromUtf8(bytes)
  return text === null ? { kind: 'document', document: bytes } : { kind: 'text', text: text.trim() }
}

function code(text: string, why: 'file_nothing' | 'file_pdf'): Picked {
  return text ? { kind: 'text', text } : { kind: 'nothing', why }
}
