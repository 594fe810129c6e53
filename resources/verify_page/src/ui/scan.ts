// The camera: opens it, looks for a code a few times a second, and closes it again. Keeps no picture.
import { frameReader } from './picture'

const BETWEEN_MS = 120

/** Whether there may be a camera to ask for; browsers show one to secure pages only. */
export function hasCamera(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === 'function'
}

/**
 * Show the camera in `video` and hand every code's text to `found` until it returns true. Return what stops
 * it.
 */
export async function scan(video: HTMLVideoElement, found: (text: string) => boolean): Promise<() => void> {
  const wanted = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } }
  const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })
  const read = await frameReader()
  let going = true
  const stop = () => {
    going = false
    stream.getTracks().forEach((track) => track.stop())
    video.srcObject = null
  }
  video.srcObject = stream
  video.muted = true
  await video.play().catch(() => undefined)
  const look = async () => {
    if (!going) return
    // Another screen took its place.
    if (!video.isConnected) return stop()
    const text = await read(video)
    if (going && text && found(text)) stop()
    else setTimeout(look, BETWEEN_MS)
  }
  void look()
  return stop
}
