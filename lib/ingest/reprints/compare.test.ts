import { describe, expect, test } from 'vitest'
import { compareReprint, describeReprints } from './compare.ts'

const lead = {
  title: '柳湾县修好旧水渠',
  paragraphs: [
    '本报讯（记者 某某）柳湾县的旧水渠今天修好了，水流到了最远的菜地。',
    '费用由各家分担。明年还要修桥！',
  ],
}

describe('what a reprint changed', () => {
  test('nothing, where only punctuation, script, spacing and paragraphs differ', () => {
    const paragraphs = [
      '本报讯(记者 某某)柳灣縣的舊水渠今天修好了,水流到了最遠的菜地。費用由各家分擔。 明年還要修橋!',
    ]
    expect(compareReprint(lead, { title: '柳灣縣修好舊水渠', paragraphs })).toEqual({
      titleChanged: false,
      added: [],
      dropped: [],
    })
  })

  test('sentences added and dropped, as they are printed', () => {
    const paragraphs = [lead.paragraphs[0] ?? '', '費用由各家分擔。“後年還要種樹。”']
    expect(compareReprint(lead, { title: lead.title, paragraphs })).toEqual({
      titleChanged: false,
      added: ['“後年還要種樹。”'],
      dropped: ['明年还要修桥！'],
    })
  })

  test('a changed sentence is both added and dropped', () => {
    const paragraphs = lead.paragraphs.map((text) => text.replace('分担', '均摊'))
    const { added, dropped } = compareReprint(lead, { ...lead, paragraphs })
    expect({ added, dropped }).toEqual({ added: ['费用由各家均摊。'], dropped: ['费用由各家分担。'] })
  })

  test('another headline', () => {
    expect(compareReprint(lead, { ...lead, title: '水流到了最远的菜地' }).titleChanged).toBe(true)
  })

  test('of an opening with another 电头 only the 电头 is shown', () => {
    const paragraphs = [
      '据青石晚报5月7日报道，柳湾县的旧水渠今天修好了，水流到了最远的菜地。',
      lead.paragraphs[1] ?? '',
    ]
    const { added, dropped } = compareReprint(lead, { ...lead, paragraphs })
    expect({ added, dropped }).toEqual({
      added: ['据青石晚报5月7日报道，'],
      dropped: ['本报讯（记者 某某）'],
    })
  })

  test('openings that only end alike are shown whole', () => {
    const paragraphs = [
      '东桥区和北渡口的志愿者一早把船闸上的木板全部拆了下来，水流到了最远的菜地。',
      lead.paragraphs[1] ?? '',
    ]
    const { added, dropped } = compareReprint(lead, { ...lead, paragraphs })
    expect({ added, dropped }).toEqual({ added: [paragraphs[0]], dropped: [lead.paragraphs[0]] })
  })

  test('a point between digits ends no sentence', () => {
    const before = { title: '', paragraphs: ['水位上涨3.5米。'] }
    expect(compareReprint(before, { title: '', paragraphs: ['水位上涨3.6米。'] }).added).toEqual([
      '水位上涨3.6米。',
    ])
  })
})

test('a group tells of each member what it changed, of the lead nothing', () => {
  const articles = [
    { ...lead, id: 'first', source: '柳湾晚报', publishedAt: '2021-05-07' },
    { ...lead, id: 'second', source: null, publishedAt: null, paragraphs: lead.paragraphs.slice(0, 1) },
  ] as const
  const read = (ordinal: number) => (ordinal === 0 ? articles[0] : articles[1])
  expect(describeReprints({ clusterId: 'first', ordinals: [0, 1] }, read)).toEqual({
    clusterId: 'first',
    lead: 'first',
    members: [
      { id: 'first', title: lead.title, source: '柳湾晚报', publishedAt: '2021-05-07', change: null },
      {
        id: 'second',
        title: lead.title,
        source: null,
        publishedAt: null,
        change: { titleChanged: false, added: [], dropped: ['费用由各家分担。', '明年还要修桥！'] },
      },
    ],
  })
})
