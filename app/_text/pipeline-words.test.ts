/** The pipeline's own sentences have a wording in every language of the interface. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { TRIM_REASONS } from '../../lib/ingest/clean/trim.ts'
import { LABEL_REASONS } from '../../lib/ingest/lines/label-kinds.ts'
import { charsetSentence } from './charset-words.ts'
import { removalInWords } from './removals.ts'

const LIB = fileURLToPath(new URL('../../lib', import.meta.url))

/** The sources below a folder, without tests. */
function sourcesIn(folder: string): string[] {
  return readdirSync(join(LIB, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/\.(?:test|generated)\.ts$|fixtures|tables/.test(file))
    .map((file) => readFileSync(join(LIB, folder, file), 'utf8'))
}

const rules = [
  ...Object.keys(LABEL_REASONS),
  ...Object.keys(TRIM_REASONS),
  ...sourcesIn('ingest').flatMap((source) =>
    [...source.matchAll(/\brule: '([a-z-]+)'/g)].map(([, rule = '']) => rule),
  ),
]

for (const rule of new Set(rules)) {
  test(`the removal ${rule} is explained in every language`, () => {
    expect(removalInWords(rule, '原话', 'en').lang).toBe('en')
    expect(removalInWords(rule, '原话', 'zh-Hant').lang).toBe('zh-Hant')
  })
}

/** What the decoder says: literals with Han characters outside comments, names of encodings put in. */
const sentences = sourcesIn('charset')
  .flatMap((source) => source.split('\n').filter((line) => !/^\s*(?:\*|\/\*|\/\/)/.test(line)))
  .flatMap((line) => [...line.matchAll(/'([^'\n]*)'|`([^`\n]*)`/g)])
  .map(([, plain, template]) => (plain ?? template ?? '').replace(/\$\{[^}]*\}/g, 'Big5'))
  .filter((text) => /^[^\\[]*\p{Script=Han}{3}/u.test(text))

test('the decoder has sentences', () => {
  expect(sentences.length).toBeGreaterThan(10)
})

for (const sentence of sentences) {
  test(`the decoder's “${sentence}” has its wording in every language`, () => {
    const english = charsetSentence(sentence, 'en')
    expect(english.lang).toBe('en')
    expect(english.text).not.toMatch(/\p{Script=Han}|\$\d/u)
    expect(english.text.includes('Big5')).toBe(sentence.includes('Big5'))
    expect(charsetSentence(sentence, 'zh-Hant').lang).toBe('zh-Hant')
  })
}

test('a rule or sentence without a wording stays as the pipeline wrote it, marked as simplified Chinese', () => {
  expect(removalInWords('no-such-rule', '原话', 'en')).toEqual({ text: '原话', lang: 'zh-Hans' })
  expect(charsetSentence('原话', 'zh-Hant')).toEqual({ text: '原话', lang: 'zh-Hans' })
})
