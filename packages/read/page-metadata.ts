// What a page says of itself in its markup: linked data (schema.org in JSON-LD), OpenGraph, meta elements, microdata.
import { splitTitle } from './credits.ts'
import { type Found, tidy } from './draft.ts'
import { type Element, findElements, wordsOf } from './markup.ts'
import { machineDate } from './written-date.ts'

export type PageMetadata = {
  readonly title?: Found | undefined
  readonly byline?: Found | undefined
  readonly publisher?: Found | undefined
  readonly published?: Found | undefined
  readonly url?: Found | undefined
  readonly language?: string | undefined
  /** schema.org types found, for what they tell of the page's kind. */
  readonly types: readonly string[]
}

/** Reads the metadata of a page; `base` resolves relative addresses. */
export function pageMetadata(root: Element, base: string | null): PageMetadata {
  const linked = linkedData(root)
  const meta = metaOf(root)
  const html = findElements(root, (one) => one.tag === 'html')[0]
  const documentTitle = findElements(root, (one) => one.tag === 'title')[0]
  const shown = documentTitle === undefined ? '' : tidy(wordsOf(documentTitle))
  const split = splitTitle(shown)
  const first = (...options: readonly (Found | undefined)[]) =>
    options.find((one) => one !== undefined && one.value !== '')
  const publisher = first(
    found(linked.publisher, 'json-ld'),
    found(meta('og:site_name'), 'opengraph'),
    found(meta('application-name', 'dc.publisher', 'citation_publisher', 'twitter:site')?.replace(/^@/u, ''), 'meta'),
    found(split.publisher ?? undefined, 'title'),
  )
  const title = first(
    found(linked.headline, 'json-ld'),
    found(meta('og:title'), 'opengraph'),
    found(meta('twitter:title', 'dc.title', 'citation_title', 'parsely-title', 'sailthru.title'), 'meta'),
    found(split.title, 'title'),
  )
  return {
    title: title === undefined ? undefined : { ...title, value: withoutSite(title.value, publisher?.value) },
    byline: first(
      found(linked.author, 'json-ld'),
      found(notAddress(meta('article:author', 'og:article:author')), 'opengraph'),
      found(
        notAddress(meta('author', 'byl', 'dc.creator', 'citation_author', 'parsely-author', 'sailthru.author')),
        'meta',
      ),
    ),
    publisher,
    published: first(
      dated(linked.published, 'json-ld'),
      dated(meta('article:published_time', 'og:article:published_time', 'og:published_time'), 'opengraph'),
      dated(
        meta(
          'date',
          'pubdate',
          'publishdate',
          'publish-date',
          'publish_date',
          'datepublished',
          'dc.date',
          'dc.date.issued',
          'dcterms.date',
          'dcterms.created',
          'dcterms.issued',
          'article.published',
          'parsely-pub-date',
          'sailthru.date',
          'citation_publication_date',
          'cxenseparse:recs:publishtime',
        ),
        'meta',
      ),
      dated(microdata(root, 'datePublished'), 'microdata'),
    ),
    url: first(found(address(canonical(root), base), 'canonical'), found(address(meta('og:url'), base), 'opengraph')),
    language:
      html?.attributes.lang ?? html?.attributes['xml:lang'] ?? meta('content-language', 'og:locale') ?? linked.language,
    types: linked.types,
  }
}

const valueCharsMax = 500
const found = (value: string | undefined, basis: string): Found | undefined => {
  const words = value === undefined ? '' : tidy(value)
  return words === '' || words.length > valueCharsMax ? undefined : { value: words, basis }
}
const dated = (value: string | undefined, basis: string): Found | undefined =>
  found((value === undefined ? null : machineDate(value)) ?? undefined, basis)
const notAddress = (value: string | undefined) =>
  value !== undefined && /^https?:|^\/|^@/u.test(value) ? undefined : value

function withoutSite(title: string, site: string | undefined): string {
  if (site === undefined || title.length <= site.length + 8) return title
  const end = title.slice(-site.length)
  if (end.toLowerCase() !== site.toLowerCase()) return title
  const cut = title.slice(0, -site.length)
  return /\s[-–—|:·»]\s*$/u.test(cut) ? cut.trimEnd().slice(0, -1).trimEnd() : title
}

function address(value: string | undefined, base: string | null): string | undefined {
  if (value === undefined) return undefined
  const url = URL.canParse(value, base ?? undefined) ? new URL(value, base ?? undefined) : null
  return url !== null && /^https?:$/u.test(url.protocol) ? url.href : undefined
}

