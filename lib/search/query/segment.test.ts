import { expect, test } from 'vitest'
import { stretchesOf, wordsOf } from './segment.ts'

const cases: { says: string; run: string; words: string[] }[] = [
  { says: 'a long run is cut into words', run: '海南台风登陆', words: ['海南', '台风', '登陆'] },
  { says: 'a name that no dictionary knows stays whole', run: '台风摩羯', words: ['台风', '摩羯'] },
  {
    says: 'characters left alone in a row are words of their own, not the end of the word before them',
    run: '新冠疫情防控政策',
    words: ['新冠', '疫情', '防控', '政策'],
  },
  { says: 'an odd one goes to the last pair', run: '台风杜苏芮影响', words: ['台风', '杜苏芮', '影响'] },
  { says: 'one alone goes to the word before it', run: '河北塞北林场长', words: ['河北', '塞北', '林场长'] },
  {
    says: 'at the beginning to the word behind it',
    run: '马斯克访问北京',
    words: ['马斯克', '访问', '北京'],
  },
  {
    says: 'words said everywhere are not asked for',
    run: '台风的登陆和影响',
    words: ['台风', '登陆', '影响'],
  },
  {
    says: 'a number stays with what it counts',
    run: '二〇二三年工作报告',
    words: ['二〇二三年', '工作', '报告'],
  },
  { says: 'three characters are one thing', run: '进博会', words: [] },
  { says: 'without Han nothing is cut', run: 'new york times', words: [] },
]
for (const { says, run, words } of cases) test(says, () => expect(wordsOf(run)).toEqual(words))

test('near matches weigh a word with the loose characters behind it as one', () =>
  expect(stretchesOf('京津冀暴雨洪涝灾后重建')).toEqual(['京津冀', '暴雨洪涝灾后', '重建']))
