/**
 * The decision: whether two stories are one story, told again.
 *
 * Four fifths of the shorter text must stand in the longer one (the measure of `overlap.ts`). Then come the reasons to
 * doubt: other numbers in the same words, a text so short that its headline has to agree, months between the two, and a
 * longer text that has room for other stories. Pure.
 */
import { foldText } from '../../text/index.ts'
import { matchNumbers, type Numbers, numbersOf } from './numbers.ts'
import { overlapOf, type Side } from './overlap.ts'
import { shinglesOf } from './shingles.ts'
import { comparedKey, type StoryText } from './sketch.ts'
import { unitsOf, wordingKey, wordingOfFolded } from './wording.ts'

/** A story, with the day that doubts are settled by. */
export interface DatedStory extends StoryText {
  /** See `Article.publishedAt`. */
  readonly publishedAt: string | null
}

/** A story made ready for comparing. */
export interface ReadyStory {
  readonly wording: Uint16Array
  readonly shingles: Uint32Array
  /** Read when first asked for: most pairs are told apart without it. */
  readonly numbers: () => Numbers
  /** Wordings of headline and body as strings, for the headline's part in the decision. */
  readonly title: string
  readonly body: string
  /** Days since 1970; null where undated. */
  readonly day: number | null
}

/** What two stories are to each other. */
export type Relation =
  | { readonly kind: 'same' }
  | {
      /** One stands in the other: a cut reprint, or an item of a digest. */
      readonly kind: 'part'
      /** Whether it may be a reprint, if nothing else stands in the longer text. */
      readonly mayJoin: boolean
      readonly part: 'one' | 'other'
      /** Share of the longer text. */
      readonly share: number
      /** Where in the longer text; see `Side.where`. */
      readonly where: number
    }
  | { readonly kind: 'different' }

// The numbers below were found together on 20,000 made pages (pairs: precision .9966, recall .9962 on their true texts);
// `finder.test.ts` guards what each is for, `quality.test.ts` the whole.

/** Share of the shorter text that must stand in the longer one (Newsdesk and others use the same 80 %). */
const CONTAINED = 0.8

/** From this share of the longer text on there is no room in it for another story of weight. */
const WHOLE = 0.7

/** A smaller share of the longer text is a quotation, not a reprint. */
const LEAST_PART = 1 / 3

/** A smaller share does not even show that the longer text is a digest. */
const LEAST_ITEM = 0.1

/** The part must stand together: a text made of every other sentence is not a cut reprint. */
const DENSE = 0.5

/** A shorter part, in units, is an item of news that a longer text mentions too. */
const SHORT = 120

/** Share of the numbers in the same words that may differ. Reprints correct a number; forms have new ones. */
const OTHER_NUMBERS = 0.3

/** Days between two stories from which on nearly all of both must agree: reprints follow within days or weeks. */
const FAR_DAYS = 60
const FAR_CONTAINED = 0.95

/** Share of a headline's pairs of characters that the other story must have where texts are short. */
const TITLE_SHARE = 0.4

const DIFFERENT: Relation = { kind: 'different' }
const SAME: Relation = { kind: 'same' }

/** Share of the pairs of characters of two headlines (Dice) from which on they are the same headline. */
const ALIKE = 0.6

/**
 * Pairs of characters that one headline must have of its own, confirmed by its own text and unknown to the other, while
 * the other headline has at least one such pair too. Among 20,000 made pages reprints had four at most (表示 reworded to
 * 指出), forms filled in for another guest or country five and more.
 */
const OWN_PAIRS = 5

/** Makes a story ready for {@link relate}; about 12 bytes a character. */
export function makeReady(story: DatedStory): ReadyStory {
  const lines = story.paragraphs.map(foldText)
  const title = wordingKey(story.title)
  const body = lines.map(wordingOfFolded).join('')
  const wording = unitsOf(comparedKey(title, body))
  let numbers: Numbers | null = null
  return {
    wording,
    shingles: shinglesOf(wording),
    numbers: () => {
      numbers ??= numbersOf(lines)
      return numbers
    },
    title,
    body,
    day: dayOf(story.publishedAt),
  }
}

