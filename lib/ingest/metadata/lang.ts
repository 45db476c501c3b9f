/**
 * The language of a story: simplified or traditional Chinese, or another where it is not Chinese.
 *
 * Pure. Decided by characters that only one of the scripts writes; the text is never converted.
 */

const SIMPLIFIED =
  /[国学会时东车长门开关说话语请谁让这还进过运达选远边钱铁电头题类愿风飞马体验点党为们产业务员机场发经济记报导实际问动应对义乡书]/g
const TRADITIONAL =
  /[國學會時東車長門開關說話語請誰讓這還進過運達選遠邊錢鐵電頭題類願風飛馬體驗點黨為們產業務員機場發經濟記報導實際問動應對義鄉書]/g
/** Characters looked at. */
const LOOK_CHARS = 1500

/** BCP 47 language of a text. */
export function languageOf(text: string): string {
  const head = text.slice(0, LOOK_CHARS)
  const count = (pattern: RegExp): number => head.match(pattern)?.length ?? 0
  const han = count(/\p{Script=Han}/gu)
  const letters = count(/\p{L}/gu)
  if (count(/[\u3041-\u30ff]/g) > letters * 0.15) return 'ja'
  if (count(/\p{Script=Hangul}/gu) > letters * 0.3) return 'ko'
  if (han < letters * 0.15 && letters > 0) return count(/[a-z]/gi) > letters * 0.6 ? 'en' : 'und'
  return count(TRADITIONAL) > count(SIMPLIFIED) ? 'zh-Hant' : 'zh-Hans'
}
