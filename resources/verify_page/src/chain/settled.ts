// Many nodes at work at the same time, and how long the slow ones are waited for. Must not know what the work
// is.
import { Invalid } from '../core/invalid'
import type { NodeAddress } from './rpc'

/** Milliseconds that slower nodes get once as many as are needed have answered. */
export const GRACE = 2_500

/**
 * Return what `work` gives for each node, in order; `Invalid` in the place of one that failed or was too
 * slow. Never throws: an error of our own in the work of one node is that node's alone.
 */
export function settled<T>(
  nodes: readonly NodeAddress[],
  needed: number,
  work: (node: NodeAddress, at: number) => Promise<T>,
): Promise<(T | Invalid)[]> {
  return new Promise((resolve) => {
    const results: (T | Invalid)[] = nodes.map(() => new Invalid('node.timeout'))
    let [open, answered] = [nodes.length, 0]
    let grace: ReturnType<typeof setTimeout> | undefined
    const end = () => {
      clearTimeout(grace)
      resolve(results.slice())
    }
    const put = (at: number, result: T | Invalid) => {
      results[at] = result
      open -= 1
      answered += result instanceof Invalid ? 0 : 1
      if (!open) end()
      else if (answered >= needed) grace ??= setTimeout(end, GRACE)
    }
    if (!open) end()
    nodes.forEach((node, at) => {
      work(node, at).then(
        (result) => put(at, result),
        (problem: unknown) => put(at, problem instanceof Invalid ? problem : new Invalid('node.malformed')),
      )
    })
  })
}
