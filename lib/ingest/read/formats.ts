/**
 * From a file's name to how it is read. Pure. Names lie often enough that only containers, records and things that
 * are surely no pages are decided here; for the rest the content decides later.
 */

/** How a file is read. `skip` carries what it is, for the report. */
export type Format =
  | { readonly read: 'page'; readonly kind: 'html' | 'text' | 'unknown' }
  | { readonly read: 'mhtml' | 'warc' | 'zip' | 'jsonl' }
  | { readonly read: 'headers' }
  | { readonly read: 'skip'; readonly what: string }
  | { readonly read: 'refuse'; readonly code: 'unsupported-container' }

const HTML = new Set(['html', 'htm', 'shtml', 'shtm', 'xhtml', 'xht', 'stm'])

/** Scraped folders hold what their pages load; none of it is a story. */
const ASSETS = new Set(
  (
    'jpg jpeg png gif webp avif bmp ico svg svgz tif tiff heic psd ai eps swf fla ' +
    'mp3 mp4 m4a m4v m3u8 ts wav ogg flac avi mov wmv flv mkv webm rm rmvb wma aac ' +
    'css scss less js mjs cjs map wasm ttf otf woff woff2 eot ' +
    'json xml rss atom csv tsv xls xlsx doc docx ppt pptx pdf epub mobi djvu wps odt rtf ' +
    'exe dll so apk ipa dmg iso bin dat db sqlite sqlite3 idx cdx cdxj yaml yml toml ini cfg conf ' +
    'log lock md rst py sh rb go rs java class jar c h cpp'
  ).split(' '),
)

const PACKED = new Set('gz bz2 xz zst br lz4 7z rar tar tgz tbz2 txz lzma z cab'.split(' '))

/** What editors, browsers, systems and version control leave behind. */
const LEFTOVERS =
  /^\.(?!\.)|^#.*#$|~$|\.(?:swp|swo|swx|part|partial|crdownload|download|tmp|temp|bak|orig|rej|lnk|url|webloc)$|^(?:thumbs\.db|desktop\.ini|__macosx)$/i

/** Names that belong to the archive itself. */
const OWN = new Set(['readme.md', 'sources.json'])

/**
 * How a file is read, by its name alone.
 *
 * @param name - Last part of the path, possibly with what a scraper kept of a query: `index.html?id=3`.
 */
export function formatOf(name: string): Format {
  const lower = name.toLowerCase()
  if (OWN.has(lower)) return { read: 'skip', what: 'own' }
  if (LEFTOVERS.test(name)) return { read: 'skip', what: 'leftover' }
  if (lower.endsWith('.headers')) return { read: 'headers' }
  if (/\.warc(?:\.gz)?$/.test(lower)) return { read: 'warc' }
  if (/\.jsonl(?:\.gz)?$|\.ndjson(?:\.gz)?$/.test(lower)) return { read: 'jsonl' }
  const suffix = suffixOf(lower)
  if (suffix === 'mhtml' || suffix === 'mht') return { read: 'mhtml' }
  if (suffix === 'zip' || suffix === 'wacz') return { read: 'zip' }
  if (HTML.has(suffix)) return { read: 'page', kind: 'html' }
  if (suffix === 'txt' || suffix === 'text') return { read: 'page', kind: 'text' }
  if (PACKED.has(suffix)) return { read: 'refuse', code: 'unsupported-container' }
  if (ASSETS.has(suffix)) return { read: 'skip', what: `.${suffix}` }
  return { read: 'page', kind: 'unknown' }
}

/** Suffix without its dot: of the name, or of what stands before a kept query. Empty where there is none. */
function suffixOf(lower: string): string {
  const queryAt = lower.search(/[?#&]/)
  const whole = /\.([a-z0-9]{1,8})$/.exec(lower)?.[1] ?? ''
  if (queryAt <= 0) return whole
  return /\.([a-z0-9]{1,8})$/.exec(lower.slice(0, queryAt))?.[1] ?? whole
}
