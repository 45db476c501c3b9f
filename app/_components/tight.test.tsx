import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { tight } from './tight.tsx'

/** The text with square brackets around what is set at half its width. */
const shown = (text: string) =>
  renderToStaticMarkup(tight(text)).replace(/<span class="half-width">(.)<\/span>/g, '[$1]')

const cases = [
  { says: 'a closing quote before a comma', text: '“铁路”，并且', shows: '“铁路[”]，并且' },
  { says: 'an opening quote behind a closing one', text: '“高”“低”', shows: '“高”[“]低”' },
  { says: 'an opening quote behind a colon', text: '强调：“稳”', shows: '强调：[“]稳”' },
  { says: 'a bracket behind a closing quote', text: '“公路”（或', shows: '“公路”[（]或' },
  { says: 'a quote behind another bracket', text: '【新】“千万”', shows: '【新】[“]千万”' },
]
for (const { says, text, shows } of cases) {
  test(`${says} takes half its width`, () => expect(shown(text)).toBe(shows))
}

test('a quote beside letters keeps its width', () => {
  expect(tight('各地积极应对台风“康妮”来袭')).toBe('各地积极应对台风“康妮”来袭')
})
