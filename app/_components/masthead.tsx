/** The masthead of every page: the archive's name, the search box, the sections and the languages. */
import { SearchBox } from '../_islands/search-box.tsx'
import { inLanguage, LANGUAGES, type Language, wordsOf } from '../_text/index.ts'

/** Sections that a page may belong to. */
export type Section = 'sources' | 'days' | 'help' | 'about'

const SECTIONS: readonly { readonly name: Section; readonly path: string }[] = [
  { name: 'sources', path: '/sources' },
  { name: 'days', path: '/browse' },
  { name: 'help', path: '/help' },
  { name: 'about', path: '/about' },
]

export interface MastheadProps {
  readonly language: Language
  /** What was searched for; the box keeps it. */
  readonly query?: string
  /** This page's address, for the links to its other languages. */
  readonly here: string
  readonly section?: Section
  /** The home page's is large, with the archive's dateline below, in pieces. */
  readonly dateline?: readonly string[]
}

export function Masthead({ language, query = '', here, section, dateline }: MastheadProps) {
  const t = wordsOf(language)
  return (
    <header className={dateline === undefined ? 'masthead' : 'masthead masthead-home'}>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <div className="masthead-row">
        <a className="brand" href={inLanguage('/', language)}>
          {t.siteName}
          <span className="seal" aria-hidden="true">
            藏
          </span>
        </a>
        <search className="search-form">
          <SearchBox
            query={query}
            language={language}
            label={t.searchLabel}
            placeholder={t.searchPlaceholder}
            button={t.searchButton}
            listLabel={t.suggestionsLabel}
          />
        </search>
        {dateline !== undefined && dateline.length > 0 && (
          <p className="dateline-row figures dotted">
            {dateline.map((piece) => (
              <span key={piece}>{piece}</span>
            ))}
          </p>
        )}
        <nav className="site-nav" aria-label={t.navLabel}>
          {SECTIONS.map(({ name, path }) => (
            <a
              key={name}
              href={inLanguage(path, language)}
              aria-current={name === section ? 'page' : undefined}
            >
              {t[name]}
            </a>
          ))}
        </nav>
        <nav className="languages" aria-label={t.languageLabel}>
          {LANGUAGES.map(({ tag, name, short }) => (
            <a
              key={tag}
              href={inLanguage(here, tag)}
              hrefLang={tag}
              lang={tag}
              aria-label={name}
              aria-current={tag === language ? 'true' : undefined}
              data-hard=""
            >
              {short}
            </a>
          ))}
        </nav>
      </div>
    </header>
  )
}
