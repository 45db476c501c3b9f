/**
 * Security headers: the same floor under every answer, pages and refusals alike. Pure.
 */

/** How the site is run, as far as headers depend on it. */
export interface HeaderSettings {
  /** Development needs `eval` and inline styles for its error overlay and fast refresh. */
  readonly dev: boolean
  /** The site's public address is https. */
  readonly https: boolean
}

/**
 * The content security policy of one answer.
 *
 * @param nonce - Fresh for every request, base64; scripts without it do not run.
 */
export function contentSecurityPolicy(nonce: string, settings: HeaderSettings): string {
  const { dev } = settings
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The policy of documents as they were received: shown as text, and nothing in them may do anything. */
export const ORIGINAL_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** Headers of every answer but the policy. */
export function securityHeaders(settings: HeaderSettings): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    // What a reader searched for stays here when they follow a link to the original page.
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    ...(settings.https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}
