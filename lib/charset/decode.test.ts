import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeBytes } from './decode.ts'

const STORY =
  '本报讯　昨日上午，市气象台发布大风预报，提醒市民减少外出，注意防火。记者从会上了解到，今年全市将新建公园十二处，方便群众就近休闲。'
const TRADITIONAL =
  '本報訊　昨日上午，市氣象臺發布大風預報，提醒市民減少外出，注意防火。記者從會上了解到，今年全市將新建公園十二處。'

const gb = (text: string) => iconv.encode(text, 'gb18030')
const big5 = (text: string) => iconv.encode(text, 'big5hkscs')
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex')
const page = (label: string, body: string) =>
  `<html><head><meta charset="${label}"></head><body><p>${body}</p></body></html>`

describe('clean documents', () => {
  const cases = [
    { says: 'UTF-8 is read as such', bytes: Buffer.from(STORY), text: STORY, charset: 'utf-8' },
    { says: 'a UTF-8 mark is no text', bytes: Buffer.from(`\ufeff${STORY}`), text: STORY, charset: 'utf-8' },
    { says: 'undeclared GBK is found by its characters', bytes: gb(STORY), text: STORY, charset: 'gb18030' },
    {
      says: 'undeclared Big5 is found by its characters',
      bytes: big5(TRADITIONAL),
      text: TRADITIONAL,
      charset: 'big5-hkscs',
    },
    {
      says: 'traditional text in GBK is not taken for Big5',
      bytes: gb(TRADITIONAL),
      text: TRADITIONAL,
      charset: 'gb18030',
    },
    { says: 'UTF-16 without a mark is found', bytes: utf16(STORY), text: STORY, charset: 'utf-16le' },
    {
      says: 'big-endian UTF-16 without a mark is found',
      bytes: utf16(STORY).swap16(),
      text: STORY,
      charset: 'utf-16be',
    },
    {
      says: 'a big-endian mark is obeyed',
      bytes: utf16(`\ufeff${STORY}`).swap16(),
      text: STORY,
      charset: 'utf-16be',
    },
    {
      says: 'a title of six characters in GBK is enough',
      bytes: gb('春天来了花开'),
      text: '春天来了花开',
      charset: 'gb18030',
    },
    {
      says: 'two characters in GBK are enough, even where they are valid UTF-8 (一撇)',
      bytes: gb('一撇'),
      text: '一撇',
      charset: 'gb18030',
    },
    { says: 'an empty file is empty', bytes: Buffer.alloc(0), text: '', charset: 'utf-8' },
  ]
  for (const { says, bytes, text, charset } of cases) {
    test(says, () => {
      const decoded = decodeBytes(bytes)
      expect(decoded).toMatchObject({ text, charset, repairs: [] })
    })
  }
})

describe('claims are evidence, never orders', () => {
  const cases = [
    {
      says: 'GBK that claims UTF-8',
      bytes: gb(page('utf-8', STORY)),
      http: null,
      text: page('utf-8', STORY),
    },
    {
      says: 'UTF-8 that claims gb2312',
      bytes: Buffer.from(page('gb2312', STORY)),
      http: null,
      text: page('gb2312', STORY),
    },
    {
      says: 'Big5 that claims gb2312',
      bytes: big5(page('gb2312', TRADITIONAL)),
      http: null,
      text: page('gb2312', TRADITIONAL),
    },
    {
      says: 'GBK under an HTTP header that says UTF-8',
      bytes: gb(page('gbk', STORY)),
      http: 'text/html; charset=utf-8',
      text: page('gbk', STORY),
    },
    {
      says: 'a label that is no charset (hex, utf-7, zh-cn)',
      bytes: gb(page('hex', STORY)),
      http: 'text/html; charset=utf-7',
      text: page('hex', STORY),
    },
  ]
  for (const { says, bytes, http, text } of cases) {
    test(`${says} is read right`, () => expect(decodeBytes(bytes, { contentType: http }).text).toBe(text))
  }

  test('the claim is kept as written, for the reader of the page', () => {
    expect(decodeBytes(gb(page('GB2312', STORY))).declared).toBe('GB2312')
    expect(decodeBytes(gb(STORY), { contentType: 'text/html; charset=Big5' }).declared).toBe('Big5')
  })

  test('a claim in a comment or a script is none', () => {
    const text = `<!-- <meta charset="utf-8"> --><script>'<meta charset="big5">'</script><p>${STORY}</p>`
    expect(decodeBytes(gb(text))).toMatchObject({ text, declared: null })
  })

  test("a source's own setting is obeyed", () => {
    expect(decodeBytes(gb('学习'), { override: 'big5' }).charset).toBe('big5-hkscs')
  })

  test('a setting that is no charset is not obeyed, and said', () => {
    const decoded = decodeBytes(gb(STORY), { override: 'base64' })
    expect(decoded.text).toBe(STORY)
    expect(decoded.evidence.join()).toContain('base64')
  })
})

