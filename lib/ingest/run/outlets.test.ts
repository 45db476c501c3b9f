import { expect, test } from 'vitest'
import type { SourceSettings } from '../../article.ts'
import { outletNamed, outletNames } from './outlets.ts'

const outlet = (id: string, name: string, ...aliases: string[]): SourceSettings => ({
  id,
  name,
  aliases,
  home: null,
  charset: null,
  newspaper: false,
})
const names = outletNames([outlet('a', '青石日报', '青石网', '日报'), outlet('b', '海嶼時報', '日报')])

const cases = [
  { says: 'an alias becomes the outlet’s name', source: '青石网', named: '青石日报' },
  { says: 'another script is the same name', source: '青石日報', named: '青石日报' },
  { says: 'a traditional outlet keeps its own spelling', source: '海屿时报', named: '海嶼時報' },
  { says: 'white space does not matter', source: '青石 日报', named: '青石日报' },
  { says: 'an alias that two outlets claim names neither', source: '日报', named: '日报' },
  { says: 'an outlet that nobody listed keeps its name', source: '远山周刊', named: '远山周刊' },
]
for (const { says, source, named } of cases) {
  test(says, () => expect(outletNamed(source, names)).toBe(named))
}

test('no source stays no source', () => expect(outletNamed(null, names)).toBeNull())
