/** The dates as two text fields: any precision, by typing, without a script. */
import type { SearchParams } from '../../../lib/search/index.ts'
import { searchUrl } from '../../../lib/search/url.ts'
import type { Words } from '../../_text/index.ts'

export function DateForm({ params, t }: { readonly params: SearchParams; readonly t: Words }) {
  // A form sends its own fields alone, so the rest of the search travels in hidden ones.
  const rest = new URLSearchParams(searchUrl({ ...params, from: '', to: '', page: 1, extra: [] }))
  return (
    <form action="/search" method="get" className="facet" data-stay="">
      {[...rest].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="date-form">
        <legend>{t.dateForm}</legend>
        <label>
          {t.from}
          <input
            name="from"
            defaultValue={params.from}
            key={`from ${params.from}`}
            maxLength={20}
            autoComplete="off"
          />
        </label>
        <label>
          {t.to}
          <input
            name="to"
            defaultValue={params.to}
            key={`to ${params.to}`}
            maxLength={20}
            autoComplete="off"
          />
        </label>
        <span className="wide quiet">{t.dateHint}</span>
        <button type="submit" className="wide">
          {t.apply}
        </button>
      </fieldset>
    </form>
  )
}
