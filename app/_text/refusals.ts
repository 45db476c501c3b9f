/**
 * Why documents were refused, by the codes of the ingest report. Ingestion words its reasons in simplified Chinese; here
 * they stand in the other languages of the interface. Pure data.
 */
import type { Language } from './index.ts'
import { type Phrase, phraseIn, type Worded } from './pipeline-words.ts'

const REFUSALS: Readonly<Record<string, Phrase>> = {
  'no-article': { 'zh-Hant': '檔案裡找不到可讀的正文', en: 'no readable story in the file' },
  'not-article-error-page': { 'zh-Hant': '這是出錯頁面，不是新聞', en: 'an error page' },
  'not-article-login': { 'zh-Hant': '這是登入或註冊頁面，不是新聞', en: 'a page to log in or sign up' },
  'not-article-verification': {
    'zh-Hant': '這是安全驗證頁面，不是新聞',
    en: 'a page that asks whether one is human',
  },
  'not-article-redirect': { 'zh-Hant': '這是跳轉頁面，不是新聞', en: 'a page that only leads elsewhere' },
  'not-article-shell': {
    'zh-Hant': '頁面靠腳本顯示內容，檔案裡沒有正文',
    en: 'a page whose scripts would load the story',
  },
  'not-article-notice': { 'zh-Hant': '這是網站的提示頁面，不是新聞', en: 'a notice of the site' },
  'not-article-comments': { 'zh-Hant': '這是評論頁面，不是新聞', en: 'a page of comments' },
  'not-article-list': { 'zh-Hant': '這是標題列表，不是一篇新聞', en: 'a list of headlines' },
  'not-article-search': { 'zh-Hant': '這是搜尋結果頁，不是一篇新聞', en: 'a page of search results' },
  'not-article-frameset': {
    'zh-Hant': '這是框架頁，正文在別的檔案裡',
    en: 'frames; the story is in another file',
  },
  empty: { 'zh-Hant': '檔案裡沒有文字', en: 'no text in the file' },
  binary: { 'zh-Hant': '這不是網頁或文字', en: 'neither a page nor text' },
  'too-large': { 'zh-Hant': '檔案超過上限，沒有讀取', en: 'too large' },
  unreadable: {
    'zh-Hant': '沒有讀取權限，或磁碟讀取出錯',
    en: 'no right to read it, or a fault of the disk',
  },
  vanished: { 'zh-Hant': '讀取時檔案已不存在', en: 'gone while it was read' },
  changing: { 'zh-Hant': '讀取時檔案正在被改寫', en: 'changed while it was read' },
  'not-a-file': { 'zh-Hant': '不是普通檔案', en: 'not an ordinary file' },
  link: { 'zh-Hant': '符號連結不跟隨', en: 'a symbolic link; links are not followed' },
  outside: { 'zh-Hant': '實際位置在所給資料夾之外', en: 'outside the folder that was given' },
  'path-too-long': { 'zh-Hant': '路徑過長，系統無法開啟', en: 'its path is too long for the system' },
  'unsupported-container': { 'zh-Hant': '不支援這種壓縮格式', en: 'an unsupported kind of container' },
  'worker-died': {
    'zh-Hant': '處理時記憶體不足或程式異常',
    en: 'the work on it ran out of memory or failed',
  },
  'broken-line': { 'zh-Hant': '這一行不是有效的 JSON 記錄', en: 'a line that is no JSON record' },
  'missing-field': { 'zh-Hant': '這一行缺少標題或正文', en: 'a record without title or body' },
  'line-too-long': { 'zh-Hant': '這一行超過上限', en: 'a line that is too long' },
  bomb: { 'zh-Hant': '壓縮資料膨脹倍數異常', en: 'it unpacks to suspiciously much' },
  corrupt: { 'zh-Hant': '容器已損壞或不完整', en: 'damaged or cut short' },
  'container-silent': { 'zh-Hant': '容器長時間沒有給出資料', en: 'its container gave nothing for too long' },
  'unsafe-address': { 'zh-Hant': '記錄的地址不是 http(s) 網址', en: 'its address is not http(s)' },
  'http-error': { 'zh-Hant': '抓取時伺服器回傳的是錯誤頁', en: 'the server had answered with an error' },
  'unresolved-revisit': {
    'zh-Hant': '重訪記錄所指的內容不在同一容器內',
    en: 'it points to a record that is not there',
  },
  encrypted: { 'zh-Hant': '壓縮檔中的檔案已加密', en: 'encrypted' },
}

/**
 * A reason in the interface's language.
 *
 * @param reason - As ingestion worded it; shown as it is where the code has no wording here.
 */
export function refusalInWords(code: string, reason: string, language: Language): Worded {
  return phraseIn(Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined, reason, language)
}
