/**
 * Why text was taken out of a page, by the rules of the pipeline. Ingestion words its reasons in simplified Chinese;
 * here they stand in the other languages of the interface. Pure data.
 */
import type { Language } from './index.ts'
import { type Phrase, phraseIn, type Worded } from './pipeline-words.ts'

const REMOVALS: Readonly<Record<string, Phrase>> = {
  'share-bar': { 'zh-Hant': '分享按鈕，不是正文', en: 'buttons for sharing' },
  tools: { 'zh-Hant': '字級、列印等頁面工具，不是正文', en: 'tools of the page, such as print or text size' },
  pager: { 'zh-Hant': '翻頁連結，不是正文', en: 'links to other pages' },
  'related-head': { 'zh-Hant': '相關閱讀、推薦等欄目，不是正文', en: 'related and recommended articles' },
  'inline-head': {
    'zh-Hant': '正文中間的相關閱讀，不是正文',
    en: 'related articles in the middle of the story',
  },
  'next-story': {
    'zh-Hant': '頁面上接著的另一篇報道，不是正文',
    en: 'another story that follows on the page',
  },
  'comments-head': { 'zh-Hant': '評論區，不是正文', en: 'readers’ comments' },
  'comment-prompt': { 'zh-Hant': '評論提示，不是正文', en: 'a call for comments' },
  'comment-line': { 'zh-Hant': '評論區的條目，不是正文', en: 'a reader’s comment' },
  copyright: { 'zh-Hant': '版權、備案等頁尾資訊，不是正文', en: 'copyright and registration of the site' },
  contact: { 'zh-Hant': '網站的聯絡方式，不是正文', en: 'how to reach the site' },
  disclaimer: { 'zh-Hant': '聲明文字，不是正文', en: 'a disclaimer' },
  'app-prompt': { 'zh-Hant': '用戶端推廣，不是正文', en: 'an advertisement for an app' },
  'qr-code': { 'zh-Hant': 'QR 碼提示，不是正文', en: 'a call to scan a code' },
  'template-debris': { 'zh-Hant': '範本殘留，不是正文', en: 'remains of the page’s template' },
  'site-nav': { 'zh-Hant': '網站導覽，不是正文', en: 'navigation of the site' },
  editor: { 'zh-Hant': '編輯署名，已記入中繼資料', en: 'the editor’s name, kept among the facts' },
  tags: { 'zh-Hant': '標籤，已記入中繼資料', en: 'tags, kept among the facts' },
  player: { 'zh-Hant': '播放器控制項文字，不是正文', en: 'labels of a media player' },
  counter: { 'zh-Hant': '閱讀數、評論數等計數，不是正文', en: 'numbers of readers or comments' },
  'before-title': { 'zh-Hant': '標題之前的內容，不是正文', en: 'what stands before the headline' },
  'after-end': { 'zh-Hant': '正文結束之後的內容', en: 'what stands behind the end of the story' },
  'link-line': { 'zh-Hant': '整行都是連結，不是正文', en: 'a line of links alone' },
  'link-tail': { 'zh-Hant': '段末的站內連結，不是正文', en: 'links of the site at the end of a paragraph' },
  'related-line': {
    'zh-Hant': '正文中間其他新聞的標題',
    en: 'headlines of other articles in the middle of the story',
  },
  'title-again': { 'zh-Hant': '與標題重複', en: 'the headline again' },
  'summary-again': { 'zh-Hant': '與正文開頭重複的摘要', en: 'a summary that the story’s opening repeats' },
  'outside-story': { 'zh-Hant': '正文之外的零散文字', en: 'scraps outside the story' },
  'outside-story-region': {
    'zh-Hant': '在正文範圍之外：導覽、其他報道或頁尾',
    en: 'outside the story: navigation, other articles or the foot of the page',
  },
  credit: { 'zh-Hant': '署名行，已記入中繼資料', en: 'a line of names, kept among the facts' },
  'info-line': {
    'zh-Hant': '日期、來源等資訊行，已記入中繼資料',
    en: 'the line of date and source, kept among the facts',
  },
  'other-stories': {
    'zh-Hant': '正文之後其他新聞的標題或導語',
    en: 'headlines or openings of other articles behind the story',
  },
  'page-break': { 'zh-Hant': '版面上的頁眉、頁碼，不是正文', en: 'running heads and page numbers' },
  'export-field': {
    'zh-Hant': '資料庫欄位，已記入中繼資料',
    en: 'a field of the database, kept among the facts',
  },
}

/**
 * The reason of a removal in the interface's language.
 *
 * @param reason - As ingestion worded it; shown as it is where the rule has no wording here.
 */
export function removalInWords(rule: string, reason: string, language: Language): Worded {
  return phraseIn(Object.hasOwn(REMOVALS, rule) ? REMOVALS[rule] : undefined, reason, language)
}
