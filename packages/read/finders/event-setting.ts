// Where and when an event is told to have been: the place and the date of its sentence that stand nearest to it.
import type { Span } from '../reading.ts'
import type { Page } from '../words/page.ts'
import type { Sentence, Token } from '../words/token.ts'
import type { Findings } from './finder.ts'

/** "Under the agreement signed on 2 May at Sella, …": where that opening ends, in the text; where it does not begin the sentence, its start. */
function openingEnd(sentence: Sentence, at: Token): number {
  if (!/^(under|per)$/.test(sentence.tokens[0]?.lower ?? '')) return sentence.start
  const comma = sentence.tokens.find((token) => token.text === ',')
  return comma === undefined || comma.start > at.start ? sentence.start : comma.end
}

export function placeFor(page: Page, found: Findings, sentence: Sentence, at: Token, clause: Span): string | null {
  // "The ministry in Sella said that …": where the speaker sits is not where it was.
  const isSpeakers = (place: Span) =>
    found.claims.some(
      (claim) =>
        claim.source.some((span) => span.start <= place.start && span.end >= place.end) &&
        !claim.source.some((span) => span.start <= at.start && span.end >= at.end),
    )
  const isSeat = (place: Span) =>
    seat.test(page.text.slice(Math.max(sentence.start, place.start - 40), place.start)) &&
    (speaking.test(page.text.slice(place.end, place.end + 16)) ||
      /\bby the [\p{L} ]{3,30}$/u.test(page.text.slice(Math.max(sentence.start, place.start - 40), place.start)))
  const here = found.places.filter(
    (place) =>
      place.start >= openingEnd(sentence, at) && place.end <= sentence.end && !isSpeakers(place) && !isSeat(place),
  )
  const actors = new Set(
    found.mentions
      .filter((mention) => mention.start >= sentence.start && mention.end <= sentence.end)
      .map((mention) => mention.start),
  )
  const led = here.filter((place) => {
    const before = page.text.slice(Math.max(sentence.start, place.start - 24), place.start)
    return /(?:\b(?:in|at|near|to|into|outside|around|across|inside|toward|towards|over|through|visit|visited|visiting|on|of)\s(?:the\s)?(?:\w+\s)?|\b(?:village|town|city|settlement|hamlet)\s|,\s|\band\s)$/i.test(
      before,
    )
  })
  const fitting = led.length > 0 ? led : here.filter((place) => !actors.has(place.start))
  if (fitting.length === 0) return null
  const cost = (place: Span) =>
    (place.start >= at.end ? place.start - at.end : (at.start - place.end) * 2) +
    (place.start >= clause.start && place.end <= clause.end ? 0 : 40)
  const best = fitting.reduce((one, other) => (cost(other) < cost(one) ? other : one))
  return page.text.slice(best.start, best.end).replace(/\s+/g, ' ')
}

export function dateFor(found: Findings, sentence: Sentence, at: Token): string | null {
  const here = found.dates.filter(
    (date) => date.start >= openingEnd(sentence, at) && date.end <= sentence.end && date.value !== null,
  )
  // "said on Tuesday" dates the saying.
  const saying = found.claims.filter(
    (claim) => claim.quotation !== 'none' && claim.attitude !== 'accuses' && claim.attitude !== 'rejects',
  )
  const own = here.filter(
    (date) =>
      !saying.some(
        (claim) =>
          claim.cue.some(
            (cue) =>
              date.start >= cue.end && date.start - cue.end <= 4 && !(at.start >= cue.start && at.end <= cue.end),
          ) ||
          claim.source.some(
            (source) =>
              source.start >= (claim.cue[0]?.end ?? 0) && date.start >= source.end && date.start - source.end <= 4,
          ),
      ),
  )
  if (own.length === 0) return null
  const cost = (date: Span) => (date.start >= at.end ? date.start - at.end : (at.start - date.end) * 1.5)
  return own.reduce((one, other) => (cost(other) < cost(one) ? other : one)).value
}

// "The hospital in Sella speaks of 12 dead": where those sit who count.
const seat = /\b(?:hospital|ministry|office|court|embassy|bureau|headquarters)\s(?:in|at)\s(?:the\s)?$/iu
const speaking = /^\s(?:say|said|speak|spoke|count|report|record|put|told|gave|give|confirm|receiv)/iu
