/** On a phone: nothing is wider than the page, and the filters wait behind one button. */
import { expect, headlines, PAGES, test } from './reader.ts'

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

for (const [name, path] of PAGES) {
  test(`${name} fits`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('combobox', { name: '搜索' })).toBeVisible()
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }))
    expect(scroll).toBeLessThanOrEqual(client)
  })
}

test('the filters open behind a button that says how many results wait', async ({ page }) => {
  await page.goto('/search?q=中国')
  const source = page
    .getByRole('region', { name: '来源' })
    .getByRole('link', { name: '澜江日报', exact: true })
  await expect(source).toBeHidden()
  await page.getByText('筛选', { exact: true }).click()
  await source.click()
  await expect(page).toHaveURL(/source=/)
  await page.getByText(/^显示 \d+ 篇$/).click()
  await expect(source).toBeHidden()
  await expect(headlines(page).first()).toBeInViewport()
})

test('an article reads without sideways scrolling, with the hits in reach', async ({ page }) => {
  await page.goto('/search?q=通车')
  await headlines(page).first().click()
  await expect(page.getByRole('group', { name: '检索词位置' })).toBeInViewport()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
})

test('the years begin at their newest end, and at the year that is shown', async ({ page }) => {
  const isInside = (name: RegExp) =>
    page
      .getByRole('main')
      .getByRole('link', { name })
      .first()
      .evaluate((link) => {
        const { left, right } = link.getBoundingClientRect()
        return left >= 0 && right <= document.documentElement.clientWidth
      })
  await page.goto('/browse')
  expect(await isInside(/^2025: /)).toBe(true)
  expect(await isInside(/^1998: /)).toBe(false)
  await page.goto('/browse/2003')
  expect(await isInside(/^2003: /)).toBe(true)
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test.describe('on the narrowest screen', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('the steps through the hits stand whole at the foot, and an English page fits', async ({ page }) => {
    await page.goto('/search?q=通车')
    await headlines(page).first().click()
    await expect(page.getByRole('button', { name: '下一处' })).toBeInViewport({ ratio: 1 })
    await page.goto('/search?q=通车&lang=en')
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBeLessThanOrEqual(0)
  })
})

test('text at twice its size stays within the page', async ({ page }) => {
  for (const path of ['/', '/search?q=通车', '/sources', '/help']) {
    await page.goto(path)
    const overflow = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
      return document.documentElement.scrollWidth - document.documentElement.clientWidth
    })
    expect(overflow).toBeLessThanOrEqual(0)
  }
})
