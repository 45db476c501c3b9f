import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createReprintFinder, type ReprintArticle } from './finder.ts'
import { dice, madeSentence, madeStory, pick } from './fixtures/stories.ts'
import { sketchOf } from './sketch.ts'

/** The ids of each group, the lead first. */
function groupsOf(articles: readonly ReprintArticle[]): string[][] {
  const finder = createReprintFinder()
  articles.forEach((article, ordinal) => {
    finder.add(ordinal, article.id, sketchOf(article))
  })
  return finder
    .clusters((ordinal) => at(articles, ordinal))
    .map(({ ordinals }) => ordinals.map((o) => at(articles, o).id))
}

function at(articles: readonly ReprintArticle[], ordinal: number): ReprintArticle {
  const article = articles[ordinal]
  if (!article) throw new RangeError(`no article ${ordinal}`)
  return article
}

/** A retelling: a new opening, a few words replaced, perhaps a paragraph less. */
function retold(story: ReprintArticle, id: string, change: Partial<ReprintArticle> = {}): ReprintArticle {
  const [first = '', ...rest] = story.paragraphs
  const paragraphs = [`据柳湾晚报5月7日报道，${first}`, ...rest].map((text) =>
    text.replaceAll('大家', '众人'),
  )
  return { ...story, id, paragraphs, publishedAt: '2021-05-08T09:30+08:00', ...change }
}

/** As it comes out of other hands: half-width marks, spaces, traditional characters for a few simplified ones. */
const reset = (text: string) =>
  text
    .replaceAll('，', ', ')
    .replaceAll('。', '.')
    .replaceAll('树', '樹')
    .replaceAll('测', '測')
    .replaceAll('时间', '時間')

const others = Array.from({ length: 40 }, (_, k) => madeStory(1000 + k))
const story = madeStory(1)

describe('what is one story', () => {
  test('the same words under another headline, with another opening', () => {
    expect(groupsOf([...others, story, retold(story, 'again', { title: '河边的一天' })])).toEqual([
      ['story-1', 'again'],
    ])
  })

  test('other punctuation, spacing, script and paragraphs make no difference', () => {
    const again = retold(story, 'again', { paragraphs: [story.paragraphs.map(reset).join('')] })
    expect(groupsOf([...others, story, again])).toEqual([['story-1', 'again']])
  })

  test('a reprint that ends after half of the story', () => {
    const long = madeStory(2, { paragraphs: 8 })
    const cut = retold(long, 'cut', { paragraphs: long.paragraphs.slice(0, 4) })
    expect(groupsOf([...others, long, cut])).toEqual([['story-2', 'cut']])
  })

  test('two reprints that left out different paragraphs meet through the whole story', () => {
    const without = (k: number) => story.paragraphs.filter((_, n) => n !== k)
    const one = retold(story, 'a', { paragraphs: without(1) })
    const other = retold(story, 'b', { paragraphs: without(3) })
    expect(groupsOf([...others, one, story, other])).toEqual([['story-1', 'a', 'b']])
  })

  test('a line of the page left at the end and a lost paragraph', () => {
    const noisy = retold(story, 'noisy', {
      paragraphs: [...story.paragraphs.slice(1), '下载客户端，随时看新闻'],
    })
    expect(groupsOf([...others, story, noisy])).toEqual([['story-1', 'noisy']])
  })

  test('two hundred characters with a fifth of the sentences replaced', () => {
    const roll = dice(7)
    const sentences = Array.from({ length: 6 }, () => madeSentence(roll))
    const short = { ...story, id: 'short', paragraphs: [sentences.join('')] }
    const edited = {
      ...short,
      id: 'edited',
      paragraphs: [[...sentences.slice(0, 5), madeSentence(roll)].join('')],
    }
    expect(groupsOf([...others, short, edited])).toEqual([['edited', 'short']])
  })
})

