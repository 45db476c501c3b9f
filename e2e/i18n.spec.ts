/** The interface in three languages; articles keep their own. */
import { expect, headlines, test } from './reader.ts'

test('a page says its language, and links to itself in the others', async ({ page }) => {
  await page.goto('/search?q=中国&from=2000')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await page.getByRole('navigation', { name: '界面语言' }).getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(/from=2000&lang=en/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('status').first()).toContainText(/\d+ articles/)
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('中国')
})

test('the language stays through search, article and back', async ({ page }) => {
  await page.goto('/?lang=zh-Hant')
  await page.getByRole('combobox', { name: '搜尋' }).fill('铁路')
  await page.getByRole('button', { name: '搜尋' }).click()
  await expect(page).toHaveURL(/lang=zh-Hant/)
  await page.getByRole('list', { name: '檢索結果' }).getByRole('heading').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/article\/.*lang=zh-Hant/)
  await expect(page.getByRole('link', { name: /回到檢索結果/ })).toBeVisible()
  await page.getByRole('link', { name: '來源', exact: true }).click()
  await expect(page).toHaveURL(/\/sources\?lang=zh-Hant/)
})

test('a traditional article is set as such on a simplified page', async ({ page }) => {
  await page.goto('/search?q=海嶼時報&source=海嶼時報')
  await page.goto('/search?source=海嶼時報')
  await headlines(page).first().click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await expect(page.getByRole('article').first()).toHaveAttribute('lang', 'zh-Hant')
})

test('an unknown language is the default one', async ({ page }) => {
  await page.goto('/help?lang=xx')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('检索帮助')
})

test('what was not taken in is named, with the reason in the language of the page', async ({ page }) => {
  await page.goto('/about?lang=en')
  const reason = page.getByText('an error page')
  await expect(reason).toHaveAttribute('lang', 'en')
  await reason.click()
  await expect(page.getByText(/0044\.shtml$/)).toBeVisible()
})

test('how an encoding was known and why text was removed stand in the language of the page', async ({
  page,
}) => {
  await page.goto('/search?q=青藏铁路&lang=en')
  await page.getByRole('list', { name: 'Results' }).getByRole('heading').getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Provenance' }).click()
  const evidence = page.getByText(/all bytes are valid UTF-8|declared as|the characters are/).first()
  await expect(evidence).toHaveAttribute('lang', 'en')
  await page.getByRole('heading', { name: 'Removed' }).click()
  const reasons = page.getByRole('complementary').getByText('copyright and registration of the site')
  await expect(reasons.first()).toHaveAttribute('lang', 'en')
})

test('headlines bear their own language, and its letters, on a page in another', async ({ page }) => {
  await page.goto('/search?source=海嶼時報&lang=en')
  const heading = page.getByRole('list', { name: 'Results' }).getByRole('heading').first()
  await expect(heading).toHaveAttribute('lang', 'zh-Hant')
  await page.goto('/search?source=轨迹周刊&lang=zh-Hant')
  const simplified = page.getByRole('list', { name: '檢索結果' }).getByRole('heading').first()
  await expect(simplified).toHaveAttribute('lang', 'zh-Hans')
  await expect(simplified).toHaveCSS('font-family', /Noto Serif CJK SC/)
})
