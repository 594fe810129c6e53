// Finds a QR code in a picture and reads it: the three corners by their 1:1:3:1:1 runs, then the alignment
// patterns one after the other, so that a leaning camera and curved paper are followed. Knows no text.
import { alignment, readModules } from './modules'

/** A picture in grey: a byte a dot, 255 is white. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly dots: Uint8Array
}

interface Spot {
  readonly x: number
  readonly y: number
}
interface Corner extends Spot {
  /** Width of a module, in dots. */
  readonly module: number
  readonly seen: number
}
type Shade = (x: number, y: number) => number

const MOST_CORNERS = 10
const DARKER = 0.92

/** Return the text of the first code that is found; '' for none, or where `enough` says so between two tries. */
export function readPicture(picture: Grey, enough: () => boolean): string {
  const mean = localMean(picture)
  const dark = (x: number, y: number) => (picture.dots[y * picture.width + x] as number) < mean(x, y) * DARKER
  for (const [first, second, third] of triples(corners(picture, dark))) {
    for (const size of sizes(picture, dark, first, second, third)) {
      if (enough()) return ''
      const text = readModules(size, sampled(picture, mean, size, first, second, third))
      if (text) return text
    }
  }
  return ''
}

/** The mean of a window around a dot, by sums over rectangles from the origin. */
function localMean({ width, height, dots }: Grey): Shade {
  const reach = Math.max(8, Math.floor(Math.min(width, height) / 14))
  const row = width + 1
  const sums = new Float64Array(row * (height + 1))
  for (let y = 0; y < height; y++) {
    let sum = 0
    for (let x = 0; x < width; x++) {
      sum += dots[y * width + x] as number
      sums[(y + 1) * row + x + 1] = (sums[y * row + x + 1] as number) + sum
    }
  }
  return (x, y) => {
    const [left, top] = [Math.max(0, x - reach), Math.max(0, y - reach)]
    const [right, bottom] = [Math.min(width, x + reach + 1), Math.min(height, y + reach + 1)]
    const at = (a: number, b: number) => sums[b * row + a] as number
    return (
      (at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)) /
      ((right - left) * (bottom - top))
    )
  }
}

// --- corners

function corners({ width, height }: Grey, dark: (x: number, y: number) => boolean): Corner[] {
  const found: Corner[] = []
  const inside = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && dark(x, y)
  const step = Math.max(1, Math.floor(height / 500))
  for (let y = 0; y < height; y += step) {
    for (const run of patternsIn(width, (x) => dark(x, y))) {
      const down = along(inside, { x: run.middle, y }, { x: 0, y: 1 }, run.module)
      if (!down) continue
      const middle = { x: run.middle, y: y + down.middle }
      // The pattern is the same in every direction; data that looks like it seldom is.
      const slanted = [1, -1].every((x) => along(inside, middle, { x, y: 1 }, run.module / 1.4))
      if (slanted) note(found, { ...middle, module: (run.module + down.module) / 2, seen: 1 })
    }
  }
  const likely = found.filter((corner) => corner.seen > 1)
  return (likely.length > 2 ? likely : found).sort((a, b) => b.seen - a.seen).slice(0, MOST_CORNERS)
}

interface Run {
  readonly middle: number
  readonly module: number
}

/** The places along a line where dark, light, dark, light, dark follow each other as 1:1:3:1:1. */
function patternsIn(length: number, dark: (at: number) => boolean): Run[] {
  const found: Run[] = []
  const ends: number[] = []
  for (let at = 1; at <= length; at++) {
    if (at < length && dark(at) === dark(at - 1)) continue
    ends.push(at)
    const run = ends.length > 5 && dark(at - 1) ? finder(ends.slice(-6)) : null
    if (run) found.push(run)
  }
  return found
}

function finder(ends: readonly number[]): Run | null {
  const widths = [0, 1, 2, 3, 4].map((n) => (ends[n + 1] as number) - (ends[n] as number))
  const module = widths.reduce((a, b) => a + b) / 7
  const fits = widths.every(
    (width, n) => Math.abs(width - module * (n === 2 ? 3 : 1)) <= module * (n === 2 ? 1.2 : 0.7) + 0.7,
  )
  return fits && module >= 1 ? { middle: ((ends[2] as number) + (ends[3] as number) - 1) / 2, module } : null
}

/**
 * The same pattern in another direction through a spot, of about the same size. `middle` counts steps from
 * there.
 */
function along(dark: (x: number, y: number) => boolean, from: Spot, step: Spot, module: number): Run | null {
  const reach = Math.ceil(module * 8)
  const runs = patternsIn(2 * reach + 1, (at) =>
    dark(Math.round(from.x + step.x * (at - reach)), Math.round(from.y + step.y * (at - reach))),
  )
  const near = runs.find(
    (run) => Math.abs(run.middle - reach) < module * 2.5 && Math.abs(run.module - module) < module * 0.6,
  )
  return near ? { ...near, middle: near.middle - reach } : null
}