describe('what is not one story', () => {
  test('stories that share a sentence or two', () => {
    const mixed = {
      ...story,
      id: 'mixed',
      paragraphs: [...at(others, 3).paragraphs, ...story.paragraphs.slice(0, 2)],
    }
    expect(groupsOf([...others, story, mixed]).flat()).not.toContain('story-1')
  })

  test('stories spliced from every third sentence of others', () => {
    const sentences = (k: number) => at(others, k).paragraphs.join('').split('。').filter(Boolean)
    const spliced = [0, 1, 2].map((shift) => ({
      ...story,
      id: `spliced-${shift}`,
      paragraphs: sentences(0).map((_, n) => `${sentences((n + shift) % 3)[n]}。`),
    }))
    expect(groupsOf([...others, ...spliced])).toEqual([])
  })

  test('a digest ties the stories in it neither to itself nor together', () => {
    const [a, b, c] = [madeStory(11), madeStory(12), madeStory(13)]
    const digest = {
      ...a,
      id: 'digest',
      title: '一周要闻',
      paragraphs: [a, b, c].flatMap((s) => s.paragraphs),
    }
    expect(groupsOf([...others, a, b, c, digest])).toEqual([])
    const pair = { ...digest, id: 'pair', paragraphs: [a, b].flatMap((s) => s.paragraphs) }
    expect(groupsOf([...others, a, b, c, pair])).toEqual([])
  })

  test('a story in two digests does not tie these together', () => {
    const half = madeStory(21, { paragraphs: 4 })
    const digest = (id: string, seed: number) => ({
      ...half,
      id,
      paragraphs: [...half.paragraphs, ...madeStory(seed, { paragraphs: 4 }).paragraphs],
    })
    const groups = groupsOf([...others, half, digest('one', 22), digest('other', 23)])
    expect(groups.some((group) => group.includes('one') && group.includes('other'))).toBe(false)
  })

  test('the weather of thirty days, the same form with other numbers', () => {
    const days = Array.from({ length: 30 }, (_, day) => ({
      ...story,
      id: `weather-${day}`,
      title: '柳湾县天气预报',
      publishedAt: `2021-05-${String(day + 1).padStart(2, '0')}`,
      paragraphs: [
        `柳湾气象台5月${day + 1}日6时发布：今天白天多云转晴，偏北风${(day % 4) + 2}级，最高气温${15 + ((day * 7) % 13)}度，最低气温${3 + ((day * 5) % 9)}度，相对湿度百分之${40 + ((day * 11) % 37)}。出门请留意早晚温差，适时增减衣物，森林火险等级较高的地方请勿用火。`,
      ],
    }))
    expect(groupsOf([...others, ...days])).toEqual([])
  })

  test('the notice of a site under many headlines', () => {
    const notice =
      '本页视频需要新版播放器，请前往客户端收看完整内容，欢迎留言参与互动，更多消息请关注明天的节目。'
    const pages = others.map((other, k) => ({ ...other, id: `page-${k}`, paragraphs: [notice] }))
    expect(groupsOf(pages)).toEqual([])
  })

  test('bodies of a few characters under different headlines', () => {
    const page = (id: string, title: string) => ({ ...story, id, title, paragraphs: ['详情请看视频。'] })
    const [one, two] = [page('one', '护林员整理出一座温室'), page('two', '渔民修好了东桥区的灯塔')]
    expect(groupsOf([...others, one, two])).toEqual([])
    expect(groupsOf([...others, one, { ...one, id: 'one-again' }])).toEqual([['one', 'one-again']])
  })

  test('one form filled in for two guests', () => {
    const visit = (id: string, guest: string, home: string): ReprintArticle => ({
      ...story,
      id,
      title: `青石镇举行仪式欢迎${home}${guest}来访`,
      paragraphs: [
        `青石镇今天上午在镇中心广场举行仪式，欢迎${home}${guest}来访。${guest}抵达时，乐队奏起两地民歌，少年儿童挥动花束和彩旗表示欢迎，镇上居民在道路两旁鼓掌。${guest}同青石镇代表一起检阅了龙舟队，随后观看了分列表演。老人协会和手工艺行会的负责人参加了欢迎仪式。`,
      ],
    })
    expect(groupsOf([...others, visit('a', '养蜂协会', '北渡口'), visit('b', '航海学校', '白沙河')])).toEqual(
      [],
    )
  })

  test('formulas months apart, unless nearly every word is the same', () => {
    const later = retold(story, 'later', {
      publishedAt: '2022-05-09',
      paragraphs: story.paragraphs.slice(0, 4),
    })
    expect(groupsOf([...others, story, later])).toEqual([])
    expect(groupsOf([...others, story, { ...later, paragraphs: story.paragraphs }])).toEqual([
      ['story-1', 'later'],
    ])
  })

  test('articles without any text', () => {
    const empty = (id: string) => ({ ...story, id, title: '', paragraphs: ['……'] })
    expect(groupsOf([...others, empty('one'), empty('two')])).toEqual([])
  })
})

