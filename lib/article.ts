/**
 * The words every part of Jiuwen shares: what an article is, what was taken out of its page, and how we know.
 *
 * Pure types. Ingestion makes these values, the store keeps them, search and the site read them.
 */

/** A stretch of page text that is not the story, and why it was taken out. Shown to readers; nothing is lost. */
export interface Removal {
  /** The pipeline step that removed it. */
  readonly step: 'decode' | 'extract' | 'clean' | 'metadata'
  /** The rule's name in kebab-case, such as `share-bar`. */
  readonly rule: string
  /** What was removed, as it stood on the page. */
  readonly text: string
  /** Why, in Chinese, for a reader of the article's page. */
  readonly reason: string
}

/** One mend of broken bytes or characters made while decoding. */
export interface Repair {
  /** Kebab-case name of the mend, such as `mojibake-gbk` or `mixed-big5`. */
  readonly kind: string
  /** Where in the decoded text it starts, in UTF-16 units. */
  readonly at: number
  /** How many UTF-16 units of decoded text it covers. */
  readonly length: number
  /** Why the mend was made, in Chinese. */
  readonly reason: string
}

/** What the bytes turned out to be and how we know. */
export interface CharsetEvidence {
  /** Charset the text was decoded with, in WHATWG spelling: `utf-8`, `gb18030`, `big5-hkscs`, `utf-16le`, … */
  readonly charset: string
  /** What page, XML prolog or HTTP header claimed, as written; null where nothing was claimed. */
  readonly declared: string | null
  /** 0 to 1. */
  readonly confidence: number
  /** Short reasons in Chinese, strongest first. */
  readonly evidence: readonly string[]
  readonly repairs: readonly Repair[]
}

/** Where the publication moment was read. `record` is a field of a JSONL or database export. */
export type DateOrigin = 'page' | 'dateline' | 'json-ld' | 'meta' | 'url' | 'record'

/** How we know what we say about an article. */
export interface Provenance {
  /** Path below the folder that was ingested (or as given), `/`-separated; bytes that are not UTF-8 show as U+FFFD. */
  readonly file: string
  /** For several articles in one file: which one, from 0. Null where the file is one document. */
  readonly ordinal: number | null
  /** Lower-case hex SHA-256 of the document's bytes. */
  readonly sha256: string
  /** Size of the document in bytes. */
  readonly bytes: number
  readonly charset: CharsetEvidence
  /** ISO moment of the capture (WARC, MHTML, SingleFile), null where unknown. */
  readonly capturedAt: string | null
  readonly publishedFrom: DateOrigin | null
  /** Name of the layout family or rules that found the story, for people. */
  readonly rules: readonly string[]
}

/** The cleaned story of one document. Text is the original spelling: never folded, never converted. */
export interface Article {
  /** Stable short id: lower-case base32 of SHA-256 over the canonical URL, else over the bytes. */
  readonly id: string
  readonly title: string
  /** Paragraphs in order, white space tidied, none empty. Sub-headings count as paragraphs. */
  readonly paragraphs: readonly string[]
  /** Captions of pictures, in order. */
  readonly captions: readonly string[]
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM+08:00`, China time; null where the page shows none. */
  readonly publishedAt: string | null
  /** The outlet's name as the page gives it (aliases of `sources.json` applied); null where unknown. */
  readonly source: string | null
  readonly authors: readonly string[]
  readonly editors: readonly string[]
  readonly section: string | null
  readonly tags: readonly string[]
  /** Canonical or original http(s) address; null where unknown or unsafe. */
  readonly url: string | null
  /** BCP 47: `zh-Hans` or `zh-Hant`, or another language where the story is not Chinese. */
  readonly lang: string
  /** Equal for reprints of one story; null where there is no other. */
  readonly clusterId: string | null
  readonly removals: readonly Removal[]
  readonly provenance: Provenance
}

/** What `archive/sources.json` says of the outlet that a document belongs to. */
export interface SourceSettings {
  /** Key in `sources.json`, which is also the folder below `archive/raw`. */
  readonly id: string
  readonly name: string
  /** Other names that mean this outlet. */
  readonly aliases: readonly string[]
  readonly home: string | null
  /** Charset to decode with, whatever the page says; null lets the bytes decide. */
  readonly charset: string | null
  /** True for newspapers (citations use [N/OL]). */
  readonly newspaper: boolean
}
