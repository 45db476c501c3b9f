import { expect, test } from 'vitest'
import { bodyText } from './body-text.ts'

const cases = [
  {
    says: 'entities are resolved',
    html: '<body>A&amp;B &#20013;&nbsp;&hellip;</body>',
    text: 'A&B 中\u00a0…',
  },
  {
    says: 'numbers of the windows-1252 range mean its characters',
    html: '<p>&#147;&#148;&#151;&#128;</p>',
    text: '“”—€',
  },
  { says: 'an entity escaped twice is left to repairText', html: '<p>&amp;#20013;</p>', text: '&#20013;' },
  {
    says: 'head, scripts and styles are not seen',
    html: '<head><title>题</title><style>a{}</style></head><body>文<script>x</script></body>',
    text: '文',
  },
  {
    says: 'blocks end a line, inline elements do not',
    html: '<p>一<b>二</b></p><div>三<br>四</div>',
    text: '一二\n三\n四',
  },
  {
    says: 'white space is folded, ideographic spaces stay',
    html: '<p>\n  　　一\n  二 </p>',
    text: '　　一 二'.trim(),
  },
  { says: 'comments are not text', html: '<p>一<!-- 二 --></p>', text: '一' },
  { says: 'an empty page has no text', html: '', text: '' },
]
for (const { says, html, text } of cases) {
  test(says, () => expect(bodyText(html)).toBe(text))
}

test('ten thousand nested tags are walked, not recursed into', () => {
  expect(bodyText(`${'<div>'.repeat(10_000)}深`)).toBe('深')
})
