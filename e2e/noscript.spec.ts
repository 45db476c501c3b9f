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

test('reprints unfold by a link, in their place', async ({ page }) => {
  await page.goto('/search?q=通车')
  const hit = page
    .getByRole('list', { name: '检索结果' })
    .getByRole('article')
    .filter({ hasText: '青藏铁路' })
  await hit.getByRole('link', { name: '+2 篇转载' }).click()
  await expect(hit.getByRole('list', { name: '转载' }).getByRole('listitem')).toHaveCount(2)
  await expect(hit).toBeInViewport()
  await hit.getByRole('link', { name: '+2 篇转载' }).click()
  await expect(hit.getByRole('list', { name: '转载' })).toHaveCount(0)
})

test('a form looks for something in the article and lands on the first hit', async ({ page }) => {
  await page.goto('/search?q=通车')
  await headlines(page).filter({ hasText: '青藏铁路' }).first().click()
  await page.getByRole('searchbox', { name: '本文查找' }).fill('格尔木')
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page).toHaveURL(/q=.*find=.*#h1$/)
  await expect(page.locator('#h1')).toHaveText('格尔木')
  await expect(page.locator('#h1')).toBeInViewport()
  await page.getByRole('link', { name: '清除' }).click()
  await expect(page.getByRole('article').first().locator('mark').first()).toHaveText('通车')
})

test('a long list of filter values opens and closes by links', async ({ page }) => {
  await page.goto('/search?q=中国')
  const years = page.getByRole('region', { name: '年份' })
  await years.getByRole('link', { name: /^更多/ }).click()
  await expect(years.getByRole('searchbox')).toBeHidden()
  await years.getByRole('link', { name: '收起' }).click()
  await expect(years.getByRole('link', { name: /^更多/ })).toBeVisible()
})

test('order, number a page, exclusion and chips are links', async ({ page }) => {
  await page.goto('/search?q=中国')
  await page.getByRole('link', { name: '由旧到新' }).click()
  await page.getByRole('link', { name: '50', exact: true }).click()
  await page.getByRole('link', { name: '排除 轨迹周刊' }).click()
  await expect(page).toHaveURL(/notsource=.*sort=oldest.*size=50/)
  await page
    .getByRole('navigation', { name: '已选条件' })
    .getByRole('link', { name: /轨迹周刊/ })
    .click()
  await expect(page).not.toHaveURL(/notsource=/)
})

test('what is known of an article opens, and what only a script can do is not offered', async ({ page }) => {
  await page.goto('/search?q=青藏铁路')
  await headlines(page).first().click()
  await page.getByRole('heading', { name: '出处与处理' }).click()
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
  await page.getByRole('heading', { name: '引用' }).click()
  await expect(page.getByText('GB/T 7714—2025')).toBeVisible()
  await expect(page.getByRole('button', { name: '复制', exact: true }).first()).toBeHidden()
  await expect(page.getByRole('heading', { name: '分享段落' })).toBeHidden()
})

test('sources, their days and the languages are links', async ({ page }) => {
  await page.goto('/sources')
  await page.getByRole('main').getByRole('link', { name: '轨迹周刊' }).click()
  await page.getByRole('link', { name: /^2006: / }).click()
  await page.getByRole('link', { name: /^2006-07-02/ }).click()
  await expect(headlines(page).first()).toBeVisible()
  await page.goto('/browse/2006/07/02')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Articles of')
})