function canonical(root: Element): string | undefined {
  return findElements(root, (one) => one.tag === 'link' && /\bcanonical\b/iu.test(one.attributes.rel ?? ''))[0]
    ?.attributes.href
}

function metaOf(root: Element): (...names: string[]) => string | undefined {
  const values = new Map<string, string>()
  for (const { attributes } of findElements(root, (one) => one.tag === 'meta')) {
    const name = (
      attributes.property ??
      attributes.name ??
      attributes['http-equiv'] ??
      attributes.itemprop ??
      ''
    ).toLowerCase()
    const content = attributes.content
    if (name !== '' && content !== undefined && content.trim() !== '' && !values.has(name)) values.set(name, content)
  }
  return (...names) => names.map((name) => values.get(name)).find((value) => value !== undefined)
}

function microdata(root: Element, property: string): string | undefined {
  const element = findElements(root, (one) => one.attributes.itemprop?.split(' ').includes(property) === true)[0]
  return element?.attributes.content ?? element?.attributes.datetime
}

type LinkedData = {
  headline?: string | undefined
  author?: string | undefined
  publisher?: string | undefined
  published?: string | undefined
  language?: string | undefined
  types: string[]
}

const articleType = /(?:Article|BlogPosting|Report|LiveBlogPosting|PressRelease|NewsRelease)$/u
const nodesMax = 5000

/** The first article among the page's JSON-LD. What is no JSON is passed over. */
function linkedData(root: Element): LinkedData {
  const nodes: Record<string, unknown>[] = []
  for (const script of findElements(
    root,
    (one) => one.tag === 'script' && /ld\+json/iu.test(one.attributes.type ?? ''),
  )) {
    const source = script.children.filter((child) => typeof child === 'string').join('')
    collect(parseJson(source), nodes)
  }
  const byId = new Map(nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])))
  const types = nodes.flatMap((node) => typesOf(node))
  const article = nodes.find(
    (node) => typesOf(node).some((type) => articleType.test(type)) && text(node.headline ?? node.name) !== undefined,
  )
  const dated = article ?? nodes.find((node) => typeof node.datePublished === 'string')
  return {
    headline: text(article?.headline ?? article?.name),
    author: names(article?.author ?? article?.creator, byId),
    publisher: names(article?.publisher, byId),
    published: text(dated?.datePublished),
    language: text(article?.inLanguage),
    types,
  }
}

function collect(value: unknown, nodes: Record<string, unknown>[]): void {
  const queue: unknown[] = [value]
  for (let i = 0; i < queue.length && i < nodesMax; i++) {
    const one = queue[i]
    if (Array.isArray(one)) queue.push(...one.slice(0, nodesMax))
    else if (isObject(one)) {
      nodes.push(one)
      for (const child of Object.values(one)) if (typeof child === 'object' && child !== null) queue.push(child)
    }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseJson(source: string): unknown {
  try {
    // Line breaks inside strings are common and forbidden.
    return JSON.parse(
      source.replace(/^\s*(?:\/\/\s*)?<!\[CDATA\[|(?:\/\/\s*)?\]\]>\s*$/gu, '').replace(/\p{Cc}+/gu, ' '),
    )
  } catch {
    // A page whose linked data is broken still has its meta elements.
    return null
  }
}

const typesOf = (node: Record<string, unknown>): string[] =>
  [node['@type']].flat().filter((type): type is string => typeof type === 'string')

const text = (value: unknown): string | undefined => {
  const one = Array.isArray(value) ? value[0] : value
  if (typeof one !== 'string') return isObject(one) && typeof one['@value'] === 'string' ? one['@value'] : undefined
  return one.includes('&')
    ? one
        .replace(/&amp;/gu, '&')
        .replace(/&quot;/gu, '"')
        .replace(/&#0?39;|&apos;|&#8217;/gu, '’')
    : one
}

function names(value: unknown, byId: ReadonlyMap<string, Record<string, unknown>>): string | undefined {
  const all = [value].flat().flatMap((one): string[] => {
    if (typeof one === 'string') return /^https?:/u.test(one) ? [] : [one]
    if (!isObject(one)) return []
    const named = text(one.name)
    if (named !== undefined) return [named]
    const id = one['@id']
    const other = typeof id === 'string' ? text(byId.get(id)?.name) : undefined
    return other === undefined ? [] : [other]
  })
  const unique = [...new Set(all.map(tidy).filter((one) => one !== ''))]
  return unique.length === 0 ? undefined : unique.slice(0, 12).join(', ')
}
