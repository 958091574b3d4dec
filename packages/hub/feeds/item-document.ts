// An item of a feed as a document of its own: what the feed said of it, and nothing of the other items.
import type { FeedItem, FeedRead } from '@parley/read'

/** An Atom feed (RFC 4287) with this one entry, as UTF-8. */
export function itemDocument(feed: FeedRead, item: FeedItem): Uint8Array {
  const element = (name: string, text: string | null) => (text === null ? '' : `<${name}>${escaped(text)}</${name}>`)
  const link = (href: string | null) => (href === null ? '' : `<link href="${escaped(href)}"/>`)
  const language = feed.language === null ? '' : ` xml:lang="${escaped(feed.language)}"`
  const isMarkup = /<[a-z][^>]*>/i.test(item.content)
  const text =
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"${language}>` +
    `${element('title', feed.title)}${link(feed.url)}${element('rights', feed.rights)}<entry>` +
    `${element('id', item.id)}${element('title', item.title)}${link(item.url)}${element('published', item.published)}` +
    `${item.byline === null ? '' : `<author>${element('name', item.byline)}</author>`}` +
    `<content type="${isMarkup ? 'html' : 'text'}">${escaped(item.content)}</content></entry></feed>\n`
  return new TextEncoder().encode(text)
}

// Characters XML 1.0 cannot say at all are left out.
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
