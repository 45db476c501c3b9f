/** Without scripts: searching, filtering, paging and reading by forms and links alone. */
import { expect, headlines, test } from './reader.ts'

test.use({ javaScriptEnabled: false })

test('a search is a form, a filter is a link, a page is a link, an article is a page', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('combobox', { name: '搜索' }).fill('中国')
  await page.getByRole('button', { name: '搜索' }).click()
  await expect(page).toHaveURL(/\/search\?q=/)
  await page.getByRole('link', { name: '第 2 页' }).click()
  await expect(page).toHaveURL(/page=2/)
  await page
    .getByRole('region', { name: '来源' })
    .getByRole('link', { name: '澜江日报', exact: true })
    .click()
  await expect(page).toHaveURL(/source=/)
  await expect(page).not.toHaveURL(/page=2/)
  await headlines(page).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('article').first().locator('mark').first()).toBeVisible()
  await page.getByRole('link', { name: /回到检索结果/ }).click()
  await expect(page).toHaveURL(/source=/)
})

test('hits are reached by links, and nothing that needs a script is offered', async ({ page }) => {
  await page.goto('/search?q=通车')
  await headlines(page).first().click()
  await expect(page.getByRole('button', { name: '下一处' })).toBeHidden()
  await page.getByRole('link', { name: '2', exact: true }).click()
  await expect(page).toHaveURL(/#h2$/)
  await expect(page.locator('#h2')).toBeInViewport()
})

test('the histogram and the dates work', async ({ page }) => {
  await page.goto('/search?q=中国')
  await page.getByRole('textbox', { name: '起' }).fill('2010')
  await page.getByRole('button', { name: '应用' }).click()
  await expect(page).toHaveURL(/from=2010/)
  await page
    .getByRole('region', { name: '按日期分布' })
    .getByRole('link', { name: /^2012: / })
    .click()
  await expect(page).toHaveURL(/from=2012&to=2012/)
})
