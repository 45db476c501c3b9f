import type { Metadata } from 'next'
import { Footer } from './_components/footer.tsx'
import { Masthead } from './_components/masthead.tsx'
import { requestLanguage } from './_data/language.ts'
import { inLanguage, wordsOf } from './_text/index.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await requestLanguage()).notFoundTitle, robots: { index: false } }
}

/** Nothing of the address is repeated here. */
export default async function NotFound() {
  const language = await requestLanguage()
  const t = wordsOf(language)
  return (
    <>
      <Masthead language={language} here="/" />
      <main id="main" className="notice">
        <h1>{t.notFoundTitle}</h1>
        <p>{t.notFoundText}</p>
        <p>
          <a href={inLanguage('/', language)}>{t.home}</a>
        </p>
      </main>
      <Footer language={language} />
    </>
  )
}
