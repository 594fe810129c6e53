// A receipt as a link, as `#…` or as one decimal number. Protocol, section 5. Knows bytes only.
import { fromHex } from './bytes'
import type { Bytes } from './types'
import { malformed, notCanonical } from './wire'

/** More does not scan from paper; longer receipts travel as files. */
const MAX_QR_BYTES = 1_700

/** The digits of the largest number of 1,700 bytes: 2^13600 has 4,095. */
const MAX_DIGITS = 4_095

const MAX_TEXT = 16_384

// What Python calls white space, so that a text means the same everywhere: JavaScript's differs in seven
// signs.
const BLANK = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const ONE_BLANK = new RegExp(`[${BLANK}]`)
const BLANKS = new RegExp(`[${BLANK}]+`, 'g')
const LINK = new RegExp(`^(?:https?://[^${BLANK}#]{1,2048}/v)?#(.*)$`, 'isu')

/**
 * Return the document in a link, in `#…` or in bare digits; white space and line breaks are dropped.
 * Throws `Invalid` (`format.malformed`, `format.not_canonical`) for anything else, whatever it is.
 */
export function fromText(text: string): Bytes {
  if (longerThan(text, MAX_TEXT)) throw malformed()
  const linked = LINK.exec(stripped(text))
  const digits = (linked ? linked[1]! : text).replace(BLANKS, '')
  if (digits.length > MAX_DIGITS || !/^[0-9]+$/.test(digits)) throw malformed()
  if (digits.startsWith('0')) throw notCanonical()
  const hex = BigInt(digits).toString(16)
  const document = fromHex(hex.length % 2 ? `0${hex}` : hex)
  if (document.length > MAX_QR_BYTES) throw malformed()
  return document
}

/** Return the text without the blanks around it. By hand: `[…]+$` would look at every run of blanks again. */
function stripped(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && ONE_BLANK.test(text[start]!)) start += 1
  while (start < end && ONE_BLANK.test(text[end - 1]!)) end -= 1
  return text.slice(start, end)
}

/** Whether a text has more than `most` signs, surrogate pairs as one; a long one is not walked through. */
function longerThan(text: string, most: number): boolean {
  return text.length > 2 * most || (text.length > most && Array.from(text).length > most)
}
