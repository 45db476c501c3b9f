/**
 * The contract on runs: equal to `includes` over the folded text, whatever they cut through.
 */
import { expect, test } from 'vitest'
import type { Article } from '../../../article.ts'
import { foldArticle, foldArticleStrict, foldLine } from '../../../text/index.ts'
import { seededRandom } from './archive.ts'
import { BOTH, ids, run, type Suite } from './suite.ts'

/** Tests of single runs. */
export function runsContract(suite: Suite): void {
  const { articles, find, holding, containing } = suite
  test('it knows its size', () => {
    expect(suite.engine.size).toBe(articles.length)
  })

  test('a run matches exactly the articles that contain it, wherever it was cut out of a text', {
    timeout: 60_000,
  }, async () => {
    const random = seededRandom(11)
    for (let n = 0; n < 800; n++) {
      const article = articles[Math.floor(random() * articles.length)] as Article
      const { title, body } = foldArticle(article.title, article.paragraphs)
      const lines = [title, ...body.split('\n')].filter(Boolean)
      const line = lines[Math.floor(random() * lines.length)] ?? '水'
      const start = Math.floor(random() * line.length)
      const text = line.slice(start, start + 1 + Math.floor(random() * 12))
      const page = await find(run('', { text }))
      expect(ids(page), text).toEqual(containing(text))
      expect(page.total).toBe(page.hits.length)
      expect(page.tiers.whole).toBe(page.total)
    }
  })

  const hardRuns = [
    '虎',
    '渔港',
    'apple',
    '𠮷',
    '𠮷野',
    '野',
    '风浪',
    '，',
    '》',
    '1234567890',
    'xxx',
    '水水',
    '尾',
    '之间的空白',
    '零宽',
    'abc',
    'カラオ',
    'ク',
    '한국',
    '국',
    ' ',
    'e se',
    '4 t',
    '号，x',
    '𠮷野家与𠮷',
  ]
  for (const text of hardRuns)
    test(`the run “${text}” equals includes`, async () => {
      const folded = foldLine(text) || text
      expect(ids(await find(run('', { text: folded })))).toEqual(containing(folded))
    })

  test('what no article contains is not found', async () => {
    for (const text of ['从未出现过', '鯨', 'qqqq', '桥大', '\u{1f600}', '虎龙', '灯塔\n雾'])
      expect((await find(run('', { text }))).total, text).toBe(0)
  })

  test('a run in one field looks there alone', async () => {
    for (const field of BOTH) {
      const page = await find(run('灯塔', { fields: [field] }))
      expect(ids(page)).toEqual(holding((folded) => folded[field].includes('灯塔')))
    }
  })

  test('a strict run tells scripts apart', async () => {
    expect(ids(await find(run('臺灣', { strict: '臺灣' })))).toEqual(['h01'])
    expect(ids(await find(run('台湾', { strict: '台湾' })))).toEqual(['h02'])
    const strict = '灯塔看守'
    const expected = holding((_, { title, paragraphs }) => {
      const text = foldArticleStrict(title, paragraphs)
      return text.title.includes(strict) || text.body.includes(strict)
    })
    expect(ids(await find(run(strict, { strict })))).toEqual(expected)
  })

  test('with punctuation bridged, marks between characters are passed over, paragraphs are not', async () => {
    const strip = (text: string) => text.replace(/[\p{P}\p{Z}]/gu, '')
    for (const text of ['风浪', '龙虎虎', '灯塔看守人', 'wifi覆盖', '渔港分', '虎', '水水水尾'].map(foldLine))
      expect(ids(await find(run(text, { bridgePunctuation: true }))), text).toEqual(
        holding(
          ({ title, body }) =>
            strip(title).includes(text) || body.split('\n').some((p) => strip(p).includes(text)),
        ),
      )
  })

  test('scripts are told apart where punctuation is passed over, too', async () => {
    const strip = (text: string) => text.replace(/[\p{P}\p{Z}]/gu, '')
    for (const strict of ['臺灣', '台湾', '灯塔看守', '渔港', '龙虎', '虎']) {
      const expected = holding((_, { title, paragraphs }) => {
        const text = foldArticleStrict(title, paragraphs)
        return [text.title, ...text.body.split('\n')].some((line) => strip(line).includes(strict))
      })
      const found = await find(run(strict, { strict, bridgePunctuation: true }))
      expect(ids(found), strict).toEqual(expected)
    }
  })
}