/** Decides what two stories are to each other. Symmetric but for the names of the sides. */
export function relate(one: ReadyStory, other: ReadyStory): Relation {
  const [sideOne, sideOther] = overlapOf(one, other)
  const oneIsPart = sideOne.length <= sideOther.length
  const part = oneIsPart ? sideOne : sideOther
  const whole = oneIsPart ? sideOther : sideOne
  const covered = share(whole)
  if (share(part) < CONTAINED || covered < LEAST_ITEM) return DIFFERENT
  if (isOtherIssue(one, other) || !titlesAgree(one, other)) return DIFFERENT
  if (part.length < SHORT && !titlesMeet(one, other)) return DIFFERENT
  const far = areFarApart(one, other)
  if (covered >= WHOLE && !(far && Math.min(share(part), covered) < FAR_CONTAINED)) return SAME
  const dense = whole.shared >= (whole.to - whole.from) * DENSE
  const long = part.length >= SHORT || titlesAlike(one.title, other.title)
  return {
    kind: 'part',
    mayJoin: covered >= LEAST_PART && dense && long && !far,
    part: oneIsPart ? 'one' : 'other',
    share: covered,
    where: whole.where,
  }
}

const share = (side: Side) => (side.length === 0 ? 0 : side.shared / side.length)

/** Whether the two were printed from one form: the same words, other numbers. */
function isOtherIssue(one: ReadyStory, other: ReadyStory): boolean {
  const { inSameFrame, equal } = matchNumbers(one.numbers(), other.numbers())
  return inSameFrame - equal > inSameFrame * OTHER_NUMBERS
}

/** Whether the headlines may be those of one story: not if each names something that only its own text knows. */
function titlesAgree(one: ReadyStory, other: ReadyStory): boolean {
  const [few, many] = [ownPairs(one, other), ownPairs(other, one)].sort((a, b) => a - b)
  return (few ?? 0) === 0 || (many ?? 0) < OWN_PAIRS
}

/** Short texts may be the notice of a site under any headline; then neither headline has to do with the other. */
function titlesMeet(one: ReadyStory, other: ReadyStory): boolean {
  return Math.max(knownShare(one, other), knownShare(other, one)) >= TITLE_SHARE
}

/** Pairs of neighbouring characters of a headline that its own text has and the other story has not. */
function ownPairs({ title, body }: ReadyStory, other: ReadyStory): number {
  let own = 0
  for (let at = 0; at + 2 <= title.length; at++) {
    const pair = title.slice(at, at + 2)
    if (body.includes(pair) && !other.body.includes(pair) && !other.title.includes(pair)) own++
  }
  return own
}

/** Share of the pairs of neighbouring characters of a headline that the other story has; 1 where there are none. */
function knownShare({ title }: ReadyStory, other: ReadyStory): number {
  if (title.length < 2) return 1
  let known = 0
  for (let at = 0; at + 2 <= title.length; at++) {
    const pair = title.slice(at, at + 2)
    if (other.title.includes(pair) || other.body.includes(pair)) known++
  }
  return known / (title.length - 1)
}

/** Whether two headlines are the same but for additions such as （图） and 转载. */
function titlesAlike(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  if (shorter.length < 4) return false
  let shared = 0
  for (let at = 0; at + 2 <= shorter.length; at++) if (longer.includes(shorter.slice(at, at + 2))) shared++
  return shared * 2 >= (shorter.length + longer.length - 2) * ALIKE
}

const areFarApart = (one: ReadyStory, other: ReadyStory) =>
  one.day !== null && other.day !== null && Math.abs(one.day - other.day) > FAR_DAYS

function dayOf(publishedAt: string | null): number | null {
  const time = publishedAt === null ? Number.NaN : Date.parse(publishedAt.slice(0, 10))
  return Number.isNaN(time) ? null : Math.floor(time / 86_400_000)
}
