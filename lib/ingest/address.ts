/**
 * Addresses as identity: the same page must give the same text whoever wrote its address down. Pure.
 */

/**
 * An http(s) address in its canonical spelling, without its fragment.
 *
 * @param address - Any string, or null.
 * @returns Null for anything that is not a plain web address: other schemes, credentials, back slashes, no host.
 * @see WHATWG URL Standard, which lowers the host, drops default ports and resolves dot segments.
 */
export function canonicalAddress(address: string | null): string | null {
  if (address === null || !/^https?:\/\/[^\s\\]+$/i.test(address)) return null
  let url: URL
  try {
    url = new URL(address)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null
  url.hash = ''
  return url.href
}
