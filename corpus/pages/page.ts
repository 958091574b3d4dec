// Web pages made from annotated reports: the text in one of many page designs, with everything else that pages carry. Where
// the text stands is known from how the page was made, and by nothing our reader does. Chance comes from a seed.
import { randomFrom } from '@parley/read/model'

export type Page = { readonly html: string; readonly text: readonly string[]; readonly design: string }

type Story = { readonly title: string; readonly paragraphs: readonly string[]; readonly date: string | null }
type Chance = () => number
type Body = { readonly story: Story; readonly chance: Chance; readonly others: readonly string[] }

/** A page of a story in the design of that number. `others` are titles of other stories, for lists of links. */
export function pageOf(story: Story, number: number, others: readonly string[]): Page {
  const chance = randomFrom(9000 + number)
  const names = Object.keys(designs)
  const design = names[number % names.length]!
  const { head, before, body, after } = designs[design]!({ story, chance, others })
  const html = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(story.title)} | The Gazette</title>${metaOf(story, chance)}${head ?? ''}${scripts(chance)}</head><body>${before}${body}${after}${scripts(chance)}</body></html>`
  return { html, text: story.paragraphs, design }
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

function metaOf({ title, date }: Story, chance: Chance): string {
  const parts: string[] = []
  if (chance() < 0.7) parts.push(`<meta property="og:title" content="${escaped(title)}">`)
  if (date !== null && chance() < 0.6)
    parts.push(`<meta property="article:published_time" content="${date}T08:00:00Z">`)
  if (chance() < 0.4)
    parts.push(
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: title, datePublished: date })}</script>`,
    )
  return parts.join('')
}

/** What loads with a page and says nothing: half a page's bytes. */
function scripts(chance: Chance): string {
  const lines = Array.from(
    { length: 40 + Math.floor(chance() * 200) },
    (_, i) =>
      `window.__q=window.__q||[];window.__q.push({"slot":${i},"size":[300,250],"key":"k${Math.floor(chance() * 1e9)}"});`,
  )
  return `<script>${lines.join('\n')}</script><style>.a${Math.floor(chance() * 99)}{margin:0;padding:0}</style>`
}

const links = (titles: readonly string[], count: number, wrap = 'li') =>
  titles
    .slice(0, count)
    .map((title, i) => `<${wrap}><a href="/story/${i}">${escaped(title)}</a></${wrap}>`)
    .join('')

const nav = `<ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/politics">Politics</a></li><li><a href="/business">Business</a></li><li><a href="/sport">Sport</a></li><li><a href="/opinion">Opinion</a></li><li><a href="/weather">Weather</a></li></ul>`
const cookie =
  '<p>We and our partners use cookies to store information on your device. You can accept or manage your choices at any time.</p><button>Accept all</button><button>Manage</button>'
const newsletter =
  '<h3>Sign up to our morning newsletter</h3><p>Get the best of our journalism in your inbox every day. You can unsubscribe at any time.</p><input type="email" placeholder="Your e-mail"><button>Subscribe</button>'
const share =
  '<ul><li><a href="#">Share on Facebook</a></li><li><a href="#">Post</a></li><li><a href="#">WhatsApp</a></li><li><a href="#">Copy link</a></li></ul>'
const footer =
  '<p>© 2040 The Gazette Media Group. All rights reserved. Reproduction without permission is prohibited.</p><ul><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li><li><a href="/privacy">Privacy policy</a></li><li><a href="/terms">Terms of use</a></li></ul>'
const comments = (chance: Chance) =>
  Array.from(
    { length: 2 + Math.floor(chance() * 6) },
    (_, i) =>
      `<div><b>reader${i}</b> <span>${i + 1} hours ago</span><p>${remarks[Math.floor(chance() * remarks.length)]}</p><a href="#">Reply</a> <a href="#">Report</a></div>`,
  ).join('')
const remarks = [
  'I have followed this for years and nothing in here surprises me at all, they said the same last time and the time before that.',
  'Why does nobody ask who pays for all of this? My uncle worked there and he says it is far worse than they write.',
  'Good article, thank you. It would help to have a map of the places that are named.',
  'Typical. First they promise, then they blame the weather, and in the end it is always somebody else who did it.',
]
const teaser = (title: string) => `<p><strong>Read more:</strong> <a href="/x">${escaped(title)}</a></p>`
const byline = '<div><span>By Nell Harker</span> <span>Staff correspondent</span></div>'
const ad =
  '<div><span>Advertisement</span><p>Save on your heating this winter. Compare offers in your area today.</p></div>'

const paragraphs = (story: Story, tag = 'p', attributes = '') =>
  story.paragraphs.map((one) => `<${tag}${attributes}>${escaped(one)}</${tag}>`)

