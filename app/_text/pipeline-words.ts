/**
 * What the pipeline says of its own work, in the language of the interface. It is stored as the pipeline worded it, in
 * simplified Chinese, and stays so where there is no wording here. Pure.
 */
import type { Language } from './index.ts'

/** A sentence of the pipeline in the other languages. */
export interface Phrase {
  readonly 'zh-Hant': string
  readonly en: string
}

/** A sentence with the language it is in. */
export interface Worded {
  readonly text: string
  readonly lang: Language
}

/** @param original - In simplified Chinese. */
export function phraseIn(phrase: Phrase | undefined, original: string, language: Language): Worded {
  if (language === 'zh-Hans' || !phrase) return { text: original, lang: 'zh-Hans' }
  return { text: phrase[language], lang: language }
}
