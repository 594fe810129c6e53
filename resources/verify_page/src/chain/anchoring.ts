// One block for a whole flow: on its hash as many nodes agree as are needed, so whatever is proved against it
// is so, whoever sends the proof. Must not know receipts.
import { toHex } from '../core/bytes'
import { Invalid } from '../core/invalid'
import type { Anchor, Asked } from './ask'
import type { Bounds } from './fetching'
import { headerOf, namedBlock } from './header'
import { quantity } from './json'
import type { Place } from './prove'
import { exchange, valueOf, type NodeAddress } from './rpc'

const MAX_HEIGHTS = 4

/** A state on which enough nodes agree, its block's time in seconds, and the nodes that have it. */
export interface Agreed {
  readonly place: Place
  readonly timestamp: bigint
  readonly nodes: readonly NodeAddress[]
}

/** Return the block, or null where too few nodes have one in common. Throws nothing. */
export async function agreedOn({ question, anchors, needed }: Asked, bounds: Bounds): Promise<Agreed | null> {
  if (anchors.length < needed) return null
  // Nodes that are behind, or a liar at the same height, may leave too few at one block: go down to where
  // enough are.
  for (const height of heightsOf(anchors)) {
    const there = await Promise.all(anchors.map((anchor) => lowered(anchor, height, bounds)))
    const group = largest(there.flatMap((each) => each ?? []))
    if (group.length >= Math.max(needed, 1)) return agreed(question.ledger, group)
  }
  return null
}

/** The heights at which nodes stand, the highest first; more than a few would be somebody's game. */
function heightsOf(anchors: readonly Anchor[]): readonly bigint[] {
  const heights = Array.from(new Set(anchors.map(({ header }) => header.number)))
  return heights.sort((one, other) => (one < other ? 1 : -1)).slice(0, MAX_HEIGHTS)
}

function agreed(ledger: Place['ledger'], group: readonly Anchor[]): Agreed {
  const { header } = group[0]!
  const place = { ledger, number: header.number, stateRoot: header.stateRoot }
  return { place, timestamp: header.timestamp, nodes: group.map(({ node }) => node) }
}

function largest(anchors: readonly Anchor[]): readonly Anchor[] {
  const groups = new Map<string, Anchor[]>()
  for (const anchor of anchors) {
    const key = toHex(anchor.header.hash)
    groups.set(key, [...(groups.get(key) ?? []), anchor])
  }
  const longer = (best: Anchor[], each: Anchor[]) => (each.length > best.length ? each : best)
  return Array.from(groups.values()).reduce(longer, [])
}

async function lowered({ node, header }: Anchor, height: bigint, bounds: Bounds): Promise<Anchor | null> {
  if (header.number <= height) return { node, header } // one that is behind stays where it is
  try {
    const [answer] = await exchange(node, [['eth_getBlockByNumber', quantity(height), false]], bounds)
    const found = await headerOf(node, namedBlock(valueOf(answer)), bounds)
    return found.number === height ? { node, header: found } : null
  } catch (problem) {
    if (problem instanceof Invalid) return null
    throw problem
  }
}