describe('the lead', () => {
  const copy = (id: string, publishedAt: string | null) => ({ ...story, id, publishedAt })

  test('is the earliest; undated articles come last, and ties go by id', () => {
    const copies = [
      copy('d', null),
      copy('c', '2021-05-07T10:00+08:00'),
      copy('b', '2021-05-06'),
      copy('a', '2021-05-06'),
    ]
    expect(groupsOf(copies)).toEqual([['a', 'b', 'c', 'd']])
  })

  test('gives the group its id', () => {
    const articles = [copy('b', null), copy('a', '2021-05-06')]
    const finder = createReprintFinder()
    articles.forEach((article, ordinal) => {
      finder.add(ordinal, article.id, sketchOf(article))
    })
    expect(finder.clusters((ordinal) => at(articles, ordinal))).toEqual([
      { clusterId: 'a', ordinals: [1, 0] },
    ])
  })
})

/** Forty stories, some of them retold, with cuts and digests among them. */
function archive(seed: number): ReprintArticle[] {
  const roll = dice(seed)
  const stories = Array.from({ length: 25 }, (_, k) => madeStory(seed * 100 + k, { paragraphs: 1 + (k % 6) }))
  const more = stories.flatMap((one, k) => {
    if (roll() < 0.5) return []
    const cut = roll() < 0.3 ? one.paragraphs.slice(0, Math.ceil(one.paragraphs.length / 2)) : null
    return [retold(one, `retold-${k}`, cut ? { paragraphs: cut } : {})]
  })
  const digest = {
    ...story,
    id: 'digest',
    paragraphs: [pick(roll, stories), pick(roll, stories)].flatMap((s) => s.paragraphs),
  }
  return [...stories, ...more, digest]
}

describe('what always holds', () => {
  test('the order in which articles come changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(), (seed, shuffle) => {
        const articles = archive(seed)
        const roll = dice(shuffle)
        const shuffled = articles
          .map((article) => ({ article, rank: roll() }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ article }) => article)
        expect(groupsOf(shuffled)).toEqual(groupsOf(articles))
      }),
      { numRuns: 25 },
    )
  })

  test('asking twice gives the same groups, and no article is in two', () => {
    const articles = archive(5)
    const finder = createReprintFinder()
    articles.forEach((article, ordinal) => {
      finder.add(ordinal, article.id, sketchOf(article))
    })
    const first = finder.clusters((ordinal) => at(articles, ordinal))
    expect(first.length).toBeGreaterThan(3)
    expect(finder.clusters((ordinal) => at(articles, ordinal))).toEqual(first)
    const members = first.flatMap(({ ordinals }) => ordinals)
    expect(new Set(members).size).toBe(members.length)
  })

  test('an archive without reprints is not read again', () => {
    const finder = createReprintFinder()
    const articles = Array.from({ length: 300 }, (_, k) => madeStory(5000 + k))
    articles.forEach((article, ordinal) => {
      finder.add(ordinal, article.id, sketchOf(article))
    })
    let reads = 0
    finder.clusters((ordinal) => {
      reads++
      return at(articles, ordinal)
    })
    expect(reads).toBeLessThan(30)
  })

  test('a story printed five hundred times is one group, read a few times each', () => {
    const copies = Array.from({ length: 500 }, (_, k) => retold(story, `copy-${k}`, { source: `第${k}家` }))
    const finder = createReprintFinder()
    copies.forEach((article, ordinal) => {
      finder.add(ordinal, article.id, sketchOf(article))
    })
    let reads = 0
    const clusters = finder.clusters((ordinal) => {
      reads++
      return at(copies, ordinal)
    })
    expect(clusters.map(({ ordinals }) => ordinals.length)).toEqual([500])
    expect(reads).toBeLessThan(2000)
  })
})
