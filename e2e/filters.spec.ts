/** Filtering by source and by date: facets, chips, the histogram, the form. */
import { expect, headlines, test } from './reader.ts'

test('a source narrows the results, and its chip takes only itself away', async ({ page }) => {
  await page.goto('/search?q=铁路&from=2000')
  const filters = page.getByRole('complementary', { name: '筛选' })
  const source = filters
    .getByRole('region', { name: '来源' })
    .getByRole('link', { name: '轨迹周刊', exact: true })
  await source.click()
  await expect(page).toHaveURL(/source=/)
  for (const hit of await page.getByRole('list', { name: '检索结果' }).first().getByRole('article').all())
    await expect(hit).toContainText('轨迹周刊')
  const chips = page.getByRole('navigation', { name: '已选条件' })
  await chips.getByRole('link', { name: /来源：轨迹周刊/ }).click()
  await expect(page).not.toHaveURL(/source=/)
  await expect(page).toHaveURL(/from=2000/)
})

test('two sources are alternatives: their counts add up', async ({ request }) => {
  const total = async (query: string) =>
    (await (await request.get(`/api/search?${query}`)).json()).total as number
  const one = await total('q=通车&source=轨迹周刊')
  const other = await total('q=通车&source=澜江日报')
  expect(one).toBeGreaterThan(0)
  expect(await total('q=通车&source=轨迹周刊&source=澜江日报')).toBe(one + other)
})

test('excluding a source leaves all the others', async ({ page }) => {
  await page.goto('/search?q=铁路')
  await page.getByRole('link', { name: '排除 轨迹周刊' }).click()
  await expect(page).toHaveURL(/notsource=/)
  await expect(headlines(page).first()).toBeVisible()
  const sources = await page.getByRole('list', { name: '检索结果' }).getByRole('article').allTextContents()
  for (const text of sources) expect(text).not.toContain('轨迹周刊 ·')
})

test('a bar of the histogram leads into its year, and then to its months', async ({ page }) => {
  await page.goto('/search?q=中国')
  const histogram = page.getByRole('region', { name: '按日期分布' })
  await histogram.getByRole('link', { name: /^2003: / }).click()
  await expect(page).toHaveURL(/from=2003&to=2003/)
  for (const time of await page.getByRole('list', { name: '检索结果' }).first().locator('time').all())
    await expect(time).toHaveText(/^2003-/)
  await histogram.getByRole('link', { name: '放宽到上一级' }).click()
  await expect(page).not.toHaveURL(/from=/)
})

test('dragging over the bars chooses a range', async ({ page }) => {
  await page.goto('/search?q=中国')
  const histogram = page.getByRole('region', { name: '按日期分布' })
  const first = await histogram.getByRole('link', { name: /^2003: / }).boundingBox()
  const last = await histogram.getByRole('link', { name: /^2008: / }).boundingBox()
  if (!first || !last) throw new Error('the bars are not there')
  await page.mouse.move(first.x + first.width / 2, first.y + 20)
  await page.mouse.down()
  await page.mouse.move(last.x + last.width / 2, last.y + 20, { steps: 5 })
  await page.mouse.up()
  await expect(page).toHaveURL(/from=2003&to=2008/)
})

test('the histogram is also a table', async ({ page }) => {
  await page.goto('/search?q=中国')
  await page.getByText('以表格显示').click()
  await expect(page.getByRole('row', { name: /^2003/ })).toBeVisible()
})

test('dates of any precision can be typed, and both ends count', async ({ page }) => {
  await page.goto('/search')
  await page.getByRole('textbox', { name: '起' }).fill('2006-07')
  await page.getByRole('textbox', { name: '止' }).fill('2006-08')
  await page.getByRole('button', { name: '应用' }).click()
  await expect(page).toHaveURL(/from=2006-07&to=2006-08/)
  const days = await page.getByRole('list', { name: '检索结果' }).locator('time').allTextContents()
  expect(days.length).toBeGreaterThan(0)
  for (const day of days) expect(day).toMatch(/^2006-0[78]/)
})

test('articles without a date are a filter of their own', async ({ page }) => {
  await page.goto('/search?year=')
  const hits = page.getByRole('list', { name: '检索结果' }).getByRole('article')
  await expect(hits.first()).toContainText('日期不详')
})

test('filtering keeps the focus on the filter and the page where it is', async ({ page }) => {
  await page.goto('/search?q=中国')
  const filter = page
    .getByRole('region', { name: '来源' })
    .getByRole('link', { name: '澜江日报', exact: true })
  await filter.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/source=/)
  await expect(filter).toBeFocused()
})

test('the Back button returns to the state before', async ({ page }) => {
  await page.goto('/search?q=中国')
  const before = await page.getByRole('status').first().textContent()
  await page
    .getByRole('region', { name: '来源' })
    .getByRole('link', { name: '澜江日报', exact: true })
    .click()
  await expect(page).toHaveURL(/source=/)
  await page.goBack()
  await expect(page).not.toHaveURL(/source=/)
  await expect(page.getByRole('status').first()).toContainText(before?.split(' · ')[0] ?? '')
})

test('a chip says how many articles would come without it', async ({ page, request }) => {
  const total = async (query: string) =>
    (await (await request.get(`/api/search?${query}`)).json()).total as number
  const gain = (await total('q=铁路&from=2000')) - (await total('q=铁路&from=2000&source=轨迹周刊'))
  expect(gain).toBeGreaterThan(0)
  await page.goto('/search?q=铁路&from=2000&source=轨迹周刊')
  const chip = page.getByRole('link', { name: `去掉条件：来源：轨迹周刊，将多出 ${gain} 篇` })
  await chip.click()
  await expect(page.getByRole('status').first()).toContainText(`${await total('q=铁路&from=2000')} 篇`)
})

test('a long list opens, is narrowed by typing, and closes again', async ({ page }) => {
  await page.goto('/search?q=中国')
  const years = page.getByRole('region', { name: '年份' })
  const short = await years.getByRole('listitem').count()
  await years.getByRole('link', { name: /^更多/ }).click()
  await expect(years.getByRole('link', { name: '收起' })).toBeVisible()
  expect(await years.getByRole('listitem').count()).toBeGreaterThan(short)
  await years.getByRole('searchbox', { name: '在年份中查找' }).fill('２０２１')
  await expect(years.getByRole('listitem')).toHaveCount(1)
  await years.getByRole('link', { name: '2021', exact: true }).click()
  await expect(page).toHaveURL(/year=2021/)
  await years.getByRole('link', { name: '收起' }).click()
  await expect(years.getByRole('link', { name: /^更多/ })).toBeVisible()
  await expect(page).not.toHaveURL(/more=/)
})

test('a value of a long list is found by its pinyin', async ({ page }) => {
  await page.goto('/search?more=author')
  const authors = page.getByRole('region', { name: '作者' })
  const box = authors.getByRole('searchbox', { name: '在作者中查找' })
  for (const typed of ['cwy', 'chengwang', '程望']) {
    await box.fill(typed)
    await expect(authors.getByRole('listitem')).toHaveCount(1)
    await expect(authors.getByRole('link', { name: '程望野', exact: true })).toBeVisible()
  }
})
