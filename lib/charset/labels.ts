/**
 * Charset labels: which names we know, and what each stands for here. Pure.
 *
 * An allowlist, because libraries take more than charsets for one: iconv-lite answers to `hex`, `base64` and `utf-7`,
 * and a page that declares one of those would be turned to nonsense. GB2312 and GBK mean GB18030, as on the web
 * (https://encoding.spec.whatwg.org/#names-and-labels), Big5 means Big5 with the Hong Kong characters.
 */

/** What bytes can be read as. */
export type Charset =
  | 'utf-8'
  | 'gb18030'
  | 'big5-hkscs'
  | 'utf-16le'
  | 'utf-16be'
  | 'hz-gb-2312'
  | 'iso-2022-cn'
  | 'windows-1252'
  | 'euc-tw'
  | 'shift_jis'
  | 'euc-jp'
  | 'euc-kr'
  | 'windows-1251'
  | 'koi8-r'

const LABELS: Readonly<Record<Charset, readonly string[]>> = {
  'utf-8': ['utf8', 'utf8bom', 'utf8sig', 'unicode11utf8', 'unicode20utf8', 'xunicode20utf8'],
  gb18030: [
    'gb18030',
    'gb180302022',
    'gb2312',
    'gb231280',
    'csgb2312',
    'gbk',
    'xgbk',
    'gb',
    'cp936',
    'ms936',
    'windows936',
    'euccn',
    'xeuccn',
    'chinese',
    'csiso58gb231280',
    'isoir58',
  ],
  'big5-hkscs': [
    'big5',
    'big5hkscs',
    'big5eten',
    'big5tw',
    'csbig5',
    'cnbig5',
    'xxbig5',
    'cp950',
    'ms950',
    'windows950',
  ],
  'utf-16le': ['utf16', 'utf16le', 'ucs2', 'ucs2le', 'unicode', 'csunicode', 'iso10646ucs2', 'unicodefeff'],
  'utf-16be': ['utf16be', 'ucs2be', 'unicodefffe'],
  'hz-gb-2312': ['hz', 'hzgb2312'],
  'iso-2022-cn': ['iso2022cn', 'csiso2022cn', 'iso2022cnext'],
  'windows-1252': [
    'windows1252',
    'cp1252',
    'xcp1252',
    'iso88591',
    'latin1',
    'l1',
    'ascii',
    'usascii',
    'ansix341968',
  ],
  'euc-tw': ['euctw', 'xeuctw', 'cns11643'],
  shift_jis: ['shiftjis', 'sjis', 'xsjis', 'mskanji', 'windows31j', 'cp932', 'ms932'],
  'euc-jp': ['eucjp', 'xeucjp'],
  'euc-kr': ['euckr', 'cp949', 'ksc5601', 'ksc56011987', 'windows949', 'korean'],
  'windows-1251': ['windows1251', 'cp1251'],
  'koi8-r': ['koi8r', 'koi8'],
}

const BY_LABEL = new Map<string, Charset>(
  Object.entries(LABELS).flatMap(([charset, names]) => names.map((name) => [name, charset as Charset])),
)

/**
 * What a declared label stands for.
 *
 * @param label - As written; case, spaces, `-`, `_`, `.` and `:` do not count.
 * @returns The charset to read with, or null for a name that is none of ours (also `hex`, `utf-7`, `zh-cn`).
 */
export function charsetOfLabel(label: string): Charset | null {
  return BY_LABEL.get(label.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? null
}
