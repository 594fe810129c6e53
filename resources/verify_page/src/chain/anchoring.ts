// One block for a whole flow: on its hash as many nodes agree as are needed, so whatever is proved against it is so,
// whoever sends the proof. Must not know receipts.
import { toHex } from '../core/bytes'
import { Invalid } from '../core/invalid'
import { neededHighest, type Anchor, type Asked } from './ask'
import type { Bounds } from './fetching'
import { headerOf, namedBlock } from './header'
import { quantity } from './json'
import type { Place } from './prove'
import { exchange, valueOf, type NodeAddress } from './rpc'

/** A state on which enough nodes agree, its block's time in seconds, and the nodes that have it. */
export interface Agreed {
  readonly place: Place
  readonly timestamp: bigint
  readonly nodes: readonly NodeAddress[]
}

/** Return the block, or null where too few nodes have one in common. Throws nothing. */
export async function agreedOn({ question, anchors, needed }: Asked, bounds: Bounds): Promise<Agreed | null> {
  const group = largest(anchors)
  if (group.length >= needed) return agreed(question.ledger, group)
  if (anchors.length < needed) return null
  // One is behind, so that they were asked at different heights: go down to where enough of them are.
  const height = neededHighest(anchors.map(({ header }) => header.number), needed)
  const moved = await Promise.all(anchors.map((anchor) => lowered(anchor, height, bounds)))
  const second = largest(moved.flatMap((each) => each ?? []))
  return second.length >= needed ? agreed(question.ledger, second) : null
}

function agreed(ledger: Place['ledger'], group: readonly Anchor[]): Agreed | null {
  const header = group[0]?.header
  if (!header) return null
  const place = { ledger, number: header.number, stateRoot: header.stateRoot }
  return { place, timestamp: header.timestamp, nodes: group.map(({ node }) => node) }
}

function largest(anchors: readonly Anchor[]): readonly Anchor[] {
  const groups = new Map<string, Anchor[]>()
  for (const anchor of anchors) {
    const key = toHex(anchor.header.hash)
    groups.set(key, [...(groups.get(key) ?? []), anchor])
  }
  return Array.from(groups.values()).reduce((best, each) => (each.length > best.length ? each : best), [] as Anchor[])
}

async function lowered({ node, header }: Anchor, height: bigint, bounds: Bounds): Promise<Anchor | null> {
  if (header.number <= height) return { node, header }
  try {
    const [answer] = await exchange(node, [['eth_getBlockByNumber', quantity(height), false]], bounds)
    const found = await headerOf(node, namedBlock(valueOf(answer)), bounds)
    return found.number === height ? { node, header: found } : null
  } catch (problem) {
    if (problem instanceof Invalid) return null
    throw problem
  }
}
