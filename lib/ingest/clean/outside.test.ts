import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ingestDocument } from '../pipeline.ts'

const STORY =
  '昨天上午，城东的老茶馆重新开张。茶馆已有八十年历史，去年因房屋加固停业半年。街坊们一早排起长队，喝上了头一壶茶。'

function read(html: string) {
  const bytes = Buffer.from(html)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const hints = { file: 'a.html', url: null, kind: 'html', contentType: null, capturedAt: null } as const
  const [outcome] = ingestDocument({ ...hints, bytes, sha256 }, null)
  if (outcome?.kind !== 'article') throw new Error('the page was refused')
  return outcome.draft
}

test('everything a page shows is in the article or on record as removed', () => {
  const { title, paragraphs, removals } = read(
    `<title>老茶馆重新开张</title><ul><li><a href="/">首页</a><li><a href="/gn">国内</a></ul>
     <h1>老茶馆重新开张</h1><div id="content"><p>${STORY}</p><p>${STORY}</p></div>
     <div class="side"><a href="/2">昨夜一场大风吹落阳台花盆</a></div><div>版权所有 青石网</div>`,
  )
  const kept = [title, ...paragraphs].join('\n')
  const removed = removals.map((removal) => removal.text).join('\n')
  for (const shown of ['首页', '国内', '昨夜一场大风吹落阳台花盆', '版权所有 青石网']) {
    expect(kept).not.toContain(shown)
    expect(removed).toContain(shown)
  }
  expect(removed).not.toContain('城东的老茶馆')
})
