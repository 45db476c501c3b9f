/** The foot of every page: what the site is, and the way to its help. */
import { inLanguage, type Language, wordsOf } from '../_text/index.ts'

export function Footer({ language }: { readonly language: Language }) {
  const t = wordsOf(language)
  return (
    <footer className="footer">
      <div className="footer-row">
        <p>{t.siteDescription}</p>
        <p className="dotted">
          <a href={inLanguage('/help', language)} data-key="?">
            {t.help}
          </a>
          <a href={inLanguage('/about', language)}>{t.about}</a>
          <a href={`${inLanguage('/help', language)}#shortcuts`}>{t.shortcutsHeading}</a>
        </p>
      </div>
    </footer>
  )
}
