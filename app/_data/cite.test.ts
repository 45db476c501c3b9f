import { expect, test } from 'vitest'
import { citation } from './cite.ts'

const story = {
  title: '长桥今晨通车',
  authors: ['林一舟'],
  source: '江城日报',
  publishedAt: '2022-08-16T06:30+08:00',
}
const url = 'http://paper.example/a'

const cases = [
  {
    says: 'a newspaper online in the form of 2025 has no access date',
    options: { edition: '2025', newspaper: true, url, accessed: '2026-01-02' },
    text: '林一舟. 长桥今晨通车[N/OL]. 江城日报，2022-08-16. http://paper.example/a.',
  },
  {
    says: 'a newspaper online in the form of 2015 has one',
    options: { edition: '2015', newspaper: true, url, accessed: '2026-01-02' },
    text: '林一舟. 长桥今晨通车[N/OL]. 江城日报, 2022-08-16[2026-01-02]. http://paper.example/a.',
  },
  {
    says: 'a web page in the form of 2025 has full-width brackets around its day',
    options: { edition: '2025', newspaper: false, url, accessed: '2026-01-02' },
    text: '林一舟. 长桥今晨通车[EB/OL]. （2022-08-16）[2026-01-02]. http://paper.example/a.',
  },
  {
    says: 'a web page in the form of 2015 has half-width ones',
    options: { edition: '2015', newspaper: false, url, accessed: '2026-01-02' },
    text: '林一舟. 长桥今晨通车[EB/OL]. (2022-08-16)[2026-01-02]. http://paper.example/a.',
  },
] as const
for (const { says, options, text } of cases) {
  test(says, () => expect(citation(story, options)).toBe(text))
}

test('without an author the title comes first', () => {
  expect(citation({ ...story, authors: [] }, cases[0].options)).toMatch(/^长桥今晨通车\[N/)
})

test('the fourth author and later ones are 等', () => {
  const text = citation({ ...story, authors: ['甲', '乙', '丙', '丁'] }, cases[0].options)
  expect(text).toMatch(/^甲，乙，丙，等\. /)
})

test('an undated web page keeps only the day of access', () => {
  expect(citation({ ...story, publishedAt: null }, cases[2].options)).toContain('[EB/OL]. [2026-01-02]. ')
})
