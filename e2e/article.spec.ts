/** One article: its text, its hits, what is known about it, and the way back. */
import { expect, headlines, test } from './reader.ts'

test('a result opens its article, with the hits marked and counted', async ({ page }) => {
  await page.goto('/search?q=通车')
  const title = await headlines(page).first().textContent()
  await headlines(page).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '')
  await expect(page.getByRole('article').first().locator('mark').first()).toHaveText(/通车|通車/)
  const steps = page.getByRole('group', { name: '检索词位置' })
  await expect(steps).toContainText('– /')
  await steps.getByRole('button', { name: '下一处' }).click()
  await expect(steps).toContainText('1 /')
})

test('the results around it are one step away, and so is the list', async ({ page }) => {
  await page.goto('/search?q=铁路&size=50')
  const titles = await headlines(page).allTextContents()
  await headlines(page).nth(1).click()
  await page.getByRole('link', { name: '下一条结果' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[2] ?? '')
  await page.getByRole('link', { name: '上一条结果' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[1] ?? '')
  await page.getByRole('link', { name: /回到检索结果/ }).click()
  await expect(page).toHaveURL(/\/search\?q=/)
})

test('an address with a query and a paragraph lands on that paragraph', async ({ page, request }) => {
  const { hits } = await (await request.get('/api/search?q=青藏铁路&limit=1')).json()
  await page.goto(`/article/${hits[0].id}?q=铁路#p2`)
  await expect(page.locator('#p2')).toBeInViewport()
})

test('provenance, what was removed, and the original bytes are there to be checked', async ({
  page,
  request,
}) => {
  const { hits } = await (await request.get('/api/search?q=冥王星&limit=1')).json()
  await page.goto(`/article/${hits[0].id}`)
  await page.getByRole('heading', { name: '出处与处理' }).click()
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
  await page.getByRole('heading', { name: '被移除的内容' }).click()
  await expect(page.getByRole('blockquote').first()).toBeVisible()
  const original = await request.get(`/article/${hits[0].id}/original`)
  expect(original.status()).toBe(200)
  expect(original.headers()['content-type']).toMatch(/^text\/plain/)
  expect(original.headers()['content-security-policy']).toContain('sandbox')
})

test('the original of a page inside a ZIP or a WARC is taken out of its container', async ({ request }) => {
  for (const [title, words] of [
    ['良渚古城遗址申遗成功', '良渚'],
    ['郑钦文夺得巴黎奥运会网球女单金牌', '网球'],
  ]) {
    const { hits } = await (await request.get(`/api/search?q=标题:"${title}"&limit=1`)).json()
    const original = await request.get(`/article/${hits[0].id}/original`)
    expect(original.status()).toBe(200)
    const text = new TextDecoder('utf-8').decode(await original.body())
    expect(text).toMatch(/^<!DOCTYPE html>/i)
    expect(text).toContain(words)
  }
})

test('the reference names author, title, paper and day, and can be copied', async ({
  page,
  context,
  request,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { hits } = await (await request.get('/api/search?q=青藏铁路&limit=1')).json()
  await page.goto(`/article/${hits[0].id}`)
  await page.getByRole('heading', { name: '引用' }).click()
  await page.getByRole('button', { name: '复制', exact: true }).first().click()
  await expect(page.getByText('已复制').first()).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`${hits[0].title}[`)
  expect(copied).toContain(hits[0].published.slice(0, 10))
})

test('a selected passage is copied with its reference and a link that leads to it', async ({
  page,
  context,
  request,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { hits } = await (await request.get('/api/search?q=青藏铁路&limit=1')).json()
  await page.goto(`/article/${hits[0].id}`)
  await page.locator('#p2').evaluate((paragraph) => {
    const text = paragraph.firstChild
    if (text) getSelection()?.setBaseAndExtent(text, 4, text, 10)
  })
  await page.getByRole('button', { name: '复制所选段落' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`${hits[0].title}[`)
  const link = copied.split('\n').at(-1) ?? ''
  expect(link).toMatch(/#p2:~:text=/)
})

test('a reprint in other letters than the page is marked as such', async ({ page, request }) => {
  const { hits } = await (await request.get('/api/search?q=标题:神舟五号飞船平安着陆&limit=1')).json()
  await page.goto(`/article/${hits[0].id}`)
  const reprints = page.getByRole('region', { name: '转载' })
  await expect(reprints.getByText('神舟五號平安著陸')).toHaveAttribute('lang', 'zh-Hant')
  await page.goto('/search?q=神舟五号')
  await page.getByRole('link', { name: '+3 篇转载' }).click()
  await expect(page.getByRole('link', { name: '神舟五號平安著陸' })).toHaveAttribute('lang', 'zh-Hant')
})

test('an article leads to related ones and says why', async ({ page, request }) => {
  const { hits } = await (await request.get('/api/search?q=嫦娥四号&limit=1')).json()
  await page.goto(`/article/${hits[0].id}`)
  const related = page.getByRole('region', { name: '相关报道' })
  await expect(related.getByRole('listitem').first()).toContainText('都提到')
  await related.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(hits[0].title)
})

test('machines find a newspaper article, and its canonical address', async ({ page, request }) => {
  const { hits } = await (await request.get('/api/search?q=青藏铁路&limit=1')).json()
  await page.goto(`/article/${hits[0].id}?q=铁路&at=1`)
  await expect(page.locator('meta[name="DC.type"]')).toHaveAttribute('content', 'NewsItem')
  await expect(page.locator('meta[name="prism.publicationName"]')).toHaveAttribute('content', hits[0].source)
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    new RegExp(`/article/${hits[0].id}$`),
  )
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
  expect(data).toMatchObject({ '@type': 'NewsArticle', headline: hits[0].title, identifier: hits[0].id })
})

test('an id that names nothing is a page that is not there', async ({ page }) => {
  const answer = await page.goto('/article/aaaaaaaaaaaaaaaa')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页')
})

test('something is looked for in the article itself, and the search that led there is kept', async ({
  page,
}) => {
  await page.goto('/search?q=通车')
  await headlines(page).filter({ hasText: '青藏铁路' }).first().click()
  await expect(page).toHaveURL(/\/article\//)
  const box = page.getByRole('searchbox', { name: '本文查找' })
  const steps = page.getByRole('group', { name: '检索词位置' })
  await box.fill('鐵路')
  await box.press('Enter')
  await expect(page).toHaveURL(/q=.*at=.*find=/)
  await expect(steps).toContainText('1 /')
  await expect(page.getByRole('article').first().locator('mark').first()).toHaveText('铁路')
  await box.press('Enter')
  await expect(steps).toContainText('2 /')
  await box.press('Shift+Enter')
  await expect(steps).toContainText('1 /')
  await box.press('Escape')
  await expect(page).not.toHaveURL(/find=/)
  await expect(box).toHaveValue('')
  await expect(page.getByRole('article').first().locator('mark').first()).toHaveText('通车')
  await expect(page.getByRole('link', { name: /回到检索结果/ })).toBeVisible()
})

test('what the article does not hold is not found, not even nearly', async ({ page, request }) => {
  const { hits } = await (await request.get('/api/search?q=青藏铁路&limit=1')).json()
  await page.goto(`/article/${hits[0].id}?find=铁路潜水艇`)
  await expect(page.getByText('本文没有这些词语。')).toBeVisible()
  await expect(page.getByRole('article').first().locator('mark')).toHaveCount(0)
})

test('a stroke of the map beside the story leads to its hit', async ({ page, request }) => {
  const { hits } = await (await request.get('/api/search?q=青藏铁路&limit=1')).json()
  await page.goto(`/article/${hits[0].id}?q=铁路`)
  const stroke = page.locator('.hit-map a').last()
  const number = await stroke.getAttribute('data-hit')
  await stroke.dispatchEvent('click')
  await expect(page).toHaveURL(new RegExp(`#h${number}$`))
  await expect(page.locator(`#h${number}`)).toBeInViewport()
  await expect(page.getByRole('group', { name: '检索词位置' })).toContainText(`${number} /`)
})
