'use client'
/**
 * Turns the site's plain links and GET forms into navigation without a page load: focus stays where it was, and
 * filters do not jump. One listener for the page instead of a component for every link, which would cost the server
 * and the page's size dearly. Without it every link works as a link.
 */
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

export function SoftLinks() {
  const router = useRouter()
  const [pending, startTransition] = useTransition()

  useEffect(() => {
    const go = (url: URL, from: HTMLElement) => {
      // Opening and closing a part of a page is no step on the way that Back should retrace.
      const move = from.dataset.replace === undefined ? router.push : router.replace
      const scroll = from.closest('[data-stay]') === null
      startTransition(() => move(url.pathname + url.search + url.hash, { scroll }))
    }
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a[href]')
      if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event, link)) return
      const url = new URL(link.href)
      if (!isPage(url) || isFragmentOnly(url)) return
      event.preventDefault()
      go(url, link)
    }
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement
      if (event.defaultPrevented || form.method !== 'get') return
      const url = new URL(form.action)
      if (!isPage(url)) return
      const fields = new FormData(form, event.submitter)
      url.search = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)])).toString()
      event.preventDefault()
      go(url, form)
    }
    document.addEventListener('click', onClick)
    document.addEventListener('submit', onSubmit)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('submit', onSubmit)
    }
  }, [router])

  useEffect(() => {
    document.body.toggleAttribute('data-pending', pending)
  }, [pending])
  return null
}

function isPlainClick(event: MouseEvent, link: HTMLAnchorElement): boolean {
  return (
    event.button === 0 &&
    !event.defaultPrevented &&
    !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) &&
    !link.target &&
    !link.hasAttribute('download') &&
    link.dataset.hard === undefined
  )
}

/** Our own pages; data and original bytes are for the browser. */
function isPage(url: URL): boolean {
  return url.origin === location.origin && !/^\/api\/|\/original$|\.\w+$/.test(url.pathname)
}

function isFragmentOnly(url: URL): boolean {
  return url.hash !== '' && url.pathname === location.pathname && url.search === location.search
}
