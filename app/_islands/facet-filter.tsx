'use client'
/** Narrows a long list of filter values while typing: by characters, by pinyin or by its initials. */

export function FacetFilter({ label, listId }: { readonly label: string; readonly listId: string }) {
  return (
    <input
      type="search"
      data-needs-script=""
      aria-label={label}
      placeholder={label}
      onInput={(event) => {
        const wanted = fold(event.currentTarget.value)
        for (const row of document.querySelectorAll<HTMLElement>(`#${CSS.escape(listId)} > [data-keys]`))
          row.hidden = !fold(row.dataset.keys ?? '').includes(wanted)
      }}
    />
  )
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