function note(found: Corner[], corner: Corner): void {
  const close = (each: Corner) => Math.hypot(each.x - corner.x, each.y - corner.y) < each.module * 3
  const at = found.findIndex(close)
  const old = found[at]
  if (!old) {
    found.push(corner)
    return
  }
  const seen = old.seen + 1
  const mix = (a: number, b: number) => (a * old.seen + b) / seen
  found[at] = {
    x: mix(old.x, corner.x),
    y: mix(old.y, corner.y),
    module: mix(old.module, corner.module),
    seen,
  }
}

/** Three corners as top left, top right, bottom left; the most square ones first. */
function triples(found: readonly Corner[]): [Corner, Corner, Corner][] {
  const all: { off: number; triple: [Corner, Corner, Corner] }[] = []
  for (const first of found) {
    for (const second of found) {
      for (const third of found) {
        if (first === second || first === third || second === third) continue
        const [a, b] = [
          { x: second.x - first.x, y: second.y - first.y },
          { x: third.x - first.x, y: third.y - first.y },
        ]
        const [long, wide] = [Math.hypot(a.x, a.y), Math.hypot(b.x, b.y)]
        // Clockwise in a picture, whose y grows downwards; a mirrored code is none.
        if (a.x * b.y - a.y * b.x <= 0) continue
        const modules = [first.module, second.module, third.module]
        const uneven = Math.max(...modules) / Math.min(...modules) - 1
        const off = Math.abs(a.x * b.x + a.y * b.y) / (long * wide) + Math.abs(Math.log(long / wide)) + uneven
        if (off < 1.2) all.push({ off, triple: [first, second, third] })
      }
    }
  }
  return all
    .sort((a, b) => a.off - b.off)
    .slice(0, 6)
    .map((each) => each.triple)
}

// --- how many modules

/** Likely numbers of modules a side: by the dashes between the corners, then by distances. */
function sizes(
  picture: Grey,
  dark: (x: number, y: number) => boolean,
  first: Corner,
  second: Corner,
  third: Corner,
): number[] {
  const module = (first.module + second.module + third.module) / 3
  const distance =
    (Math.hypot(second.x - first.x, second.y - first.y) + Math.hypot(third.x - first.x, third.y - first.y)) /
    2
  const rough = distance / module + 7
  const counted = [dashes(picture, dark, first, second, third), dashes(picture, dark, first, third, second)]
  const near = [0, -4, 4, -8, 8].map((more) => rough + more)
  const round = (size: number) => Math.round((size - 17) / 4) * 4 + 17
  const possible = [...counted, ...near].map(round).filter((size) => size >= 21 && size <= 177)
  return Array.from(new Set(possible)).filter((size) => Math.abs(size - rough) < 12 + rough / 5)
}

/** Count the changes along the timing pattern, three modules beside the line from corner to corner. */
function dashes(
  { width, height }: Grey,
  dark: (x: number, y: number) => boolean,
  from: Corner,
  to: Corner,
  aside: Corner,
): number {
  const across = Math.hypot(aside.x - from.x, aside.y - from.y)
  const along = Math.hypot(to.x - from.x, to.y - from.y)
  const side = { x: ((aside.x - from.x) / across) * 3, y: ((aside.y - from.y) / across) * 3 }
  const ahead = { x: ((to.x - from.x) / along) * 3, y: ((to.y - from.y) / along) * 3 }
  const start = { x: from.x + (side.x + ahead.x) * from.module, y: from.y + (side.y + ahead.y) * from.module }
  const end = { x: to.x + (side.x - ahead.x) * to.module, y: to.y + (side.y - ahead.y) * to.module }
  const steps = Math.ceil(along * 2)
  let [changes, last, since] = [0, true, 0]
  for (let n = 0; n <= steps; n++) {
    const x = Math.round(start.x + ((end.x - start.x) * n) / steps)
    const y = Math.round(start.y + ((end.y - start.y) * n) / steps)
    if (x < 0 || y < 0 || x >= width || y >= height) return 0
    since = dark(x, y) === last ? 0 : since + 1
    // A single speck is no dash.
    if (since > from.module * 0.5) [changes, last, since] = [changes + 1, !last, 0]
  }
  return changes + 13
}

// --- sampling

function sampled(picture: Grey, mean: Shade, size: number, first: Corner, second: Corner, third: Corner) {
  const places = placesOf(size)
  const grid = anchors(picture, size, places, first, second, third)
  const [width, height] = [picture.width, picture.height]
  return (column: number, row: number): boolean => {
    const [i, j] = [cell(places, column), cell(places, row)]
    const u = (column - (places[i] as number)) / ((places[i + 1] as number) - (places[i] as number))
    const v = (row - (places[j] as number)) / ((places[j + 1] as number) - (places[j] as number))
    const { x, y } = between(grid, i, j, u, v)
    const [left, top] = [clamp(Math.round(x), width), clamp(Math.round(y), height)]
    const reach = first.module > 4 ? first.module / 4 : 0
    return shadeAround(picture, x, y, reach) < mean(left, top) * DARKER
  }
}

