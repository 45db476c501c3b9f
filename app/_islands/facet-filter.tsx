'use client'
/** Narrows a long list of filter values while typing. */

export function FacetFilter({ label, listId }: { readonly label: string; readonly listId: string }) {
  return (
    <input
      type="search"
      data-needs-script=""
      aria-label={label}
      placeholder={label}
      onInput={(event) => {
        const wanted = fold(event.currentTarget.value)
        for (const row of document.querySelectorAll<HTMLElement>(`#${CSS.escape(listId)} > [data-value]`))
          row.hidden = !fold(row.dataset.value ?? '').includes(wanted)
      }}
    />
  )
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