describe('other languages in a Chinese archive', () => {
  const cases = [
    {
      says: 'English with the quotes of Windows',
      charset: 'windows-1252',
      text: 'The mayor said: “We’re ready” – and left.',
    },
    {
      says: 'declared Shift_JIS',
      charset: 'shift_jis',
      text: '<meta charset="shift_jis"><p>首相は東京で記者会見を開き、予算案について説明した。</p>',
    },
    {
      says: 'declared windows-1251',
      charset: 'windows-1251',
      text: '<meta charset="windows-1251"><p>Правительство приняло новую программу</p>',
    },
  ]
  for (const { says, charset, text } of cases) {
    test(`${says} is read`, () => {
      expect(decodeBytes(iconv.encode(text, charset))).toMatchObject({ text, charset })
    })
  }
})

describe('what iconv-lite and the platform get wrong', () => {
  test("iconv-lite's gbk and gb2312 lose rare names; ours are GB18030", () => {
    const bytes = gb(`记者陈㛃、刘䶮报道，${STORY}`)
    expect(iconv.decode(bytes, 'gbk')).not.toContain('陈㛃')
    expect(decodeBytes(bytes).text).toContain('记者陈㛃、刘䶮报道')
  })

  test('A6D9 and FE59 have the code points of the 2022 standard, not private ones', () => {
    const bytes = Buffer.concat([gb(STORY), hex('a6d9 fe59')])
    expect(iconv.decode(hex('a6d9 fe59'), 'gb18030')).toBe('\ue78d\ue81e')
    expect(decodeBytes(bytes).text).toBe(`${STORY}\ufe10\u9fb4`)
  })

  test('byte 80 is the euro sign of Windows', () => {
    expect(decodeBytes(Buffer.concat([gb(STORY), hex('80 31 30 30')])).text).toBe(`${STORY}€100`)
  })

  test("the platform's big5 has no Hong Kong characters and does not say so", () => {
    const text = `佢哋喺嗰度食嘢，${TRADITIONAL}`
    expect(new TextDecoder('big5').decode(big5(text))).not.toBe(text)
    expect(decodeBytes(big5(text)).text).toBe(text)
  })

  test('fatal decoding cannot tell Big5 from GB18030: these bytes pass as both', () => {
    const bytes = big5('今天天氣很好')
    expect(() => new TextDecoder('gb18030', { fatal: true }).decode(bytes)).not.toThrow()
    expect(decodeBytes(bytes).charset).toBe('big5-hkscs')
  })

  test('HZ, which no library here reads', () => {
    const decoded = decodeBytes(Buffer.from('<p>~{<:Ky2;SC~} ok ~~</p>\n'))
    expect(decoded).toMatchObject({ charset: 'hz-gb-2312', text: '<p>己所不用 ok ~</p>\n' })
  })

  test('EUC-TW, which no library here reads', () => {
    const bytes = hex('d1d4 c5ca c4b8 c5a9 a1aa 20 eca9 8ea2a1a1 8eaea1a1 21')
    expect(decodeBytes(bytes, { override: 'euc-tw' })).toMatchObject({
      charset: 'euc-tw',
      text: '昨日上午！ 凜乂\ufffd!',
    })
  })

  test('ISO-2022-CN, which no library here reads', () => {
    const decoded = decodeBytes(Buffer.from('\x1b$)A\x0e<:Ky2;SC\x0f ok\n', 'latin1'))
    expect(decoded).toMatchObject({ charset: 'iso-2022-cn', text: '己所不用 ok\n' })
  })
})
