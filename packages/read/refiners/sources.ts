// Who each claim's source is: a named actor, an unnamed one, a body, a document, or nobody the text lets us tell.
// Pronouns and "the spokesman" are resolved only where one candidate stands near; nobody is guessed at.

import type { Findings } from '../finders/finder.ts'
import { countryByAdjective } from '../lexicon/countries.ts'
import { genderOfName } from '../lexicon/given-names.ts'
import { anonymityCues, bodyNouns, documentNouns, genderOfRole, roleHeads, unnamedHeads } from '../lexicon/roles.ts'
import type { Actor, ActorType, Claim, Mention, SourceKind, Span } from '../reading.ts'
import { nounLemma } from '../words/forms.ts'
import { headOf } from '../words/noun-phrases.ts'
import type { Page } from '../words/page.ts'
import type { Token } from '../words/token.ts'
import type { Refiner } from './refiner.ts'

export const sources: Refiner = {
  name: 'sources',
  languages: ['en'],
  refine: (page, found) => new Resolver(page, found).resolved(),
}

// A pronoun reaches this many characters back for its person, and no further than the paragraph before.
const reachChars = 700
const nameCharsMax = 110

type Source = { readonly actor: string | null; readonly kind: SourceKind }

class Resolver {
  readonly page: Page
  readonly found: Findings
  readonly actors: Actor[]
  readonly mentions: Mention[]
  readonly unnamed = new Map<string, string>()
  readonly bodies = new Map<string, string>()
  /** Sources resolved so far, in text order: what "she" and "the officials" look back to. */
  readonly said: { readonly at: number; readonly actor: string; readonly kind: SourceKind }[] = []

  constructor(page: Page, found: Findings) {
    this.page = page
    this.found = found
    this.actors = [...found.actors]
    this.mentions = [...found.mentions]
  }

  resolved(): Findings {
    const claims = [...this.found.claims].sort((a, b) => anchor(a) - anchor(b))
    const done = new Map<string, Source>()
    const resolved = claims.map((claim) => {
      const span = claim.source[0]
      if (span === undefined) return claim
      const key = `${span.start}-${span.end}`
      const source = done.get(key) ?? this.sourceOf(span)
      done.set(key, source)
      if (source.actor !== null) this.said.push({ at: anchor(claim), actor: source.actor, kind: source.kind })
      return { ...claim, sourceActor: source.actor, sourceKind: source.kind }
    })
    this.mentions.sort((a, b) => a.start - b.start || a.end - b.end)
    return { ...this.found, actors: this.actors, mentions: this.mentions, claims: resolved }
  }

  sourceOf(span: Span): Source {
    const sentence = this.page.sentences.find((one) => one.start <= span.start && one.end >= span.end)
    if (sentence === undefined) return { actor: null, kind: 'none' }
    const { tokens } = sentence
    const first = tokens.findIndex((token) => token.start >= span.start)
    let last = first
    while (last + 1 < tokens.length && tokens[last + 1]!.end <= span.end) last++
    const words = tokens.slice(first, last + 1)
    const head = tokens[headOf(tokens, { first, last })]!
    const inside = this.mentions.filter((mention) => mention.start >= span.start && mention.end <= span.end)
    if (first === last || words.length === 1) {
      if (/^(he|she|his|her|him)$/.test(head.lower))
        return this.person(span.start, /^(he|his|him)$/.test(head.lower) ? 'm' : 'f')
      if (/^(they|their|it|its)$/.test(head.lower)) return this.lastGroup(span.start, head.lower)
      if (/^(i|we|you|who|which)$/.test(head.lower) && head.text !== 'WHO')
        return head.lower === 'who' ? this.relative(span.start) : { actor: null, kind: 'none' }
    }
    // A person named inside: "the group's chief negotiator, Jane Doe", "Jane Doe, a spokeswoman for the ministry".
    const shouted = this.shouted(span)
    if (shouted !== null) return shouted
    const person = inside.find(
      (mention) => this.actor(mention.actor)?.type === 'person' && this.isHeadPerson(tokens, first, last, mention),
    )
    if (person !== undefined) return { actor: person.actor, kind: 'named' }
    const onHead = inside.find((mention) => mention.start <= head.start && mention.end >= head.end)
    if (onHead !== undefined) return this.byActor(onHead.actor)
    const lemma = nounLemma(head.lower)
    if (
      roleHeads.has(lemma) ||
      unnamedHeads.has(lemma) ||
      (/^(some|many|others|both|two|three|several|another|neither|one|all)$/.test(head.lower) &&
        !/^(NOUN|PROPN)$/.test(words[words.indexOf(head) - 1]?.pos ?? ''))
    )
      return this.unnamedPeople(span, words, head, lemma)
    const isCopied = /\bcop(?:y|ies) of which\b/.test(this.page.text.slice(span.start, span.end))
    if ((bodyNouns.has(head.lower) || bodyNouns.has(lemma)) && !isCopied) return this.body(span, words, head)
    if (documentNouns.has(lemma)) {
      const owner = inside.find((mention) =>
        ['organisation', 'office', 'state', 'armed-group'].includes(this.actor(mention.actor)?.type ?? ''),
      )
      return owner === undefined ? { actor: null, kind: 'document' } : { actor: owner.actor, kind: 'document' }
    }
    // Names in "…, who signed for the council" describe the speaker and do not speak.
    const comma = words.find((word, k) => k > 0 && word.text === ',' && word.start > head.start)
    const own = inside.find((mention) => comma === undefined || mention.start < comma.start)
    if (own !== undefined) return this.byActor(own.actor)
    if (countryByAdjective.has(head.lower.replace(/s$/, ''))) return this.made(span, words, 'other', 'organisation')
    if (head.pos === 'PROPN') return this.properName(span, words)
    return { actor: null, kind: 'none' }
  }

