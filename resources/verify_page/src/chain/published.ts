// What a charity publishes of its disbursements, and whether a case binds it. Protocol, section 10. What does
// not fit is as if it were not there. Must not know nodes, and never shows the purpose of a refund: it
// concerns a donor.
import { equal, fromHex, isZero } from '../core/bytes'
import { evidenceHash, wordsHash } from '../core/commitment'
import type { Case } from '../core/entries'
import { attempt, Invalid } from '../core/invalid'
import { ledgerKey, type Bytes } from '../core/types'
import { fetchBounded } from './fetching'
import type { Published } from './flow_types'
import { fieldsOf, listOf, parseJson, textOf, type Fields } from './json'
import { keyOf } from './known'

/** What the charity's file says, by payment; nothing of it is checked. */
export type Claims = ReadonlyMap<bigint, Fields>

const BOUNDS = { milliseconds: 8_000, bytes: 4 << 20 }
const REFUND = 3n
const SALT_BYTES = 16
const DIGEST_BYTES = 32
const MAX_EVIDENCE = 256
const MAX_WORDS = 4_000

/** Fetch the file that a ledger's charity publishes; empty for whatever is none. Never throws. */
export async function readClaims(
  url: string,
  { chainId, ledger }: { readonly chainId: bigint; readonly ledger: Bytes },
  signal?: AbortSignal,
): Promise<Claims> {
  try {
    const { status, body } = await fetchBounded(url, null, { ...BOUNDS, signal })
    const fields = status === 200 ? fieldsOf(parseJson(body)) : null
    const key = keyOf(textOf(fields?.['chain_id']), textOf(fields?.['ledger']))
    if (fields?.['format'] !== 1 || key !== ledgerKey(chainId, ledger)) return new Map()
    return new Map(Object.entries(fieldsOf(fields['payments']) ?? {}).flatMap(claimOf))
  } catch (problem) {
    if (problem instanceof Invalid) return new Map()
    throw problem
  }
}

function claimOf([number, claim]: readonly [string, unknown]): [bigint, Fields][] {
  const fields = fieldsOf(claim)
  return fields && /^[1-9][0-9]{0,18}$/.test(number) ? [[BigInt(number), fields]] : []
}

/** Return what of a claim the case binds. */
export function publishedOf(of: Case, claims: Claims): Published {
  const claim = claims.get(of.payment)
  return { purpose: purposeOf(of, claim), evidence: evidenceOf(of, claim) }
}

function purposeOf(of: Case, claim: Fields | undefined): string | null {
  const said = fieldsOf(claim?.['purpose'])
  const text = textOf(said?.['text'])
  const salt = bytesOrNull(textOf(said?.['salt']), SALT_BYTES)
  if (of.category === REFUND || !text || text.length > MAX_WORDS || !salt) return null
  return equal(wordsHash(salt, text), of.purpose) ? text : null
}

function evidenceOf(of: Case, claim: Fields | undefined): readonly Bytes[] {
  const said = listOf(claim?.['evidence']) ?? []
  if (!said.length || said.length > MAX_EVIDENCE || isZero(of.evidence)) return []
  const digests = said.flatMap((each) => bytesOrNull(textOf(each), DIGEST_BYTES) ?? [])
  return digests.length === said.length && equal(evidenceHash(digests), of.evidence) ? digests : []
}

function bytesOrNull(text: string, length: number): Bytes | null {
  const found = attempt(
    () => fromHex(text),
    () => null,
  )
  return found?.length === length ? found : null
}
