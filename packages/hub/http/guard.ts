// What every request passes before anything else looks at it, and what every answer carries.
import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from '../refusal.ts'

const ownHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Refuses a request that names another host than this hub's. A page elsewhere can point a name of its own at
 * 127.0.0.1 (DNS rebinding); it cannot make a browser send another name than the one in its address bar.
 */
export function checkHost(headers: IncomingHttpHeaders, origins: readonly string[]): void {
  const host = headers.host ?? ''
  const parsed = URL.parse(`http://${host}`)
  if (parsed !== null && parsed.host !== '' && parsed.pathname === '/' && parsed.username === '') {
    if (ownHosts.has(parsed.hostname)) return
    if (origins.some((origin) => hostOf(origin) === host.toLowerCase())) return
  }
  throw new Refusal(
    'host-refused',
    {},
    'This hub does not answer under that name. Open it under 127.0.0.1, or tell its operator to configure the name.',
  )
}

/**
 * Refuses a write that another site's page makes in a reader's browser. Programs send no Origin and hold no cookie.
 */
export function checkOrigin(method: string, headers: IncomingHttpHeaders, origins: readonly string[]): void {
  if (method === 'GET' || method === 'HEAD') return
  const { origin } = headers
  const site = headers['sec-fetch-site']
  const isOwn =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : origins.includes(origin) || hostOf(origin) === headers.host?.toLowerCase()
  if (isOwn) return
  throw new Refusal(
    'origin-refused',
    {},
    'A page of another site tried to write here in your name. Nothing was written.',
  )
}

function hostOf(origin: string): string | undefined {
  const url = URL.parse(origin)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.host : undefined
}

// No script but the app's own files. Styles may be inline: the component library sets sizes and colours that way.
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** On every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** Where the hub is reached over TLS only. */
export const strictTransport = 'max-age=31536000'

/** For bytes somebody else made: nothing in them may run, whatever opens them. */
export const inertPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'"