function placesOf(size: number): number[] {
  const places = alignment((size - 17) / 4)
  return places.length ? places : [6, size - 7]
}

function cell(places: readonly number[], at: number): number {
  let n = 0
  while (n < places.length - 2 && at > (places[n + 1] as number)) n++
  return n
}

function between(grid: readonly (readonly Spot[])[], i: number, j: number, u: number, v: number): Spot {
  const at = (a: number, b: number) => grid[b]?.[a] as Spot
  const mix = (key: 'x' | 'y') =>
    (at(i, j)[key] * (1 - u) + at(i + 1, j)[key] * u) * (1 - v) +
    (at(i, j + 1)[key] * (1 - u) + at(i + 1, j + 1)[key] * u) * v
  return { x: mix('x'), y: mix('y') }
}

/** Where the alignment patterns are, row by row, each looked for where its neighbours let one expect it. */
function anchors(
  picture: Grey,
  size: number,
  places: readonly number[],
  first: Corner,
  second: Corner,
  third: Corner,
): Spot[][] {
  const span = size - 7
  const right = { x: (second.x - first.x) / span, y: (second.y - first.y) / span }
  const down = { x: (third.x - first.x) / span, y: (third.y - first.y) / span }
  const move = (from: Spot, a: number, b: number) => ({
    x: from.x + right.x * a + down.x * b,
    y: from.y + right.y * a + down.y * b,
  })
  const last = places.length - 1
  const [topLeft, topRight, bottomLeft] = [move(first, 3, 3), move(second, -3, 3), move(third, 3, -3)]
  const grid: Spot[][] = []
  for (let j = 0; j <= last; j++) {
    const row: Spot[] = []
    grid.push(row)
    for (let i = 0; i <= last; i++) {
      const corner =
        i === 0 && j === 0
          ? topLeft
          : i === last && j === 0
            ? topRight
            : i === 0 && j === last
              ? bottomLeft
              : null
      row.push(
        corner ?? aligned(picture, expected(grid, places, i, j, topLeft, topRight, bottomLeft), right, down),
      )
    }
  }
  return grid
}

function expected(
  grid: readonly (readonly Spot[])[],
  places: readonly number[],
  i: number,
  j: number,
  topLeft: Spot,
  topRight: Spot,
  bottomLeft: Spot,
): Spot {
  const [start, end] = [places[0] as number, places[places.length - 1] as number]
  const share = (n: number) => ((places[n] as number) - start) / (end - start)
  const line = (to: Spot, part: number) => ({
    x: topLeft.x + (to.x - topLeft.x) * part,
    y: topLeft.y + (to.y - topLeft.y) * part,
  })
  if (j === 0) return line(topRight, share(i))
  if (i === 0) return line(bottomLeft, share(j))
  const [up, left, both] = [grid[j - 1]?.[i] as Spot, grid[j]?.[i - 1] as Spot, grid[j - 1]?.[i - 1] as Spot]
  return { x: up.x + left.x - both.x, y: up.y + left.y - both.y }
}

/**
 * The middle of the alignment pattern near a spot: dark, light around it, dark around that. The spot itself
 * if none is.
 */
function aligned(picture: Grey, spot: Spot, right: Spot, down: Spot): Spot {
  let [best, least] = [spot, Infinity]
  const score = (x: number, y: number) => {
    let sum = 0
    for (let b = -2; b <= 2; b++) {
      for (let a = -2; a <= 2; a++) {
        const light = Math.max(Math.abs(a), Math.abs(b)) === 1
        sum += (light ? -2 : 1) * shadeAt(picture, x + right.x * a + down.x * b, y + right.y * a + down.y * b)
      }
    }
    return sum
  }
  for (let b = -12; b <= 12; b++) {
    for (let a = -12; a <= 12; a++) {
      const [x, y] = [spot.x + (right.x * a + down.x * b) / 4, spot.y + (right.y * a + down.y * b) / 4]
      // Of two equally good places the nearer one.
      const found = score(x, y) + (a * a + b * b) / 4
      if (found < least) [best, least] = [{ x, y }, found]
    }
  }
  return least < -400 ? best : spot
}

function shadeAround(picture: Grey, x: number, y: number, reach: number): number {
  if (!reach) return shadeAt(picture, x, y)
  const spots = [
    [0, 0],
    [-reach, 0],
    [reach, 0],
    [0, -reach],
    [0, reach],
  ] as const
  return spots.reduce((sum, [a, b]) => sum + shadeAt(picture, x + a, y + b), 0) / spots.length
}

/** The shade between dots. */
function shadeAt({ width, height, dots }: Grey, x: number, y: number): number {
  const [left, top] = [clamp(Math.floor(x), width - 1), clamp(Math.floor(y), height - 1)]
  const [u, v] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))]
  const at = (a: number, b: number) => dots[(top + b) * width + left + a] as number
  return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v
}

function clamp(at: number, length: number): number {
  return Math.max(0, Math.min(length - 1, at))
}
