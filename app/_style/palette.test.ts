/** The palette's contrast, computed from the tokens themselves, in light and in dark. WCAG 2.2, 1.4.3 and 1.4.11. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

function tokensOf(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

const TEXT = 4.5
const GRAPHICS = 3
const pairs = [
  ['ink', 'paper', TEXT],
  ['ink', 'paper-deep', TEXT],
  ['ink-second', 'paper', TEXT],
  ['ink-second', 'paper-deep', TEXT],
  ['accent', 'paper', TEXT],
  ['accent', 'paper-deep', TEXT],
  ['mark-ink', 'mark', TEXT],
  ['mark-ink', 'mark-2', TEXT],
  ['mark-ink', 'mark-3', TEXT],
  ['mark-ink', 'mark-4', TEXT],
  ['mark-ink', 'mark-5', TEXT],
  ['mark-ink', 'mark-6', TEXT],
  ['control', 'paper', GRAPHICS],
  ['bar', 'paper', GRAPHICS],
  ['mark-line', 'mark', GRAPHICS],
  ['mark-2-line', 'mark-2', GRAPHICS],
  ['mark-3-line', 'mark-3', GRAPHICS],
  ['mark-4-line', 'mark-4', GRAPHICS],
  ['mark-5-line', 'mark-5', GRAPHICS],
  ['mark-6-line', 'mark-6', GRAPHICS],
  // The strokes of the map of hits.
  ['mark-line', 'paper', GRAPHICS],
  ['mark-2-line', 'paper', GRAPHICS],
  ['mark-3-line', 'paper', GRAPHICS],
  ['mark-4-line', 'paper', GRAPHICS],
  ['mark-5-line', 'paper', GRAPHICS],
  ['mark-6-line', 'paper', GRAPHICS],
] as const

for (const [scheme, tokens] of [
  ['light', tokensOf(light)],
  ['dark', tokensOf(dark)],
] as const) {
  for (const [front, back, least] of pairs) {
    test(`${scheme}: ${front} on ${back} meets ${least}:1`, () => {
      const [a, b] = [tokens.get(front), tokens.get(back)]
      expect(a && b).toBeTruthy()
      expect(contrast(a ?? '', b ?? '')).toBeGreaterThanOrEqual(least)
    })
  }
}
