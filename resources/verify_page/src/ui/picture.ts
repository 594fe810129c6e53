// Finds a code in a picture: the browser's own detector where there is one, else our own small reader. Knows
// no receipt and keeps nothing.
import { readPicture } from '../qr/find'

/** The part of the Shape Detection API that is used; browsers without it are many. */
interface Detector {
  detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

// A photo is tried large for dense codes, and small, where noise is averaged away.
const SIDES = [2400, 1400, 900]
const FRAME = 1280
const DRAWING = 1600

/** Milliseconds: the next frame of a camera may be better; of a picture there is only this one. */
const FRAME_MS = 200
const PICTURE_MS = 4_000

/** Return a reader for single pictures of a camera; '' is nothing found. */
export async function frameReader(): Promise<(video: HTMLVideoElement) => Promise<string>> {
  const canvas = document.createElement('canvas')
  const native = await nativeDetector()
  return async (video) => {
    const { videoWidth: width, videoHeight: height } = video
    if (!width) return ''
    const found = native ? await native.detect(video).then(first, () => '') : ''
    const scale = Math.min(1, FRAME / Math.max(width, height))
    return found || (native ? '' : drawn(canvas, video, [width * scale, height * scale], FRAME_MS))
  }
}

/** Return the text of the code in a picture file; '' where none is found. Rejects where it is no picture. */
export async function codeInPicture(file: Blob): Promise<string> {
  const bitmap = await (file.type === 'image/svg+xml' ? drawing(file) : createImageBitmap(file))
  try {
    const native = await nativeDetector()
    return (native && (await native.detect(bitmap).then(first, () => ''))) || inSizes(bitmap)
  } finally {
    bitmap.close()
  }
}

/** Return the text of the code in grey dots, a byte each; '' where none is found. */
export function codeInDots(dots: Uint8Array, width: number, height: number): string {
  return readPicture({ width, height, dots }, patience(PICTURE_MS))
}

/** A drawing has no dots of its own; as a picture it can neither run nor load anything. */
async function drawing(file: Blob): Promise<ImageBitmap> {
  const [image, url] = [new Image(), URL.createObjectURL(file)]
  try {
    image.src = url
    await image.decode()
    const scale = DRAWING / Math.max(image.naturalWidth, image.naturalHeight, 1)
    const [resizeWidth, resizeHeight] = [image.naturalWidth * scale, image.naturalHeight * scale].map(
      Math.round,
    )
    return await createImageBitmap(image, {
      resizeWidth: resizeWidth as number,
      resizeHeight: resizeHeight as number,
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}

function inSizes(bitmap: ImageBitmap): string {
  const longest = Math.max(bitmap.width, bitmap.height)
  const canvas = document.createElement('canvas')
  const sides = SIDES.map((side) => Math.min(side, longest))
  for (const side of new Set(sides)) {
    const scale = side / longest
    const found = drawn(canvas, bitmap, [bitmap.width * scale, bitmap.height * scale], PICTURE_MS)
    if (found) return found
  }
  return ''
}

function drawn(
  canvas: HTMLCanvasElement,
  source: CanvasImageSource,
  size: readonly [number, number],
  milliseconds: number,
): string {
  const [width, height] = [Math.round(size[0]), Math.round(size[1])]
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context || !width || !height) return ''
  // What is clear in a picture stands on white paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(source, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  const dots = new Uint8Array(width * height)
  for (let at = 0; at < dots.length; at++) dots[at] = luma(data, at * 4)
  return readPicture({ width, height, dots }, patience(milliseconds))
}

function patience(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}

/** Brightness as the eye has it, in 256ths. */
function luma(data: Uint8ClampedArray, at: number): number {
  return ((data[at] as number) * 77 + (data[at + 1] as number) * 150 + (data[at + 2] as number) * 29) >> 8
}

async function nativeDetector(): Promise<Detector | null> {
  const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  try {
    if (!maker || !(await maker.getSupportedFormats()).includes('qr_code')) return null
    return new maker({ formats: ['qr_code'] })
  } catch {
    return null
  }
}

function first(found: readonly { readonly rawValue: string }[]): string {
  return found[0]?.rawValue ?? ''
}
