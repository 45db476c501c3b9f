/** On paper, and in colours that the reader chose. */
import { expect, headlines, test } from './reader.ts'

test('on paper hits are underlined alone, and the reference stands below the story', async ({ page }) => {
  await page.goto('/search?q=铁路 通车')
  await headlines(page).first().click()
  await expect(page).toHaveURL(/\/article\//)
  await page.emulateMedia({ media: 'print' })
  const marks = page.getByRole('article').first().locator('mark')
  for (const mark of await marks.all()) await expect(mark).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await expect(page.getByRole('search')).toBeHidden()
  await expect(page.getByText(/\[EB\/OL\]|\[N\/OL\]/).filter({ visible: true })).toHaveCount(1)
})

test('in chosen colours the hits of every term can be read', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/search?q=铁路 通车')
  await headlines(page).first().click()
  await expect(page).toHaveURL(/\/article\//)
  const looks = await page
    .getByRole('article')
    .first()
    .locator('mark')
    .evaluateAll((marks) =>
      marks.map((mark) => {
        const { backgroundColor, color } = getComputedStyle(mark)
        return `${color} on ${backgroundColor}`
      }),
    )
  expect(looks.length).toBeGreaterThan(1)
  expect(new Set(looks).size).toBe(1)
})
