// The standard ABI encoding, by hand for the few shapes the protocol has: words and short strings. Strict:
// wrong length, dirty padding and offsets elsewhere than an encoder puts them are refused. Must not know
// what the values mean.
import { concat, fromUint, fromUtf8, isZero, toUint } from './bytes'
import { Invalid } from './invalid'
import type { Bytes } from './types'

const WORD = 32
const MAX_TEXT = 1n << 16n // a length word must not make us look further than any string of ours can be

const refuse = () => new Invalid('abi.invalid')

/** Reads values in order from ABI data; each throws `Invalid`, `abi.invalid`, for what no encoder writes. */
export interface AbiReader {
  /** The next word as a number. */
  readonly uint: () => bigint
  /** The next word as an address of 20 bytes. */
  readonly address: () => Bytes
  /** The next word as it is. */
  readonly hash: () => Bytes
  /** The next word as a truth value. */
  readonly bool: () => boolean
  /** Remember the next word as the offset of a text, to be read by `tail` in the same order. */
  readonly offset: () => void
  /** After the last word: the text of the next offset, which must lie where the reader stands. */
  readonly tail: () => string
  /** Refuse data that is left over. */
  readonly end: () => void
}

/** Start reading ABI data. */
export function abiReader(data: Bytes): AbiReader {
  let at = 0
  const offsets: bigint[] = []
  const take = (length: number): Bytes => {
    if (at + length > data.length) throw refuse()
    at += length
    return data.subarray(at - length, at)
  }
  const uint = () => toUint(take(WORD))
  const small = (): bigint => {
    const value = uint()
    if (value > 1n) throw refuse()
    return value
  }
  const tail = (): string => {
    if (offsets.shift() !== BigInt(at)) throw refuse()
    const length = uint()
    if (length > MAX_TEXT) throw refuse()
    const text = fromUtf8(take(Number(length)))
    if (text === null || !isZero(take(padding(Number(length))))) throw refuse()
    return text
  }
  return {
    uint,
    address: () => {
      if (!isZero(take(12))) throw refuse()
      return take(20)
    },
    hash: () => take(WORD),
    bool: () => small() === 1n,
    offset: () => void offsets.push(uint()),
    tail,
    end: () => {
      if (at !== data.length) throw refuse()
    },
  }
}

/**
 * Encode static values: a bigint as uint256, 20 bytes as an address, 32 bytes as they are. Throws `Invalid`.
 */
export function abiWords(...values: readonly (bigint | boolean | Bytes)[]): Bytes {
  return concat(...values.map(word))
}

function word(value: bigint | boolean | Bytes): Bytes {
  if (typeof value === 'boolean') return fromUint(value ? 1n : 0n, WORD)
  if (typeof value === 'bigint') {
    if (value < 0n || value >> 256n) throw refuse()
    return fromUint(value, WORD)
  }
  if (value.length !== WORD && value.length !== 20) throw refuse()
  return concat(new Uint8Array(WORD - value.length), value)
}

function padding(length: number): number {
  return (WORD - (length % WORD)) % WORD
}
