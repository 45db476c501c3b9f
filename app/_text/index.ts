/**
 * The languages of the interface, and how pages name them in addresses. Pure.
 */
import { en } from './en.ts'
import { type Words, zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

export type { Words } from './zh-hans.ts'

/** BCP 47 tag of an interface language. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en'

/** Each language with its own name, the default first. */
export const LANGUAGES: readonly { readonly tag: Language; readonly name: string; readonly short: string }[] =
  [
    { tag: 'zh-Hans', name: '简体中文', short: '简' },
    { tag: 'zh-Hant', name: '繁體中文', short: '繁' },
    { tag: 'en', name: 'English', short: 'EN' },
  ]

const WORDS: Readonly<Record<Language, Words>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en }

/** The value of `lang=` (first one where it is repeated) as a language; anything else is the default. */
export function languageOf(value: string | readonly string[] | null | undefined): Language {
  const wanted = typeof value === 'string' ? value : value?.[0]
  return LANGUAGES.find(({ tag }) => tag === wanted)?.tag ?? 'zh-Hans'
}

/** The interface's words in a language. */
export function wordsOf(language: Language): Words {
  return WORDS[language]
}

/**
 * An address of ours in a language: `lang=` is set, replaced or, for the default, left out.
 *
 * @param path - Begins with `/`; may have a query and a fragment.
 */
export function inLanguage(path: string, language: Language): string {
  const [, address = '', fragment = ''] = /^([^#]*)(#.*)?$/.exec(path) ?? []
  const [route = '', query = ''] = address.split('?', 2)
  const kept = query.split('&').filter((pair) => pair !== '' && !pair.startsWith('lang='))
  if (language !== 'zh-Hans') kept.push(`lang=${language}`)
  return `${route}${kept.length > 0 ? '?' : ''}${kept.join('&')}${fragment}`
}
