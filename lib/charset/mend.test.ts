import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeBytes } from './decode.ts'
import { repairText } from './mend.ts'

const STORY =
  '本报讯　昨日上午，市气象台发布大风预报，提醒市民减少外出，注意防火。记者从会上了解到，今年全市将新建公园十二处，方便群众就近休闲。'
const COMMENT = '网友评论：这条新闻写得真好，希望以后多一些这样的报道'
const TRADITIONAL =
  '本報訊　昨日上午，市氣象臺發布大風預報，提醒市民減少外出，注意防火。記者從會上了解到，今年全市將新建公園十二處。'

const gb = (text: string) => iconv.encode(text, 'gb18030')
const big5 = (text: string) => iconv.encode(text, 'big5hkscs')
const utf8 = (text: string) => Buffer.from(text)
const asLatin = (bytes: Buffer) => utf8(bytes.toString('latin1'))
/** Windows-1252 as browsers have it: its five empty places are C1 controls, the others what iconv-lite says. */
const as1252 = (bytes: Buffer) =>
  utf8(
    [...bytes]
      .map((b) => iconv.decode(Buffer.from([b]), 'windows-1252').replace('\ufffd', String.fromCharCode(b)))
      .join(''),
  )
const asGb = (bytes: Buffer) => utf8(new TextDecoder('gb18030').decode(bytes))

describe('two encodings in one file', () => {
  const cases = [
    {
      says: 'a UTF-8 comment in a GBK page',
      bytes: [gb(`<p>${STORY}</p><div>`), utf8(COMMENT), gb('</div>')],
    },
    {
      says: 'a GBK comment in a UTF-8 page',
      bytes: [utf8(`<p>${STORY}</p><div>`), gb(COMMENT), utf8('</div>')],
    },
    {
      says: 'a GBK title inside a line of UTF-8',
      bytes: [utf8(`<p>${STORY}"`), gb(COMMENT), utf8(`" 责编</p>${STORY}`)],
    },
    {
      says: 'a UTF-8 title inside a line of GBK',
      bytes: [gb(`<p>${STORY}"`), utf8(COMMENT), gb(`" 责编</p>${STORY}`)],
    },
  ]
  for (const { says, bytes } of cases) {
    test(`${says} is read, and the repair says where`, () => {
      const { text, repairs } = decodeBytes(Buffer.concat(bytes))
      expect(text).toContain(STORY)
      expect(text).toContain(COMMENT)
      const mixed = repairs.find((repair) => repair.kind.startsWith('mixed-'))
      expect(text.slice(mixed?.at, (mixed?.at ?? 0) + (mixed?.length ?? 0))).toContain('这条新闻写得真好')
    })
  }
})

describe('damaged bytes', () => {
  test('a byte set to FF costs one character, not the rest of the line', () => {
    const bytes = Buffer.from(gb(`${STORY}\n${STORY}`))
    bytes[40] = 0xff
    const { text, repairs } = decodeBytes(bytes)
    expect(text).toBe(`${STORY.slice(0, 20)}\ufffd${STORY.slice(21)}\n${STORY}`)
    expect(repairs).toMatchObject([{ kind: 'damaged-bytes', at: 20 }])
  })

  test('a lost byte, which shifts every pair behind it, costs a few characters', () => {
    const whole = gb(`${STORY}\n${STORY}`)
    const { text } = decodeBytes(Buffer.concat([whole.subarray(0, 40), whole.subarray(41)]))
    expect(text.startsWith(STORY.slice(0, 19))).toBe(true)
    expect(text.endsWith(`${STORY.slice(24)}\n${STORY}`)).toBe(true)
  })

  for (const [name, bytes] of [
    ['GBK', gb(STORY)],
    ['Big5', big5(TRADITIONAL)],
    ['UTF-8', utf8(STORY)],
  ] as const) {
    test(`a tail cut off within a character leaves the rest of the ${name} text alone`, () => {
      const story = name === 'Big5' ? TRADITIONAL : STORY
      expect(decodeBytes(bytes.subarray(0, bytes.length - 1)).text.slice(0, -1)).toBe(story.slice(0, -1))
    })
  }

  test('lines folded at 76 bytes through the middle of characters are joined', () => {
    const whole = gb(STORY.repeat(8))
    const parts: Buffer[] = []
    for (let i = 0; i < whole.length; i += 75) parts.push(whole.subarray(i, i + 75), Buffer.from('\n'))
    const { text, repairs } = decodeBytes(Buffer.concat(parts.slice(0, -1)))
    expect(text).toBe(STORY.repeat(8))
    expect(repairs[0]?.kind).toBe('folded-lines')
  })
})

