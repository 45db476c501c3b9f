/** By keyboard alone: search, filter, open an article, walk its hits, go back. And the shortcuts, on and off. */
import { expect, headlines, test } from './reader.ts'

test('search, filter, article, next hit and back without a mouse', async ({ page }) => {
  // A hundred keys, one by one.
  test.slow()
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: '搜索' })).toBeFocused()
  await page.keyboard.type('中国')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=/)

  const filter = page
    .getByRole('region', { name: '来源' })
    .getByRole('link', { name: '澜江日报', exact: true })
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    if (await filter.evaluate((link) => link === document.activeElement)) break
  }
  await expect(filter).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/source=/)
  await expect(filter).toBeFocused()

  await page.keyboard.press('j')
  await expect(headlines(page).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/article\//)
  await page.keyboard.press('n')
  await expect(page.getByRole('group', { name: '检索词位置' })).toContainText('1 /')
  await page.keyboard.press('f')
  await expect(page.getByRole('searchbox', { name: '本文查找' })).toBeFocused()
  await page.keyboard.type('的')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/find=/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('b')
  await expect(page).toHaveURL(/\/search\?.*source=/)
})

test('the shortcuts can be switched off, and the choice is kept', async ({ page }) => {
  await page.goto('/help#shortcuts')
  await page.getByRole('checkbox', { name: '使用快捷键' }).uncheck()
  await page.goto('/search?q=中国')
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: '搜索' })).not.toBeFocused()
})

test('a range of the histogram is chosen by Shift, arrows and Enter', async ({ page }) => {
  await page.goto('/search?q=中国')
  const bars = page.getByRole('region', { name: '按日期分布' })
  const bar = bars.getByRole('link', { name: /^2003: / })
  await expect(async () => {
    await bar.focus()
    await page.keyboard.press('ArrowRight')
    await expect(bars.getByRole('link', { name: /^2004: / })).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=2004&to=2006/)
})

test('every control that has the focus shows it', async ({ page }) => {
  await page.goto('/search?q=中国')
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
      return outlineStyle !== 'none' && outlineWidth !== '0px'
    })
    const isBar = await page.evaluate(() => document.activeElement?.classList.contains('bar'))
    expect(outline || isBar).toBe(true)
  }
})