  /** "MR DOE" at the head of a turn: the one person of that family name. */
  shouted(span: Span): Source | null {
    const words = this.page.text.slice(span.start, span.end)
    if (!/^[\p{Lu}\s.’'-]{4,}$/u.test(words) || this.page.text[span.end] !== ':') return null
    const name = words.replace(/^(?:MR|MRS|MS|DR|PROF|GEN|COL|SIR|DAME)\.? /, '').toLowerCase()
    const bearers = this.actors.filter(
      (actor) => actor.type === 'person' && ` ${actor.name.toLowerCase()}`.endsWith(` ${name}`),
    )
    if (bearers.length > 1) return { actor: null, kind: 'named' }
    const bearer = bearers[0]
    if (bearer === undefined) return null
    this.mentions.push({ ...span, actor: bearer.id })
    return { actor: bearer.id, kind: 'named' }
  }

  actor(id: string): Actor | undefined {
    return this.actors.find((one) => one.id === id)
  }

  byActor(id: string): Source {
    const type = this.actor(id)?.type
    return { actor: id, kind: type === 'person' ? 'named' : type === 'unnamed' ? 'unnamed' : 'organisation' }
  }

  /** "an aide to Jane Doe" is not Jane Doe; "envoy to Sudan Jane Doe" is. */
  isHeadPerson(tokens: readonly Token[], first: number, last: number, mention: Mention): boolean {
    const at = tokens.findIndex((token) => token.start >= mention.start)
    if (at <= first) return true
    const before = tokens[at - 1]!
    if (/^(of|to|for|by|with|and|between|in|at|near|under)$/.test(before.lower) && at - 1 > first) return false
    if (before.text === '(') return false
    let end = at
    while (end <= last && tokens[end]!.end <= mention.end) end++
    return tokens[end]?.lower !== "'s" || end > last
  }

  candidates(before: number): { id: string; at: number }[] {
    const near: { id: string; at: number }[] = []
    for (const mention of this.mentions) {
      if (mention.start >= before || before - mention.start > reachChars) continue
      if (this.actor(mention.actor)?.type === 'person') near.push({ id: mention.actor, at: mention.start })
    }
    for (const one of this.said)
      if (one.at < before && before - one.at <= reachChars && this.actor(one.actor)?.type === 'person')
        near.push({ id: one.actor, at: one.at })
    return near.sort((a, b) => b.at - a.at)
  }

  person(before: number, gender: 'f' | 'm'): Source {
    const fitting = this.candidates(before).filter(({ id }) => {
      const known = this.genderOf(id)
      return known === null || known === gender
    })
    // "An officer said … He acknowledged …": whoever spoke last, where nobody was named since.
    const last = this.said.findLast((one) => one.at < before)
    if (
      last !== undefined &&
      last.kind === 'unnamed' &&
      before - last.at <= reachChars &&
      isOne(this.actor(last.actor)?.name ?? '') &&
      !(fitting[0] !== undefined && fitting[0].at > last.at)
    )
      return { actor: last.actor, kind: 'unnamed' }
    const speaker = this.said.findLast((one) => one.at < before && fitting.some(({ id }) => id === one.actor))
    // The last one who spoke, unless somebody else was named since; else the only one near.
    const ids = new Set(fitting.map(({ id }) => id))
    const sure = [...ids].filter((id) => this.genderOf(id) === gender)
    const chosen =
      speaker !== undefined && fitting[0]?.id === speaker.actor
        ? speaker.actor
        : ids.size === 1
          ? [...ids][0]!
          : sure.length === 1
            ? sure[0]!
            : (speaker?.actor ?? null)
    if (chosen !== null && chosen !== undefined) return { actor: chosen, kind: 'named' }
    // "She" may be an unnamed official quoted just before.
    const unnamed = this.said.findLast(
      (one) => one.at < before && before - one.at <= reachChars && one.kind === 'unnamed',
    )
    return unnamed === undefined ? { actor: null, kind: 'none' } : { actor: unnamed.actor, kind: 'unnamed' }
  }

  genderOf(id: string): 'f' | 'm' | null {
    const actor = this.actor(id)
    if (actor === undefined) return null
    const title = this.found.names.find((name) => name.gender !== null && actor.names.includes(name.name))?.gender
    return (
      title ??
      genderOfName((actor.name.split(/\s+/)[0] ?? '').toLowerCase()) ??
      actor.roles.map(genderOfRole).find((one) => one !== null) ??
      null
    )
  }

  lastGroup(before: number, word: string): Source {
    const last = this.said.findLast((one) => one.at < before && before - one.at <= reachChars)
    if (last === undefined) return { actor: null, kind: 'none' }
    const type = this.actor(last.actor)?.type
    if (word === 'they' || word === 'their') {
      const plural = type === 'unnamed' && /s\b|people|two|three/.test(this.actor(last.actor)?.name ?? '')
      return plural ? { actor: last.actor, kind: 'unnamed' } : { actor: null, kind: 'none' }
    }
    return type === 'person' || type === 'unnamed'
      ? { actor: null, kind: 'none' }
      : { actor: last.actor, kind: last.kind }
  }

  relative(before: number): Source {
    const near = this.mentions.findLast((mention) => mention.end <= before && before - mention.end <= 4)
    return near === undefined ? { actor: null, kind: 'none' } : this.byActor(near.actor)
  }

  unnamedPeople(span: Span, words: readonly Token[], head: Token, lemma: string): Source {
    const definite = /^(the|both|these|those)$/.test(words[0]!.lower)
    const text = this.page.text.slice(span.start, span.end).toLowerCase()
    const isAnonymous = anonymityCues.some((cue) => text.includes(cue))
    if (definite && !isAnonymous) {
      if (head.lower === lemma) {
        // "the spokeswoman": the last person with that role.
        const bearers = this.candidates(span.start).filter(({ id }) =>
          this.actor(id)?.roles.some((role) =>
            role
              .toLowerCase()
              .split(/\s+/)
              .some((word) => nounLemma(word) === lemma),
          ),
        )
        const all =
          bearers.length > 0
            ? bearers.map(({ id }) => id)
            : this.actors
                .filter(
                  (actor) =>
                    actor.type === 'person' &&
                    words.length <= 3 &&
                    actor.roles.some((role) => role.toLowerCase().split(/\s+/).includes(lemma)),
                )
                .map(({ id }) => id)
        if (new Set(all).size === 1) {
          this.mentions.push({ ...span, actor: all[0]! })
          return { actor: all[0]!, kind: 'named' }
        }
      }
      const back = this.said.findLast((one) => {
        if (one.kind !== 'unnamed' || one.at >= span.start) return false
        const name = (this.actor(one.actor)?.name ?? '').toLowerCase()
        return (
          name.split(/\s+/).some((word) => nounLemma(word) === lemma) ||
          (/^(source|official|person|individual|people)$/.test(lemma) &&
            /source|official|person|people|individual/.test(name))
        )
      })
      if (back !== undefined && words.length <= 3) {
        this.mentions.push({ ...span, actor: back.actor })
        return { actor: back.actor, kind: 'unnamed' }
      }
    }
    return this.made(span, words, 'unnamed', 'unnamed')
  }

  body(span: Span, words: readonly Token[], head: Token): Source {
    // "Yonhap news agency", "the Okello government": a body whose name stands at the front.
    const front = this.mentions.find(
      (mention) =>
        mention.start - span.start <= 4 &&
        mention.start >= span.start &&
        mention.end < head.start &&
        this.page.text[mention.end] === ' ' &&
        ['organisation', 'armed-group', 'office'].includes(this.actor(mention.actor)?.type ?? ''),
    )
    if (
      front !== undefined &&
      /^(agency|group|movement|network|newspaper|paper|broadcaster|channel|station|magazine|outlet|militia|rebels|party|charity|organisation|organization|website)$/.test(
        head.lower,
      )
    )
      return this.byActor(front.actor)
    if (/^(neither|both|each|either)$/.test(words[0]!.lower)) return { actor: null, kind: 'organisation' }
    const definite = words[0]!.lower === 'the' || /^(its|their|his|her)$/.test(words[0]!.lower)
    const qualified = words.some((word) => countryByAdjective.has(word.lower) || word.pos === 'PROPN')
    if (definite && !qualified && words.length <= 3) {
      const named = this.mentions.findLast((mention) => {
        if (mention.start >= span.start) return false
        const actor = this.actor(mention.actor)
        if (actor === undefined || actor.type === 'person' || actor.type === 'unnamed') return false
        if (actor.names.some((name) => name.toLowerCase().split(/\s+/).includes(head.lower))) return true
        return (
          /^(group|movement|organisation|organization|faction|rebels|militia|agency|body|charity|paper|newspaper|outlet|network)$/.test(
            head.lower,
          ) &&
          fitsNoun(actor, head.lower) &&
          span.start - mention.start <= reachChars * 2
        )
      })
      if (named !== undefined) {
        this.mentions.push({ ...span, actor: named.actor })
        return this.byActor(named.actor)
      }
    }
    const type: ActorType = /^(government|presidency|cabinet|administration|embassy|office|palace)$/.test(head.lower)
      ? 'office'
      : /^(rebels|militia|faction)$/.test(head.lower)
        ? 'armed-group'
        : 'organisation'
    return this.made(span, words, type, 'organisation')
  }

  properName(span: Span, words: readonly Token[]): Source {
    const text = this.page.text.slice(span.start, span.end)
    // "The Harbour Ledger": persons have no article.
    if (words[0]!.lower === 'the') return this.made(span, words, 'organisation', 'organisation')
    // Two or three capitals that speak are most often a person; more, or one, stay unexplained.
    // A surname that several bear is a named source, but nobody can say which of them.
    if (
      words.length === 1 &&
      this.actors.some(
        (actor) => actor.type === 'person' && actor.name.split(/\s+/).length > 1 && actor.name.endsWith(` ${text}`),
      )
    )
      return { actor: null, kind: 'named' }
    const comma = words.findIndex((word) => word.text === ',')
    const front = comma > 0 ? words.slice(0, comma) : words
    if (comma >= 2 && front.length <= 4 && front.every((word) => /^\p{Lu}/u.test(word.text)))
      return this.made({ start: span.start, end: front.at(-1)!.end }, front, 'person', 'named')
    const capitals = words.filter((word) => /^\p{Lu}/u.test(word.text))
    if (capitals.length === words.length && words.length >= 2 && words.length <= 4 && !/\b(?:and|of|for)\b/.test(text))
      return this.made(span, words, 'person', 'named')
    return this.made(span, words, 'other', 'organisation')
  }

  made(span: Span, words: readonly Token[], type: ActorType, kind: SourceKind): Source {
    let end = span.end
    const text = this.page.text.slice(span.start, end)
    // What is told of the speaker after a comma belongs to the source's words, not to a name to list it by.
    const cut = words.find(
      (word, k) =>
        k > 0 &&
        word.text === ',' &&
        (/^(who|whose|which|for|speaking)$/.test(words[k + 1]?.lower ?? '') || text.length > nameCharsMax),
    )
    if (cut !== undefined) end = cut.start
    const name = this.page.text
      .slice(span.start, end)
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/(?<![,\s])[,\s]+$/, '')
    // Unnamed sources told of in the same words are taken for the same within a document, and never across documents.
    const key = `${type}:${name.toLowerCase().replace(/^the /, '')}`
    const map = kind === 'unnamed' ? this.unnamed : this.bodies
    const known = map.get(key)
    const id = known ?? `a${this.actors.length + 1}`
    if (known === undefined) {
      const called = kind === 'unnamed' ? name : name.replace(/^the /i, '')
      this.actors.push({ id, name: called, type, roles: [], names: [called] })
      map.set(key, id)
    }
    this.mentions.push({
      start: span.start,
      end: span.start + this.page.text.slice(span.start, end).trimEnd().replace(/,$/, '').length,
      actor: id,
    })
    return { actor: id, kind }
  }
}

const isOne = (name: string) =>
  /^(?:an?|one|another|the|a third|a second) /i.test(name) &&
  !/^(?:the|one) \S+s$|^(?:the )?(?:two|three|four|five|several|some|many) /i.test(name)

function fitsNoun(actor: Actor, noun: string): boolean {
  if (/^(group|movement|faction|rebels|militia)$/.test(noun))
    return actor.type === 'armed-group' || (noun === 'group' && actor.type === 'organisation')
  return actor.type === 'organisation'
}

const anchor = (claim: Claim) => claim.cue[0]?.start ?? claim.source[0]?.start ?? 0
