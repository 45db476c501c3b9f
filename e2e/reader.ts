/** What the tests share: the site's address as the base of every page, and a reader's first steps. */
import { test as base, type Page } from 'playwright/test'

export { expect } from 'playwright/test'

/** Tests whose pages start from the served sample archive. */
export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern
  baseURL: async ({}, use) => {
    const url = process.env.JIUWEN_E2E_URL
    if (!url) throw new Error('The global setup did not name the address of the site.')
    await use(url)
  },
})

/** Types a query into the search box and presses Enter. */
export async function search(page: Page, query: string): Promise<void> {
  const box = page.getByRole('combobox', { name: '搜索' })
  await box.fill(query)
  await box.press('Enter')
  await page.waitForURL(/\/search\?/)
}

/** The results' headlines, as links. */
export function headlines(page: Page) {
  return page
    .getByRole('list', { name: '检索结果' })
    .getByRole('article')
    .getByRole('heading')
    .getByRole('link')
}

/** Every kind of page, by a name and an address. */
export const PAGES: readonly (readonly [string, string])[] = [
  ['home', '/'],
  ['results', '/search?q=中国'],
  ['results with filters', '/search?q=铁路&source=轨迹周刊&notyear=2006&from=2000&to=2024'],
  ['all articles', '/search'],
  ['no results', '/search?q=“绝无此句的检索词”'],
  ['sources', '/sources'],
  ['one source', '/sources/轨迹周刊'],
  ['years', '/browse'],
  ['a year', '/browse/2021'],
  ['a day', '/browse/2006/07/02'],
  ['about', '/about'],
  ['help', '/help'],
  ['not found', '/nowhere'],
]
