import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passageFragment } from './passage-link.ts'

const paragraph = '昨天上午，跨江的新桥正式通车，第一批车辆用了六分钟驶过江面，比轮渡快了半个小时。'

function partsOf(fragment: string) {
  const [, anchor = '', directive = ''] = /^#([^:]*):~:text=(.*)$/.exec(fragment) ?? []
  return { anchor, pieces: directive.split(/-,|,-|,/).map(decodeURIComponent) }
}

test('the paragraph comes first, for browsers without text fragments', () => {
  expect(partsOf(passageFragment(paragraph, 9, 13, 'p2')).anchor).toBe('p2')
})

test('a short term never stands alone: it has ten characters of context on both sides', () => {
  const start = paragraph.indexOf('通车')
  const { pieces } = partsOf(passageFragment(paragraph, start, start + 2, 'p1'))
  expect(pieces).toHaveLength(3)
  expect(pieces[0]?.length).toBeGreaterThanOrEqual(10)
  expect(pieces[1]).toContain('通车')
  expect(pieces[2]?.length).toBeGreaterThanOrEqual(10)
})

test('commas, hyphens and ampersands inside the passage are escaped', () => {
  const text = '甲公司-乙公司, 丙&丁四家在一座城市里开会'
  const fragment = passageFragment(text, 0, 12, 'p1')
  const directive = fragment.slice(fragment.indexOf('text=') + 5)
  expect(directive.replace(/,-[^,]*$/, '')).not.toMatch(/[-,&]/)
})

test('whatever is chosen, the pieces stand in the paragraph in this order', () => {
  const positions = fc.tuple(fc.nat(paragraph.length - 1), fc.nat(paragraph.length - 1))
  fc.assert(
    fc.property(positions, ([a, b]) => {
      const { pieces } = partsOf(passageFragment(paragraph, Math.min(a, b), Math.max(a, b) + 1, 'p1'))
      let at = 0
      for (const piece of pieces) {
        const found = paragraph.indexOf(piece, at)
        expect(found).toBeGreaterThanOrEqual(at)
        at = found + piece.length
      }
    }),
  )
})
