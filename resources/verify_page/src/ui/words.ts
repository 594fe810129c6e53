// Which language the page speaks, and its words. Every language has the same keys, which the types hold.
import { en } from './words_en'
import { zh } from './words_zh'

export type Language = 'en' | 'zh'

type Same<T> = T extends string
  ? string
  : T extends readonly [string, string]
    ? readonly [string, string]
    : { readonly [K in keyof T]: Same<T[K]> }

export type Words = Same<typeof en>

const WORDS: Readonly<Record<Language, Words>> = { en, zh }

/** Return the words of a language. */
export function wordsOf(language: Language): Words {
  return WORDS[language]
}

/** Return the first language of the reader's that the page speaks; English where there is none. */
export function preferred(languages: readonly string[]): Language {
  for (const each of languages) {
    if (/^zh\b/i.test(each)) return 'zh'
    if (/^en\b/i.test(each)) return 'en'
  }
  return 'en'
}

/** Return the word for a key that came from outside, or the other one where there is none. */
export function pick(table: Readonly<Record<string, string>>, key: string, otherwise: string): string {
  return Object.prototype.hasOwnProperty.call(table, key) ? (table[key] as string) : otherwise
}

/** Return the form for this many. */
export function plural(forms: readonly [string, string], number: number): string {
  return forms[number === 1 ? 0 : 1]
}
