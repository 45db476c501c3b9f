/** The address of an original page, where it is safe to link to. Pure. */

/**
 * @param url - As the article has it.
 * @returns The address, or null where it is none, not http(s), or carries credentials.
 */
export function safeOriginalUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, username, password, href } = new URL(url)
  if ((protocol !== 'http:' && protocol !== 'https:') || username || password) return null
  return href
}
