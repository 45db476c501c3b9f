/** Numbered pages: a reader who comes back goes on where they were. */
import type { SearchParams } from '../../../lib/search/index.ts'
import { pageNumbers, searchLink } from '../../_data/search-view.ts'
import type { Words } from '../../_text/index.ts'

export function Pager(props: { readonly params: SearchParams; readonly pages: number; readonly t: Words }) {
  const { params, pages, t } = props
  if (pages <= 1) return null
  const to = (page: number) => searchLink({ ...params, page })
  return (
    <nav className="pager" aria-label={t.pagerLabel}>
      {params.page > 1 && (
        <a href={to(params.page - 1)} rel="prev">
          {t.previousPage}
        </a>
      )}
      {pageNumbers(params.page, pages).map((page, at) =>
        page === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other name than its place
          <span key={`gap ${at}`}>…</span>
        ) : (
          <a
            key={page}
            href={to(page)}
            aria-label={t.page(page)}
            aria-current={page === params.page ? 'page' : undefined}
          >
            {page}
          </a>
        ),
      )}
      {params.page < pages && (
        <a href={to(params.page + 1)} rel="next">
          {t.nextPage}
        </a>
      )}
    </nav>
  )
}
