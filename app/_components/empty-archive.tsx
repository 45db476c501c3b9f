/** What to do where there is nothing to read yet. */
import { archive, remembered } from '../_data/archive.ts'
import { type Language, wordsOf } from '../_text/index.ts'

export function EmptyArchive({ language }: { readonly language: Language }) {
  const t = wordsOf(language)
  const report = remembered('report', ({ store }) => store.report())
  return (
    <section className="start section" aria-labelledby="start">
      <h2 id="start">{t.emptyArchive}</h2>
      {report && report.documents > 0 && <p>{t.emptyArchiveRefused(report.documents)}</p>}
      <ol>
        {t.emptyArchiveSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}

/** Whether there is nothing to search. */
export function isArchiveEmpty(): boolean {
  return archive().search.engine.size === 0
}
