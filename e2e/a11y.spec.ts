/** WCAG 2.2 AA on every kind of page, in light and dark, by axe. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, headlines, PAGES, test } from './reader.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    for (const [name, path] of PAGES) {
      test(`${name} has no fault`, async ({ page }) => {
        await page.goto(path)
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      })
    }

    test('an article with hits, everything opened, has no fault', async ({ page }) => {
      await page.goto('/search?q=冥王星 行星')
      await headlines(page).first().click()
      for (const name of ['引用', '出处与处理', '被移除的内容'])
        await page.getByRole('heading', { name }).click()
      await page.getByRole('searchbox', { name: '本文查找' }).fill('行星 轨道')
      await page.getByRole('button', { name: '查找' }).click()
      await expect(page).toHaveURL(/find=/)
      await expect(page.getByRole('group', { name: '检索词位置' })).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    })
  })
}
