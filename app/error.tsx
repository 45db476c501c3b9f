'use client'
import { useEffect } from 'react'

/**
 * A page that failed. Says so in the reader's calm tone, without paths or traces, and offers to try again.
 *
 * An error page is a client component and must not carry the whole table of words, so its few words stand here.
 */
export default function ErrorPage({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <main id="main" className="notice">
      <h1>这一页没有打开</h1>
      <p>服务器出了问题。请再试一次；如果还是这样，请稍后再来。</p>
      <p lang="en">The server failed on this page. Please try again.</p>
      <p>
        <button type="button" onClick={retry}>
          再试一次 · Retry
        </button>
      </p>
      <p>
        <a href="/" data-hard="">
          回到首页 · Home
        </a>
      </p>
    </main>
  )
}
