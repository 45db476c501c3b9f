'use client'
import ErrorPage from './error.tsx'

/** The last resort, where even the frame failed: the error page in a frame of its own. */
export default function GlobalError(props: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <html lang="zh-Hans">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
