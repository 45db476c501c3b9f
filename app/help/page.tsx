import type { Metadata } from 'next'
import { Footer } from '../_components/footer.tsx'
import { Masthead } from '../_components/masthead.tsx'
import { ShortcutsSwitch } from '../_islands/shortcuts-switch.tsx'
import { inLanguage, languageOf, wordsOf } from '../_text/index.ts'

type Props = { readonly searchParams: Promise<{ readonly lang?: string | string[] }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return {
    title: wordsOf(languageOf((await searchParams).lang)).helpHeading,
    alternates: { canonical: '/help' },
  }
}

/** How to ask: every example is a link that runs it on this archive. */
export default async function HelpPage({ searchParams }: Props) {
  const language = languageOf((await searchParams).lang)
  const t = wordsOf(language)
  return (
    <>
      <Masthead language={language} here="/help" section="help" />
      <main id="main" className="measure-page">
        <h1>{t.helpHeading}</h1>
        <p className="lead">{t.helpLead}</p>
        {t.helpSections.map(({ heading, rows }) => (
          <section key={heading} className="section">
            <h2>{heading}</h2>
            <dl className="examples">
              {rows.map(([query, explanation]) => (
                <div key={query}>
                  <dt>
                    <a href={inLanguage(`/search?q=${encodeURIComponent(query)}`, language)} lang="zh-Hans">
                      {query}
                    </a>
                  </dt>
                  <dd>{explanation}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className="section">
          <h2>{t.helpMatching}</h2>
          {t.helpMatchingText.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
        <section className="section" id="shortcuts">
          <h2>{t.shortcutsHeading}</h2>
          <dl className="examples shortcut-list">
            {t.shortcuts.map(([key, action]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{action}</dd>
              </div>
            ))}
          </dl>
          <ShortcutsSwitch label={t.shortcutsToggle} />
        </section>
      </main>
      <Footer language={language} />
    </>
  )
}
