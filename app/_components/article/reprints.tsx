/** Who else printed the story, when, and what they changed. The earliest stands first. */
import type { ReprintsView, ReprintView } from '../../_data/article-view.ts'
import { articleLink } from '../../_data/links.ts'
import { changeInWords } from '../../_data/reprint-words.ts'
import { type Language, type Words, wordsOf } from '../../_text/index.ts'
import { DayText } from '../article-lines.tsx'

export function Reprints(props: {
  readonly group: ReprintsView
  /** The article whose page this is. */
  readonly here: string
  readonly language: Language
}) {
  const t = wordsOf(props.language)
  return (
    <section aria-labelledby="reprints">
      <h2 id="reprints">
        {t.reprintsHeading} <span className="quiet figures">{props.group.members.length}</span>
      </h2>
      <ol>
        {props.group.members.map((member) => (
          <li key={member.id}>
            <p className="dotted">
              {member.id === props.here ? (
                <span>{member.source ?? t.unknownSource}</span>
              ) : (
                <a href={articleLink(member.id, props.language)}>{member.source ?? t.unknownSource}</a>
              )}
              <DayText publishedAt={member.publishedAt} unknown={t.unknownDate} />
              {member.id === props.here && <span>{t.thisArticle}</span>}
              {member.id === props.group.lead && <span>{t.reprintsLead}</span>}
            </p>
            <Change member={member} leadLang={props.group.leadLang} t={t} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What a reprint did to the lead's text: a new headline, sentences added and dropped. */
function Change({
  member: { change, title, lang },
  leadLang,
  t,
}: {
  readonly member: ReprintView
  readonly leadLang: string | undefined
  readonly t: Words
}) {
  if (!change) return null
  const facts = changeInWords(change, t)
  if (facts === '') return <p className="change small">{t.reprintSame}</p>
  return (
    <details className="change small">
      <summary>{facts}</summary>
      {change.titleChanged && <p lang={lang}>{title}</p>}
      {change.added.map((sentence) => (
        <p key={`+${sentence}`} className="added" lang={lang}>
          {sentence}
        </p>
      ))}
      {change.dropped.map((sentence) => (
        <p key={`-${sentence}`} className="dropped" lang={leadLang}>
          <s>{sentence}</s>
        </p>
      ))}
    </details>
  )
}
