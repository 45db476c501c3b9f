'use client'
/**
 * The search box: a plain GET form, with suggestions where scripts run (ARIA 1.2 combobox).
 *
 * Safe with Chinese input methods: while one composes, no key and no request of ours interferes. Enter without a
 * chosen suggestion submits what was typed.
 */
import { useEffect, useId, useRef, useState } from 'react'

interface Suggestion {
  readonly text: string
  readonly kind: string
  readonly href: string
}

export interface SearchBoxProps {
  readonly query: string
  readonly language: string
  readonly label: string
  readonly placeholder: string
  readonly button: string
  readonly listLabel: string
}

/** Quiet time after the last key before suggestions are asked for. */
const WAIT_MS = 120

export function SearchBox(props: SearchBoxProps) {
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [chosen, setChosen] = useState(-1)
  const suggestions = useSuggestions(typed, props.language)
  const open = suggestions.length > 0

  // After a search without a page load the box shows the new query, and keeps the focus it had. What a reader typed
  // before this script was ready stays, and suggestions come for it.
  const shown = useRef(props.query)
  useEffect(() => {
    const box = input.current
    if (!box) return
    const isTypedIn = shown.current === props.query && document.activeElement === box
    if (!isTypedIn) box.value = props.query
    else if (box.value !== props.query) setTyped(box.value)
    shown.current = props.query
  }, [props.query])

  const close = () => {
    setTyped(null)
    setChosen(-1)
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || !open) return
    if (event.key === 'Escape') {
      close()
      event.preventDefault()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      setChosen((at) => ((at + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1)
      event.preventDefault()
    } else if (event.key === 'Enter') {
      const suggestion = suggestions[chosen]
      close()
      if (!suggestion) return
      event.preventDefault()
      follow(suggestion.href)
    }
  }

  return (
    <form action="/search" method="get" onSubmit={close}>
      <div className="search-line">
        <input
          ref={input}
          type="search"
          name="q"
          defaultValue={props.query}
          aria-label={props.label}
          placeholder={props.placeholder}
          maxLength={1000}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
          onInput={(event) => {
            if (!(event.nativeEvent as InputEvent).isComposing) setTyped(event.currentTarget.value)
            setChosen(-1)
          }}
          onCompositionEnd={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        {props.language !== 'zh-Hans' && <input type="hidden" name="lang" value={props.language} />}
        <button type="submit">{props.button}</button>
      </div>
      <div id={listId} role="listbox" aria-label={props.listLabel} className="suggestions" hidden={!open}>
        {suggestions.map((suggestion, at) => (
          <div
            key={suggestion.href}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === chosen}
            tabIndex={-1}
            // Before the box loses the focus, which closes the list.
            onPointerDown={(event) => {
              event.preventDefault()
              close()
              follow(suggestion.href)
            }}
          >
            <span>{suggestion.text}</span>
            <span className="quiet small">{suggestion.kind}</span>
          </div>
        ))}
      </div>
    </form>
  )
}

/** Follows a link of ours as a click would, so that the page's link handling takes it. */
function follow(href: string): void {
  const link = document.createElement('a')
  link.href = href
  document.body.append(link)
  link.click()
  link.remove()
}

function useSuggestions(typed: string | null, language: string): readonly Suggestion[] {
  const [found, setFound] = useState<readonly Suggestion[]>([])
  useEffect(() => {
    if (!typed?.trim()) {
      setFound([])
      return
    }
    const abort = new AbortController()
    const timer = setTimeout(() => {
      const address = `/api/suggest?q=${encodeURIComponent(typed)}&lang=${language}`
      fetch(address, { signal: abort.signal })
        .then((answer) => (answer.ok ? answer.json() : { suggestions: [] }))
        .then((answer: { suggestions: readonly Suggestion[] }) => setFound(answer.suggestions))
        // Suggestions are a help, never a need: without an answer the box stays a plain box.
        .catch(() => setFound([]))
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [typed, language])
  return found
}
