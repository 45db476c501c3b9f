/**
 * How the encoding of a document was known, and what was mended in it, in the other languages of the interface. Pure.
 *
 * The store keeps these as the decoder's finished sentences, names of encodings within them; so each is known here by
 * its pattern. `charset-words.test.ts` reads the decoder's source and fails where a sentence has no wording.
 */
import type { Language } from './index.ts'
import { type Phrase, phraseIn, type Worded } from './pipeline-words.ts'

/** `$1` and `$2` stand for what the pattern's groups hold. */
const SENTENCES: readonly (readonly [RegExp, Phrase])[] = [
  [/^来源设置指定 (.+)$/, { 'zh-Hant': '來源設定指定 $1', en: 'the settings of the source name $1' }],
  [
    /^来源设置的编码“(.*)”不认识，未采用$/,
    {
      'zh-Hant': '來源設定的編碼「$1」無法辨識，未採用',
      en: 'the settings of the source name “$1”, which is no known encoding',
    },
  ],
  [
    /^文件以字节顺序标记（BOM）开头$/,
    { 'zh-Hant': '檔案以位元組順序記號（BOM）開頭', en: 'the file begins with a byte order mark' },
  ],
  [/^转义序列是 (.+) 的$/, { 'zh-Hant': '跳脫序列是 $1 的', en: 'the escape sequences are those of $1' }],
  [/^全部字节是合法的 UTF-8$/, { 'zh-Hant': '全部位元組是合法的 UTF-8', en: 'all bytes are valid UTF-8' }],
  [/^全部是 ASCII 字符$/, { 'zh-Hant': '全部是 ASCII 字元', en: 'ASCII characters alone' }],
  [
    /^声明为 (.+)，字节相符$/,
    { 'zh-Hant': '宣告為 $1，位元組相符', en: 'declared as $1, and the bytes bear it out' },
  ],
  [/^用字常见$/, { 'zh-Hant': '用字常見', en: 'the characters are common ones' }],
  [/^空文件$/, { 'zh-Hant': '空檔案', en: 'an empty file' }],
  [
    /^按用字常见程度判断为 (.+)$/,
    { 'zh-Hant': '依用字常見程度判斷為 $1', en: 'read as $1 the characters are the most common ones' },
  ],
  [
    /^原文每隔固定字节被强行折行，把字切成两半，已接回$/,
    {
      'zh-Hant': '原文每隔固定位元組被強行折行，把字切成兩半，已接回',
      en: 'lines had been broken after so many bytes, through the middle of characters; they are joined again',
    },
  ],
  [
    /^这一段是 (.+) 编码，与全文不同，已按 .+ 读出$/,
    {
      'zh-Hant': '這一段是 $1 編碼，與全文不同，已按 $1 讀出',
      en: 'a passage in $1, unlike the rest, was read as such',
    },
  ],
  [
    /^此处字节损坏，无法还原，已跳过并从下一个字重新对齐$/,
    {
      'zh-Hant': '此處位元組損壞，無法還原，已跳過並從下一個字重新對齊',
      en: 'damaged bytes that cannot be restored were passed over, up to the next character',
    },
  ],
  [
    /^字符引用被转义了两次，已还原为文字$/,
    {
      'zh-Hant': '字元參照被跳脫了兩次，已還原為文字',
      en: 'characters had been escaped twice; they are text again',
    },
  ],
  [
    /^全文大部分是同一种乱码，这一段一并还原$/,
    {
      'zh-Hant': '全文大部分是同一種亂碼，這一段一併還原',
      en: 'most of the text was garbled in one way; this passage was restored with it',
    },
  ],
  [
    /^这一段原是 (.+)，被当作 (.+) 读过再存成乱码，已还原$/,
    {
      'zh-Hant': '這一段原是 $1，被當作 $2 讀過再存成亂碼，已還原',
      en: 'a passage in $1 had been read as $2 and saved garbled; it is restored',
    },
  ],
]

/**
 * A sentence of the decoder in the interface's language.
 *
 * @param sentence - Evidence or the reason of a repair, as the store has it.
 */
export function charsetSentence(sentence: string, language: Language): Worded {
  for (const [pattern, { 'zh-Hant': hant, en }] of SENTENCES) {
    if (pattern.test(sentence))
      return phraseIn(
        { 'zh-Hant': sentence.replace(pattern, hant), en: sentence.replace(pattern, en) },
        sentence,
        language,
      )
  }
  return phraseIn(undefined, sentence, language)
}
