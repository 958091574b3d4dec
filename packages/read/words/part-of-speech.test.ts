import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { type Foreign, taggerOf, theWink } from './part-of-speech.ts'
import { tokensOf } from './tokens.ts'

const require = createRequire(import.meta.url)
// require() is untyped; these are the types the two packages publish.
const winkNLP = require('wink-nlp') as typeof import('wink-nlp').default
const model = require('wink-eng-lite-web-model') as typeof import('wink-eng-lite-web-model').default

const sentences = `
The spokesperson didn't say who'd fired; they'll "look into it", she said. I can't, won't, shan't, gonna and y'all've.
Gen. Abdel-Rahman al-Hassan's men entered El-Obeid at 5:30 p.m. on 3rd May, killing 1,200 (est.) of ca. 10.5 million.
U.S. envoy J. R. O'Neill tweeted #ceasefire @envoy https://example.org/a?b=c and wrote to a.b@example.org – nobody replied…
The colour of the organisation's neighbouring theatre was recognised; the ex-rebel, a third-party go-between, re-signed.
KHARTOUM (AFP) — Mbarara-based Zzyxian unzorbing zorbs zorbed zorbingly, antizorb post-zorb Zorbistan Zorbland.
"(Foo-bar)," [sic] said Foo-bar's foo-bar. Foo-bar foo-bar FOO-BAR F.O.O. foo. $5.50 €3m 50% ½ 3/4 :-) 😀 1990s '90s
`

test('tags are those of wink-nlp itself', () => {
  const nlp = winkNLP(model, ['sbd', 'pos'])
  const foreign: Foreign = { numbers: new Map(), lengths: [], normals: [], tags: [] }
  const wink = theWink()
  let tokens = 0
  const texts = ['web-copy.txt', 'news-page.html'].map((name) =>
    readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'),
  )
  for (const line of [sentences, ...texts, ...texts.map((text) => text.toUpperCase())].join('\n').split('\n')) {
    const piece = line.replace(/\s/g, ' ')
    const theirs = nlp.readDoc(piece).tokens()
    const { lengths, spaces, tags } = wink(piece, foreign)
    // With these accessors it is one string per token.
    const lengthsOf = (words: unknown) => (words as string[]).map((word) => word.length)
    assert.deepEqual(tags, theirs.out(nlp.its.pos), piece)
    assert.deepEqual(lengths, lengthsOf(theirs.out(nlp.its.value)), piece)
    assert.deepEqual(spaces, lengthsOf(theirs.out(nlp.its.precedingSpaces)), piece)
    tokens += tags.length
  }
  assert.ok(tokens > 1500, `only ${tokens} tokens were compared`)
})

test('what was read before changes no tag', () => {
  const text = "At St. Luke's Hospital the driver's invitation stood."
  const tagsOf = (tagger: ReturnType<typeof taggerOf>, of: string) =>
    tagger(of, 0, of.length, tokensOf(of, 0, of.length))
  const first = tagsOf(taggerOf(), text)
  for (const before of ["‘driver's", "(Luke's)", "Luke's,", "a-driver's-b"]) tagsOf(taggerOf(), before)
  assert.deepEqual(tagsOf(taggerOf(), text), first)
})
