/**
 * The address of the original: http and https only, without credentials, whole.
 *
 * Pure.
 */

/**
 * Checks an address.
 *
 * @returns The address in its normal form without fragment; null where it is unsafe or none.
 */
export function safeUrl(text: string | null | undefined): string | null {
  if (!text || text.length > 2000 || !/^https?:\/\/[^/\\@\s]+/i.test(text) || /[\\\s<>"]/.test(text))
    return null
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.hostname === '' || !url.hostname.includes('.'))
    return null
  url.hash = ''
  return url.href
}
