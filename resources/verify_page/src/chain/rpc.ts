// JSON-RPC with nodes that are not trusted: many calls in one exchange, each answer only under the id that
// was asked. Must not know ledgers or receipts.
import { attempt, Invalid } from '../core/invalid'
import { fetchBounded, type Bounds } from './fetching'
import { fieldsOf, listOf, parseJson, textOf, type Fields } from './json'

/**
 * A node: what it is called on the page (host and port, never the path: it may hold a key), and where it
 * answers.
 */
export interface NodeAddress {
  readonly name: string
  readonly url: string
  /** The block in which the ledger was made, where it is known: its log is not looked for before it. */
  readonly firstBlock: bigint
}

/** Method and parameters. */
export type Call = readonly [method: string, ...params: unknown[]]

/** What a node says to one call: a value of any kind, or that it refuses. */
export type Result = { readonly value: unknown } | { readonly refused: string }

/** Ten seconds and 8 MB for an exchange: two hundred storage proofs take 1 MB. */
export const BOUNDS: Bounds = { milliseconds: 10_000, bytes: 8 << 20 }

/** Nodes that took no batch when they were asked. */
const oneByOne = new Set<string>()

/**
 * Make all calls at one node and return a result for each, in order. Throws `Invalid` with a code that begins
 * with `node.` where there is no answer, or one that is none.
 */
export async function exchange(
  node: NodeAddress,
  calls: readonly Call[],
  bounds: Bounds = BOUNDS,
): Promise<readonly Result[]> {
  if (!calls.length) return []
  if (!oneByOne.has(node.url)) {
    const results = await inOneBatch(node, calls, bounds)
    if (results) return results
    oneByOne.add(node.url)
  }
  return Promise.all(calls.map((call) => alone(node, call, bounds)))
}

/** Return a call's value. Throws `Invalid`, `node.refused`. */
export function valueOf(result: Result | undefined): unknown {
  if (!result || 'refused' in result) throw new Invalid('node.refused')
  return result.value
}

/** Return a call's value, or null where the node refused it. */
export function valueOrNull(result: Result | undefined): unknown {
  return result && 'value' in result ? result.value : null
}

/** Null where the node takes no batches. */
async function inOneBatch(
  node: NodeAddress,
  calls: readonly Call[],
  bounds: Bounds,
): Promise<readonly Result[] | null> {
  const asked = calls.map((call, at) => request(at + 1, call))
  const { status, body } = await fetchBounded(node.url, JSON.stringify(asked), bounds)
  const document = attempt(
    () => parseJson(body),
    (code) => ({ code }),
  )
  const answers = listOf(document)
  if (!answers) {
    // One error for all calls, or a 4xx in words: no batches here. Whoever answers otherwise is no node.
    if (fieldsOf(document)?.['error'] || (status >= 400 && status < 500 && status !== 429)) return null
    throw new Invalid(textOf(fieldsOf(document)?.['code']) || 'node.malformed')
  }
  return inOrder(answers, calls.length)
}

async function alone(node: NodeAddress, call: Call, bounds: Bounds): Promise<Result> {
  const { body } = await fetchBounded(node.url, JSON.stringify(request(1, call)), bounds)
  const answer = fieldsOf(parseJson(body))
  // An error may come without an id: then the request was not understood.
  if (!answer || (answer['id'] !== 1 && !answer['error'])) throw new Invalid('node.malformed')
  return resultOf(answer)
}

function request(id: number, [method, ...params]: Call): Fields {
  return { jsonrpc: '2.0', id, method, params }
}

function inOrder(answers: readonly unknown[], count: number): readonly Result[] {
  const byId = new Map<unknown, Fields>()
  for (const answer of answers) {
    const fields = fieldsOf(answer)
    if (fields) byId.set(fields['id'], fields)
  }
  if (answers.length !== count) throw new Invalid('node.malformed')
  return Array.from({ length: count }, (_, at) => {
    const answer = byId.get(at + 1)
    if (!answer) throw new Invalid('node.malformed')
    return resultOf(answer)
  })
}

function resultOf(answer: Fields): Result {
  if (answer['error']) return { refused: textOf(fieldsOf(answer['error'])?.['message']) }
  if (!('result' in answer)) throw new Invalid('node.malformed')
  return { value: answer['result'] }
}
