/**
 * The language that a page's frame is written in. The layout of a Next page cannot see the query, so the server in
 * front reads `lang=` there and tells it by a header of its own. Pure.
 */

/** Languages of the interface, the default first. */
const LANGUAGES: readonly string[] = ['zh-Hans', 'zh-Hant', 'en']

/**
 * @param target - Origin-form request target.
 * @returns The value of `lang=` where it is a language of the interface, else the default.
 */
export function languageOfTarget(target: string): string {
  const wanted = /[?&]lang=([A-Za-z-]+)(?=&|$)/.exec(target)?.[1]
  return LANGUAGES.find((language) => language === wanted) ?? 'zh-Hans'
}
