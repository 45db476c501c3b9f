/** Beside the story: steps through the hits, the original, reprints, references, provenance, what was removed. */
import type { Article } from '../../../lib/article.ts'
import type { ArticleMarks } from '../../../lib/search/index.ts'
import { archive, siteUrl } from '../../_data/archive.ts'
import type { ArticleAddress } from '../../_data/article-address.ts'
import { reprintsOf } from '../../_data/article-view.ts'
import { citation } from '../../_data/cite.ts'
import { safeOriginalUrl } from '../../_data/original-url.ts'
import { chinaDay } from '../../_data/overview.ts'
import { PassageCopier } from '../../_islands/passage-copier.tsx'
import { type Language, wordsOf } from '../../_text/index.ts'
import { Cite } from './cite.tsx'
import { Hits } from './hits.tsx'
import { Provenance, Removed } from './provenance.tsx'
import { Reprints } from './reprints.tsx'

interface Props {
  readonly article: Article
  readonly address: ArticleAddress
  readonly marks: ArticleMarks
  readonly language: Language
}

export function ArticleAside({ article, address, marks, language }: Props) {
  const t = wordsOf(language)
  const { store } = archive()
  const original = safeOriginalUrl(article.url)
  const reprints = reprintsOf(article)
  const permalink = `${siteUrl()}/article/${article.id}`
  const accessed = chinaDay(new Date())
  const newspaper = store.sources().some(({ name, newspaper }) => newspaper && name === article.source)
  const reference = citation(article, { edition: '2025', newspaper, url: article.url ?? permalink, accessed })
  return (
    <aside className="beside">
      <Hits address={address} marks={marks} language={language} />
      {original && (
        <section>
          <a href={original} rel="noopener noreferrer nofollow">
            {t.original} ↗
          </a>
          <p className="quiet small">{new URL(original).host}</p>
        </section>
      )}
      <p className="print-only">
        {reference} {article.url && `${t.archivedAt} ${permalink}`}
      </p>
      {reprints && <Reprints group={reprints} here={article.id} language={language} />}
      <section data-needs-script="">
        <h2>{t.passageHeading}</h2>
        <p className="quiet">{t.passageHint}</p>
        <PassageCopier
          label={t.copyPassage}
          done={t.copied}
          failed={t.copyFailed}
          citation={reference}
          permalink={permalink}
        />
      </section>
      <Cite
        article={article}
        newspaper={newspaper}
        permalink={permalink}
        accessed={accessed}
        language={language}
      />
      <Provenance article={article} ingestedAt={store.ingestedAt(article.id)} language={language} />
      <Removed removals={article.removals} contentLang={article.lang} language={language} />
    </aside>
  )
}