describe('mojibake saved as UTF-8', () => {
  const cases = [
    { says: 'GBK read as Latin-1', bytes: asLatin(gb(STORY)), text: STORY },
    {
      says: 'UTF-8 read as Windows-1252, with its quotes and dashes',
      bytes: as1252(utf8(STORY)),
      text: STORY,
    },
    { says: 'GBK read as Windows-1252, with its quotes and dashes', bytes: as1252(gb(STORY)), text: STORY },
    { says: 'UTF-8 read as real Windows-1252 twice', bytes: as1252(as1252(utf8(STORY))), text: STORY },
    { says: 'UTF-8 read as Latin-1', bytes: asLatin(utf8(STORY)), text: STORY },
    { says: 'Big5 read as Latin-1', bytes: asLatin(big5(TRADITIONAL)), text: TRADITIONAL },
    { says: 'UTF-8 read as Latin-1 twice', bytes: asLatin(asLatin(utf8(STORY))), text: STORY },
    {
      says: 'UTF-8 read as GBK',
      bytes: asGb(utf8('今天天气晴朗，适合出门')),
      text: '今天天气晴朗，适合出门',
    },
    {
      says: 'a line among good ones',
      bytes: Buffer.concat([utf8(`${STORY}\n`), asLatin(gb(STORY))]),
      text: `${STORY}\n${STORY}`,
    },
  ]
  for (const { says, bytes, text } of cases) {
    test(`${says} is undone`, () => {
      const decoded = decodeBytes(bytes)
      // An odd number of bytes loses the last one for good when UTF-8 was read as GBK.
      expect(decoded.text.replace(/\ufffd$/, '')).toBe(
        text.slice(0, decoded.text.replace(/\ufffd$/, '').length),
      )
      expect(decoded.text.length).toBeGreaterThanOrEqual(text.length - 1)
      expect(decoded.repairs[0]?.kind).toMatch(/^mojibake-/)
    })
  }

  test('a short line of a file that is spoilt throughout is undone with the rest', () => {
    expect(decodeBytes(asLatin(gb(`${STORY}\n评论 0\n`))).text).toBe(`${STORY}\n评论 0\n`)
  })

  const controls = [
    '锟斤拷锟斤拷锟斤拷，两次误读留下的字，原文已经丢失。',
    '烫烫烫烫屯屯屯屯，调试器里的内存。',
    'Élysée、Zürich、São Paulo、Łódź 等地名保留原文，气温 ±5°C。',
    'Le café est fermé à cause de la grève ; où êtes-vous ?',
    '鍏畨閮 这几个字常被用来举例。',
    '囧槑烎嫑巭孬嘦勥炛烪，饕餮魑魅魍魉，龘靐齉爩。',
    '日本の首相は東京で会見した。서울시는 행사를 열었다. Москва и Пекин.',
  ]
  for (const control of controls) {
    test(`odd but right text is left alone: ${control.slice(0, 12)}`, () => {
      expect(decodeBytes(utf8(control))).toMatchObject({ text: control, repairs: [] })
      expect(decodeBytes(utf8(`${STORY}\n${control}\n`))).toMatchObject({
        text: `${STORY}\n${control}\n`,
        repairs: [],
      })
    })
  }
})

describe('parsed text', () => {
  const escaped = (text: string) => [...text].map((c) => `&#${c.codePointAt(0)};`).join('')

  test('references escaped twice become characters', () => {
    const { text, repairs } = repairText(`前文${escaped(COMMENT)}`)
    expect(text).toBe(`前文${COMMENT}`)
    expect(repairs).toMatchObject([{ kind: 'double-escape', at: 2, length: COMMENT.length }])
  })

  test('an article that quotes one reference keeps it', () => {
    expect(repairText('在网页里写 &#20013; 就得到一个汉字。')).toMatchObject({ repairs: [] })
  })

  test('a reference to no character stays as it is', () => {
    expect(repairText('&#55296;&#1114112;&#55296;&#9999999;').text).toBe(
      '&#55296;&#1114112;&#55296;&#9999999;',
    )
  })

  test('markup with escaped references is not touched by decoding', () => {
    const feed = `<item>&amp;#12415;${escaped(COMMENT).replaceAll('&', '&amp;')}</item>`
    expect(decodeBytes(utf8(feed)).text).toBe(feed)
  })

  test('bytes of GBK that were each written as an entity are read', () => {
    expect(repairText(gb(STORY).toString('latin1')).text).toBe(STORY)
  })
})

test('a spoilt page on one line of any length is read to its end', () => {
  const text = '今天的新闻说，经济发展很快, 人民生活水平不断提高。'.repeat(4000)
  const spoilt = Buffer.from(iconv.encode(text, 'gb18030').toString('latin1'))
  const { text: read, repairs } = decodeBytes(spoilt)
  expect(read === text).toBe(true)
  expect(repairs).toHaveLength(1)
})
