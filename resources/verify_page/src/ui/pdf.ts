// Finds the code in a PDF receipt without drawing the page: Almoner's receipts carry it as a picture of one
// bit a dot. Whoever has the PDF on the phone cannot point the phone's camera at it. Reads nothing else of a
// PDF.
import { fromUtf8 } from '../core/bytes'
import { codeInDots } from './picture'

const PICTURE =
  /\bobj\b(?:(?!endobj|stream)[\s\S]){0,800}?\/Subtype\s*\/Image\b(?:(?!endobj|stream)[\s\S]){0,800}?stream\r?\n/g
const EDGE = 32
const MAX_SIDE = 4096
const MOST = 40

/** Return the text of the first code in a PDF; '' where none is found. */
export async function codeInPdf(bytes: Uint8Array): Promise<string> {
  // Latin-1 keeps a byte a sign, so that places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(bytes)
  let tried = 0
  for (const found of text.matchAll(PICTURE)) {
    if (++tried > MOST) break
    const code = await codeIn(found[0], bytes.subarray(found.index + found[0].length))
    if (code) return code
  }
  return ''
}

async function codeIn(head: string, rest: Uint8Array): Promise<string> {
  const number = (name: string) => Number(new RegExp(`/${name}\\s+(\\d{1,9})\\b`).exec(head)?.[1] ?? 0)
  const [width, height, length] = [number('Width'), number('Height'), number('Length')]
  const ours = number('BitsPerComponent') === 1 && /\/FlateDecode/.test(head)
  if (!ours || !length || width > MAX_SIDE || height > MAX_SIDE || width < 21 || height < 21) return ''
  const dots = await inflated(rest.subarray(0, length), Math.ceil(width / 8) * height)
  return dots ? codeInDots(spread(dots, width, height), width + 2 * EDGE, height + 2 * EDGE) : ''
}

/** A byte a dot, on the white paper around it that the page has and the picture has not. */
function spread(bits: Uint8Array, width: number, height: number): Uint8Array {
  const row = Math.ceil(width / 8)
  const dots = new Uint8Array((width + 2 * EDGE) * (height + 2 * EDGE)).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = ((bits[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
      if (!light) dots[(y + EDGE) * (width + 2 * EDGE) + x + EDGE] = 0
    }
  }
  return dots
}

/**
 * Inflate no more than `most` bytes, so that a small file cannot fill the memory; null where it cannot be
 * done.
 */
async function inflated(packed: Uint8Array, most: number): Promise<Uint8Array | null> {
  if (typeof DecompressionStream === 'undefined') return null
  const whole = new Uint8Array(most)
  let at = 0
  try {
    const unpacked = new Blob([packed as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate'))
    const reader = unpacked.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return at === most ? whole : null
      if (at + value.length > most) return null
      whole.set(value, at)
      at += value.length
    }
  } catch {
    return null
  }
}

/** Whether these are the first bytes of a PDF. */
export function isPdf(bytes: Uint8Array): boolean {
  return fromUtf8(bytes.subarray(0, 5)) === '%PDF-'
}