/** Items put between paragraphs, at places chance takes. */
function mixed(list: readonly string[], items: readonly string[], chance: Chance): string {
  const out = [...list]
  for (const item of items) out.splice(1 + Math.floor(chance() * Math.max(1, out.length - 1)), 0, item)
  return out.join('\n')
}

type Design = (body: Body) => { head?: string; before: string; body: string; after: string }

// Each is a manner of building pages that is in use; class names say something in some, nothing in others.
const designs: Readonly<Record<string, Design>> = {
  semantic: ({ story, chance, others }) => ({
    before: `<header><nav>${nav}</nav></header>`,
    body: `<main><article><h1>${escaped(story.title)}</h1>${byline}${mixed(paragraphs(story), [teaser(others[0]!)], chance)}</article></main>`,
    after: `<aside><h2>Most read</h2><ol>${links(others, 8)}</ol></aside><footer>${footer}</footer>`,
  }),
  'div soup': ({ story, chance, others }) => ({
    before: `<div class="w1"><div class="x3">${nav}</div></div>`,
    body: `<div class="c7"><div class="c9"><div><h1>${escaped(story.title)}</h1></div><div class="q2">${mixed(
      paragraphs(story, 'div', ' class="t1"'),
      [ad],
      chance,
    )}</div></div><div class="c8"><ul>${links(others, 10)}</ul></div></div>`,
    after: `<div class="z1">${footer}</div>`,
  }),
  'sidebar first': ({ story, others }) => ({
    before: `<div id="header">${nav}</div><div id="sidebar"><h3>Latest</h3><ul>${links(others, 12)}</ul><div class="promo">${newsletter}</div></div>`,
    body: `<div id="content"><h1 class="entry-title">${escaped(story.title)}</h1><div class="entry-content">${paragraphs(story).join('')}</div></div>`,
    after: `<div id="footer">${footer}</div>`,
  }),
  'long comments': ({ story, chance }) => ({
    before: `<div class="top">${nav}</div>`,
    body: `<div class="story"><h1>${escaped(story.title)}</h1>${byline}${paragraphs(story).join('')}</div><div class="comments"><h3>Comments</h3>${comments(chance)}${comments(chance)}${comments(chance)}</div>`,
    after: `<div class="bottom">${footer}</div>`,
  }),
  'nameless comments': ({ story, chance }) => ({
    before: `<div>${nav}</div>`,
    body: `<div><h1>${escaped(story.title)}</h1>${paragraphs(story).join('')}<h3>What readers say</h3>${comments(chance)}</div>`,
    after: `<div>${footer}</div>`,
  }),
  'table layout': ({ story, others }) => ({
    before: `<table width="100%"><tr><td colspan="3">${nav}</td></tr><tr><td width="150" valign="top">${links(others, 10, 'p')}</td>`,
    body: `<td valign="top"><font size="5"><b>${escaped(story.title)}</b></font><br><br>${paragraphs(story).join('')}</td>`,
    after: `<td width="150">${ad}</td></tr><tr><td colspan="3">${footer}</td></tr></table>`,
  }),
  'line breaks': ({ story, others }) => ({
    before: `<div class="menu">${nav}</div>`,
    body: `<div class="text"><h2>${escaped(story.title)}</h2>${story.paragraphs.map(escaped).join('<br><br>')}</div>`,
    after: `<div class="more"><h4>More from this section</h4><ul>${links(others, 6)}</ul></div><div>${footer}</div>`,
  }),
  'cookie wall': ({ story }) => ({
    before: `<div class="cmp-banner" role="dialog">${cookie}${cookie}</div><nav>${nav}</nav>`,
    body: `<article class="post"><h1>${escaped(story.title)}</h1><div class="share">${share}</div>${paragraphs(story).join('')}</article>`,
    after: `<div class="newsletter-box">${newsletter}</div><footer>${footer}</footer>`,
  }),
  'inline related': ({ story, chance, others }) => ({
    before: `<header>${nav}</header>`,
    body: `<div class="article-body"><h1>${escaped(story.title)}</h1>${mixed(
      paragraphs(story),
      [
        `<div class="related"><h4>Related stories</h4><ul>${links(others, 4)}</ul></div>`,
        teaser(others[5]!),
        `<figure><img src="/a.jpg" alt=""><figcaption>A guard at the crossing. Photograph: Gazette</figcaption></figure>`,
      ],
      chance,
    )}</div>`,
    after: `<footer>${footer}</footer>`,
  }),
  'hashed classes': ({ story, chance, others }) => ({
    before: `<div class="css-1kj2"><div class="css-9fd">${nav}</div></div>`,
    body: `<div class="css-77a"><h1 class="css-a1">${escaped(story.title)}</h1>${mixed(
      paragraphs(story, 'p', ' class="css-p0"').map((one) => `<div class="css-w">${one}</div>`),
      [`<div class="css-ad0">${ad}</div>`, `<div class="css-n0">${newsletter}</div>`],
      chance,
    )}</div>`,
    after: `<div class="css-rr"><h2 class="css-h">You may also like</h2>${links(others, 9, 'div')}</div><div class="css-f">${footer}</div>`,
  }),
  sections: ({ story }) => ({
    before: `<header><nav>${nav}</nav></header>`,
    body: `<main><h1>${escaped(story.title)}</h1>${paragraphs(story)
      .map((one) => `<section><div class="paragraph">${one}</div></section>`)
      .join('')}</main>`,
    after: `<footer>${footer}</footer>`,
  }),
  'big teasers': ({ story, others }) => ({
    before: `<div class="nav">${nav}</div>`,
    body: `<div class="main-col"><h1>${escaped(story.title)}</h1>${paragraphs(story).join('')}</div>`,
    after: `<div class="river">${others
      .slice(0, 10)
      .map(
        (title) =>
          `<div class="card"><h3><a href="/y">${escaped(title)}</a></h3><p>Our correspondents look at what lies behind the decision, what it means for the region and what people expect to happen next. <a href="/y">Continue reading</a></p></div>`,
      )
      .join('')}</div><div>${footer}</div>`,
  }),
  'two articles': ({ story, others }) => ({
    before: `<nav>${nav}</nav>`,
    body: `<article><h1>${escaped(story.title)}</h1>${paragraphs(story).join('')}</article>`,
    after: `<article class="teaser"><h2><a href="/z">${escaped(others[0]!)}</a></h2><p>A short look at another story of the day, with a few words on what happened.</p></article><article class="teaser"><h2><a href="/z2">${escaped(others[1]!)}</a></h2><p>And one more, about the price of bread and what the bakers say.</p></article><footer>${footer}</footer>`,
  }),
  'quotes and lists': ({ story }) => ({
    before: `<header>${nav}</header>`,
    body: `<article><h1>${escaped(story.title)}</h1>${story.paragraphs
      .map((one, i) => (i % 4 === 2 ? `<blockquote><p>${escaped(one)}</p></blockquote>` : `<p>${escaped(one)}</p>`))
      .join('')}<div class="tags">Tags: <a href="/t1">talks</a>, <a href="/t2">ceasefire</a></div></article>`,
    after: `<footer>${footer}</footer>`,
  }),
  spans: ({ story }) => ({
    before: `<div role="navigation">${nav}</div>`,
    body: `<div role="main"><h1>${escaped(story.title)}</h1><div>${story.paragraphs
      .map(
        (one) =>
          `<p><span style="font-family:serif">${escaped(one).replace(/(\w+) (\w+)/, '<b>$1</b> <a href="/w">$2</a>')}</span></p>`,
      )
      .join('')}</div></div>`,
    after: `<div role="contentinfo">${footer}</div>`,
  }),
  'press release': ({ story }) => ({
    before: `<div class="gov-header">${nav}</div><div class="breadcrumb"><a href="/">Home</a> › <a href="/news">News</a> › Statements</div>`,
    body: `<div class="field-name-body"><h2>${escaped(story.title)}</h2>${paragraphs(story).join('')}</div>`,
    after: `<div class="contact-box"><h4>Media contact</h4><p>Press office, telephone 555 0100</p></div><div class="gov-footer">${footer}</div>`,
  }),
  mobile: ({ story, chance, others }) => ({
    before: `<div data-role="header">${nav}</div>`,
    body: `<div data-role="content">${mixed([`<h1>${escaped(story.title)}</h1>`, ...paragraphs(story)], [`<div class="sponsored">${links(others, 3, 'div')}</div>`], chance)}</div>`,
    after: `<div data-role="footer">${share}${footer}</div>`,
  }),
  'forum post': ({ story, chance }) => ({
    before: `<div class="forumnav">${nav}</div>`,
    body: `<div class="post first"><h1>${escaped(story.title)}</h1><div class="postbody">${paragraphs(story).join('')}</div></div><div class="replies">${comments(chance)}</div>`,
    after: `<div class="forumfoot">${footer}</div>`,
  }),
  'hidden copies': ({ story }) => ({
    before: `<header>${nav}</header><div style="display:none">${escaped(story.paragraphs[0] ?? '')}</div>`,
    body: `<article><h1>${escaped(story.title)}</h1><p class="standfirst" hidden>${escaped(story.title)}</p>${paragraphs(story).join('')}</article>`,
    after: `<footer>${footer}</footer>`,
  }),
  'wrapped once more': ({ story, others }) => ({
    before: '<div id="page"><div id="wrap"><div id="outer">',
    body: `<div id="top">${nav}</div><div id="columns"><div id="left">${links(others, 7, 'p')}</div><div id="middle"><div class="inner"><div class="box"><h1>${escaped(story.title)}</h1>${paragraphs(story).join('')}</div></div></div><div id="right">${ad}${newsletter}</div></div>`,
    after: `<div id="end">${footer}</div></div></div></div>`,
  }),
}
