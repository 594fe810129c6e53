// Reads a QR code's square of modules: unmasks, corrects errors, reads the text. Small because it knows what
// a receipt's code can be (PROTOCOL.md, section 5): error correction M, byte and numeric segments. Knows no
// picture.

/** Whether the module in this column and row is dark. */
export type Modules = (x: number, y: number) => boolean

// ISO/IEC 18004, table 9, level M, versions 1 to 40: check words in a block, and blocks.
const CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26]
const MOST_CHECKS = 28
const BLOCKS = [
  ...[1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16],
  ...[17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
]
const MASKS: readonly ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (((x / 3) | 0) + ((y / 2) | 0)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
]

/** Return the rows and columns in which the alignment patterns of a version have their middle. */
export function alignment(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = version === 32 ? 26 : Math.floor((version * 4 + count * 2 + 1) / (count * 2 - 2)) * 2
  const last = version * 4 + 10
  return [6, ...Array.from({ length: count - 1 }, (_, n) => last - step * (count - 2 - n))]
}

/** Return the text of a code of `size` modules a side; '' where it is none that can be read. */
export function readModules(size: number, dark: Modules): string {
  const version = (size - 17) / 4
  const mask = maskOf(size, dark)
  if (mask === undefined || !Number.isInteger(version) || version < 1 || version > 40) return ''
  const words = corrected(codewords(size, version, dark, mask), version)
  return words ? textOf(words, version) : ''
}

/** The mask out of the format information, whose 15 bits stand twice; undefined for another level than M. */
function maskOf(size: number, dark: Modules): ((x: number, y: number) => number) | undefined {
  let [one, other] = [0, 0]
  for (let n = 0; n < 15; n++) {
    const near = n < 6 ? dark(8, n) : n < 8 ? dark(8, n + 1) : n === 8 ? dark(7, 8) : dark(14 - n, 8)
    const far = n < 8 ? dark(size - 1 - n, 8) : dark(8, size - 15 + n)
    one |= Number(near) << n
    other |= Number(far) << n
  }
  const known = MASKS.map((_, mask) => formatBits(mask))
  const distance = (mask: number) =>
    Math.min(ones(one ^ (known[mask] as number)), ones(other ^ (known[mask] as number)))
  const best = MASKS.map((_, mask) => mask).reduce((a, b) => (distance(b) < distance(a) ? b : a))
  return distance(best) <= 3 ? MASKS[best] : undefined
}

/** The format information of level M (00) with a mask: BCH (15, 5) and the standard's constant. */
function formatBits(mask: number): number {
  let rest = mask
  for (let n = 0; n < 10; n++) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
  return ((mask << 10) | rest) ^ 0x5412
}

function ones(bits: number): number {
  return bits ? (bits & 1) + ones(bits >> 1) : 0
}

/** Whether a module belongs to the code's own patterns and not to its data. */
function patterns(size: number, version: number): Modules {
  const middles = alignment(version)
  const last = middles[middles.length - 1]
  const corner = (x: number, y: number) => (x === 6 && (y === 6 || y === last)) || (x === last && y === 6)
  return (x, y) => {
    if (x === 6 || y === 6) return true
    if (y < 9 && (x < 9 || x > size - 9)) return true
    if (x < 9 && y > size - 9) return true
    if (version > 6 && ((x < 6 && y > size - 12) || (y < 6 && x > size - 12))) return true
    const [mx, my] = [middles.find((m) => Math.abs(m - x) < 3), middles.find((m) => Math.abs(m - y) < 3)]
    return mx !== undefined && my !== undefined && !corner(mx, my)
  }
}

function codewords(
  size: number,
  version: number,
  dark: Modules,
  mask: (x: number, y: number) => number,
): Uint8Array {
  const own = patterns(size, version)
  const words = new Uint8Array(total(version))
  let at = 0
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    // The columns go in pairs up and down; column 6 is a pattern and is left out.
    const upward = ((right + (right < 6 ? 1 : 0)) & 2) === ((size - 1) & 2)
    for (let n = 0; n < size; n++) {
      const y = upward ? size - 1 - n : n
      for (const x of [right, right - 1]) {
        if (own(x, y) || at >= words.length * 8) continue
        const bit = dark(x, y) !== (mask(x, y) === 0)
        if (bit) words[at >> 3] = (words[at >> 3] as number) | (128 >> (at & 7))
        at++
      }
    }
  }
  return words
}

function total(version: number): number {
  const count = version > 1 ? Math.floor(version / 7) + 2 : 0
  const aligned = count ? (25 * count - 10) * count - 55 : 0
  return ((16 * version + 128) * version + 64 - aligned - (version > 6 ? 36 : 0)) >> 3
}

