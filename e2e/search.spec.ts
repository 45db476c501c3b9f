/** Searching: from the box to the results, exact counts, marks, order, pages, ways out of nothing. */
import { expect, headlines, search, test } from './reader.ts'

test('a word typed on the home page finds its articles, and every hit shows it marked', async ({ page }) => {
  await page.goto('/')
  await search(page, '铁路')
  await expect(page).toHaveTitle(/^铁路/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('铁路')
  const hits = page.getByRole('list', { name: '检索结果' }).getByRole('article')
  expect(await hits.count()).toBeGreaterThan(5)
  for (const hit of await hits.all()) await expect(hit.locator('mark').first()).toContainText(/铁路|鐵路/)
})

test('simplified and traditional spellings find the same number of articles', async ({ page }) => {
  const counts = []
  for (const query of ['台湾', '臺灣', '台灣']) {
    await page.goto(`/search?q=${query}`)
    counts.push((await page.getByRole('status').first().textContent())?.split('·')[0])
  }
  expect(new Set(counts).size).toBe(1)
})

test('the count on the page is the one that the interface for programs gives', async ({ page, request }) => {
  const answer = await (await request.get('/api/search?q=中国')).json()
  await page.goto('/search?q=中国')
  await expect(page.getByRole('status').first()).toContainText(`${answer.total} 篇`)
})

test('results are in pages, and the number a page can be chosen', async ({ page }) => {
  await page.goto('/search')
  const first = await headlines(page).first().textContent()
  expect(await headlines(page).count()).toBe(20)
  await page.getByRole('navigation', { name: '分页' }).getByRole('link', { name: '第 2 页' }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(headlines(page).first()).not.toHaveText(first ?? '')
  await page.getByRole('navigation', { name: '每页' }).getByRole('link', { name: '50' }).click()
  await expect(headlines(page)).toHaveCount(50)
})

test('the order can be turned to the oldest first', async ({ page }) => {
  await page.goto('/search?q=中国')
  await page.getByRole('link', { name: '由旧到新' }).click()
  await expect(page).toHaveURL(/sort=oldest/)
  const days = await page
    .locator('article time')
    .evaluateAll((times) => times.map((time) => time.textContent ?? ''))
  expect(days.length).toBeGreaterThan(3)
  expect(days).toEqual([...days].sort())
})

test('a search that finds nothing says so and leads on', async ({ page }) => {
  const answer = await page.goto('/search?q=“通车典礼改在木星举行”')
  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('status').first()).toContainText('没有找到')
  await expect(page).toHaveTitle(/^无结果/)
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
})

test('filters that leave nothing offer to be dropped, with the number that would come', async ({ page }) => {
  await page.goto('/search?q=铁路&source=无此来源')
  const ways = page.getByRole('region', { name: '可以这样放宽' }).getByRole('listitem')
  await expect(ways.first()).toContainText(/\d+ 篇/)
  await ways.first().getByRole('link').click()
  await expect(headlines(page).first()).toBeVisible()
})

test('near matches stand apart, are not counted, and can be switched off', async ({ page }) => {
  await page.goto('/search?q=敦煌石窟火箭')
  const near = page.getByRole('region', { name: '近似结果' })
  await expect(near).toBeVisible()
  await near.getByRole('link', { name: '不显示近似结果' }).click()
  await expect(page).toHaveURL(/approximate=0/)
  await expect(near).toBeHidden()
})

test('a query with a fault says where, and is still searched', async ({ page }) => {
  await page.goto('/search?q=“铁路')
  await expect(page.getByRole('list', { name: '提示' })).toContainText('引号')
  await expect(headlines(page).first()).toBeVisible()
})

test('typing offers suggestions, and the arrow keys choose one', async ({ page }) => {
  await page.goto('/')
  const box = page.getByRole('combobox', { name: '搜索' })
  await box.pressSequentially('铁路')
  const options = page.getByRole('option')
  await expect(options.first()).toBeVisible()
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  await box.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await box.press('Escape')
  await expect(options).toHaveCount(0)
})

test('what is typed before the scripts are there stays, and suggestions come for it', async ({ page }) => {
  let letGo = () => {}
  const held = new Promise<void>((go) => {
    letGo = go
  })
  await page.route('**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/search?q=桥', { waitUntil: 'commit' })
  const box = page.getByRole('combobox', { name: '搜索' })
  await box.fill('铁路')
  letGo()
  await expect(page.getByRole('option').first()).toBeVisible()
  await expect(box).toHaveValue('铁路')
})

test('Enter that ends a composition does not submit', async ({ page }) => {
  await page.goto('/')
  const box = page.getByRole('combobox', { name: '搜索' })
  await box.focus()
  await box.dispatchEvent('compositionstart')
  await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true })
  await expect(page).toHaveURL(/\/$/)
})

test('all of a query with many terms is marked in lines of different kinds', async ({ page }) => {
  await page.goto('/search?q=铁路 通车')
  await headlines(page).first().click()
  // Until the article is there, the marks are those of the results.
  await expect(page).toHaveURL(/\/article\//)
  const marks = page.getByRole('article').first().locator('mark')
  await expect(marks.first()).toBeVisible()
  const kinds = await marks.evaluateAll(
    (all) => new Set(all.map((mark) => getComputedStyle(mark).textDecorationStyle)).size,
  )
  expect(kinds).toBeGreaterThan(1)
})

test('each term has a look of its own, the same in the results and in the article', async ({ page }) => {
  const lookOf = (word: RegExp) =>
    page
      .getByRole('article')
      .first()
      .locator('mark')
      .filter({ hasText: word })
      .first()
      .evaluate((mark) => {
        const { textDecorationStyle, backgroundColor } = getComputedStyle(mark)
        return `${textDecorationStyle} ${backgroundColor}`
      })
  await page.goto('/search?q=铁路 通车')
  const inResults = [await lookOf(/^铁路$/), await lookOf(/^通车$/)]
  expect(inResults[0]?.split(' ')[0]).not.toBe(inResults[1]?.split(' ')[0])
  await headlines(page).first().click()
  await expect(page).toHaveURL(/\/article\//)
  expect([await lookOf(/^铁路$/), await lookOf(/^通车$/)]).toEqual(inResults)
})

test('reprints unfold in their place, as many as were said, and fold again; the focus stays', async ({
  page,
}) => {
  await page.goto('/search?q=通车')
  const hit = page
    .getByRole('list', { name: '检索结果' })
    .getByRole('article')
    .filter({ hasText: '青藏铁路' })
  const unfold = hit.getByRole('link', { name: '+2 篇转载' })
  await expect(unfold).toHaveAttribute('aria-expanded', 'false')
  await unfold.focus()
  await page.keyboard.press('Enter')
  const reprints = hit.getByRole('list', { name: '转载' }).getByRole('listitem')
  await expect(reprints).toHaveCount(2)
  await expect(reprints.first()).toContainText(/标题不同|相同|最早/)
  await expect(unfold).toHaveAttribute('aria-expanded', 'true')
  await expect(unfold).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(reprints).toHaveCount(0)
  await expect(unfold).toBeFocused()
})

test('in orders by date a line divides the undated hits off, which stand last', async ({ page }) => {
  await page.goto('/search?sort=oldest&size=100&page=2')
  const divider = page.getByText('以下报道日期不详，排在最后。')
  await expect(divider).toBeVisible()
  const undated = page.getByRole('list', { name: '检索结果' }).getByRole('listitem').filter({ has: divider })
  await expect(undated.getByText('日期不详', { exact: true })).toBeVisible()
  await page.goto('/search?q=中国')
  await expect(divider).toBeHidden()
})
