// What the markup of a page says of the places on it: its tags and roles, and the names its authors gave them.
import type { Element } from './markup.ts'
import type { RemovalReason } from './reading.ts'

const tagHints: Readonly<Record<string, RemovalReason>> = {
  nav: 'navigation',
  footer: 'copyright',
  aside: 'related-links',
  button: 'navigation',
  select: 'navigation',
  option: 'navigation',
  textarea: 'comment-form',
  label: 'navigation',
  dialog: 'cookie-notice',
  figcaption: 'metadata',
}
const roleHints: Readonly<Record<string, RemovalReason>> = {
  navigation: 'navigation',
  contentinfo: 'copyright',
  complementary: 'related-links',
  search: 'navigation',
  dialog: 'cookie-notice',
  alertdialog: 'cookie-notice',
  menu: 'navigation',
  menubar: 'navigation',
}
/** Names authors of pages give to places, looked for as whole words of id and class. First match decides. */
const nameHints: readonly (readonly [RegExp, RemovalReason])[] = [
  [/\b(?:gmail signature|moz signature|ms outlook mobile signature)\b/u, 'signature'],
  [/\b(?:gmail quote|moz cite prefix|yahoo quoted|divrplyfwdmsg|quoted reply)\b/u, 'quoted-reply'],
  [/\b(?:cookies?|consent|gdpr|onetrust)\b/u, 'cookie-notice'],
  [/\b(?:comments?|disqus|respond|comment ?form|commentlist|replies)\b/u, 'comment-form'],
  [/\b(?:share|sharing|shares|sharedaddy|addthis|addtoany|social|socials|sns|follow us)\b/u, 'share-bar'],
  [/\b(?:newsletters?|subscribe|subscription|signup|sign up|paywall|donate|donation|mailing list)\b/u, 'newsletter'],
  [
    /\b(?:ads?|advert|adverts|advertisement|advertising|adsense|adslot|dfp|sponsored|sponsor|promo|promotion|outbrain|taboola)\b/u,
    'advertisement',
  ],
  [
    /\b(?:related|recommended|recommendations|recirc|more stories|more news|more from|read more|read next|read also|also read|see also|trending|popular|most read|most viewed|latest news|latest posts|you may like|up next|sidebar|widget|teasers?|carousel)\b/u,
    'related-links',
  ],
  [
    /\b(?:breadcrumbs?|nav|navbar|navigation|menu|submenu|pagination|pager|toolbar|tags|tag list|tagcloud|taglist|topics|skip link|skiplink|masthead|site header|off canvas|offcanvas|screen reader text|sr only|visually hidden)\b/u,
    'navigation',
  ],
  [/\b(?:copyright|colophon|disclaimer|site footer|page footer|footer)\b/u, 'copyright'],
  [/\b(?:caption|wp caption text|image credit|photo credit|credits?)\b/u, 'metadata'],
  [
    /\b(?:byline|bylines|author|authors|author box|author bio|dateline|timestamp|post meta|entry meta|article meta|meta|pub date|published|post date|entry date|article date|article info|post info)\b/u,
    'byline-block',
  ],
]

/** What an element's own tag, role or names say it is; null where they say nothing. The page's main parts never do. */
export function hintFor({ tag, attributes }: Element, named: Named): RemovalReason | null {
  if (tag === 'html' || tag === 'body' || tag === 'main' || tag === 'article' || /^h[1-6]$/u.test(tag)) return null
  const byTag = tagHints[tag]
  if (byTag !== undefined) return byTag
  const byRole = roleHints[attributes.role ?? '']
  if (byRole !== undefined) return byRole
  const given = `${attributes.id ?? ''} ${attributes.class ?? ''}`.slice(0, namesCharsMax)
  if (given === ' ') return null
  const known = named.get(given)
  if (known !== undefined) return known
  const names = wordsIn(given)
  const hint = bodyNames.test(names) ? null : (nameHints.find(([pattern]) => pattern.test(names))?.[1] ?? null)
  named.set(given, hint)
  return hint
}

const namesCharsMax = 300

/** What names say, once found: a page repeats few of them many times. */
export type Named = Map<string, RemovalReason | null>

/** Names of the place where the text itself stands. */
export const bodyNames =
  /\b(?:article body|articlebody|article content|article text|articletext|entry content|post content|post body|postbody|story body|storybody|story content|story text|content body|body content|main content|page content|rich text|td post content|field body|body text|bodytext|single content|news content|news text|artikel(?:text|body)|texte|contenu article|cuerpo)\b/u

/** "siteHeader share_bar-2" to "site header share bar 2". */
export function wordsIn(names: string): string {
  return names
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