/** Put the blocks back together and correct each; null where one has too many errors. */
function corrected(words: Uint8Array, version: number): number[] | null {
  const [checks, count] = [CHECKS[version - 1] ?? MOST_CHECKS, BLOCKS[version - 1] as number]
  const short = Math.floor(words.length / count) - checks
  const longer = count - (words.length % count)
  const blocks = Array.from({ length: count }, (): number[] => [])
  let at = 0
  for (let n = 0; n <= short; n++) {
    blocks.forEach((block, b) => (n < short || b >= longer) && block.push(words[at++] as number))
  }
  for (let n = 0; n < checks; n++) blocks.forEach((block) => block.push(words[at++] as number))
  if (!blocks.every((block) => correct(block, checks))) return null
  return blocks.flatMap((block) => block.slice(0, -checks))
}

// --- Reed-Solomon over GF(256), polynomial 0x11d

const EXP = new Uint8Array(512)
const LOG = new Uint8Array(256)
for (let n = 0, value = 1; n < 255; n++) {
  EXP[n] = EXP[n + 255] = value
  LOG[value] = n
  value = (value << 1) ^ (value > 127 ? 0x11d : 0)
}

function times(a: number, b: number): number {
  return a && b ? (EXP[(LOG[a] as number) + (LOG[b] as number)] as number) : 0
}

function over(a: number, b: number): number {
  return a ? (EXP[(LOG[a] as number) + 255 - (LOG[b] as number)] as number) : 0
}

/** The value at `x` of the polynomial whose lowest coefficient stands first. */
function valueAt(polynomial: readonly number[], x: number): number {
  return polynomial.reduceRight((sum, each) => times(sum, x) ^ each, 0)
}

/** Correct a block in place: Berlekamp-Massey, then a search for the places, then Forney. */
function correct(block: number[], checks: number): boolean {
  const falling = [...block].reverse()
  const syndromes = Array.from({ length: checks }, (_, n) => valueAt(falling, EXP[n] as number))
  if (syndromes.every((each) => !each)) return true
  const locator = locatorOf(syndromes)
  const errors = locator.length - 1
  if (errors * 2 > checks) return false
  const evaluator = syndromes.map((_, n) =>
    locator.slice(0, n + 1).reduce((sum, each, m) => sum ^ times(each, syndromes[n - m] as number), 0),
  )
  const slope = locator.map((each, n) => (n % 2 ? each : 0)).slice(1)
  let found = 0
  for (let place = 0; place < block.length; place++) {
    const inverse = EXP[255 - place] as number
    if (valueAt(locator, inverse)) continue
    found++
    const error = over(times(EXP[place] as number, valueAt(evaluator, inverse)), valueAt(slope, inverse) || 1)
    block[block.length - 1 - place] = (block[block.length - 1 - place] as number) ^ error
  }
  return found === errors
}

function locatorOf(syndromes: readonly number[]): number[] {
  let [now, before, length, shift, last] = [[1], [1], 0, 1, 1]
  syndromes.forEach((syndrome, n) => {
    const gap = now
      .slice(1, length + 1)
      .reduce((sum, each, m) => sum ^ times(each, syndromes[n - m - 1] as number), syndrome)
    if (!gap) {
      shift++
      return
    }
    const scale = over(gap, last)
    const moved = [...new Array<number>(shift).fill(0), ...before.map((each) => times(each, scale))]
    const next = Array.from(
      { length: Math.max(now.length, moved.length) },
      (_, m) => (now[m] ?? 0) ^ (moved[m] ?? 0),
    )
    if (2 * length <= n) [before, length, last, shift] = [now, n + 1 - length, gap, 1]
    else shift++
    now = next
  })
  return now.slice(0, length + 1)
}

// --- segments

function textOf(words: readonly number[], version: number): string {
  let at = 0
  const take = (bits: number) => {
    let value = 0
    for (let n = 0; n < bits; n++, at++) value = value * 2 + (((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    return value
  }
  const wider = version > 26 ? 4 : version > 9 ? 2 : 0
  let text = ''
  while (at + 4 <= words.length * 8) {
    const mode = take(4)
    if (mode === 1) text += digits(take, take(10 + wider))
    else if (mode === 4) text += bytes(take, take(version > 9 ? 16 : 8))
    else return mode ? '' : text
    if (at > words.length * 8) return ''
  }
  return text
}

function digits(take: (bits: number) => number, count: number): string {
  let text = ''
  for (let left = count; left > 0; left -= 3) {
    const many = Math.min(left, 3)
    text += String(take(many * 3 + 1)).padStart(many, '0')
  }
  return text
}

function bytes(take: (bits: number) => number, count: number): string {
  return new TextDecoder().decode(Uint8Array.from({ length: count }, () => take(8)))
}
