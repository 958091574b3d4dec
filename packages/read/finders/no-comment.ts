// Refusals to speak and silence: "declined to comment", "did not respond to a request". Each is a claim of its own.
import type { Claim } from '../reading.ts'
import { phraseFrom, subjectBefore } from '../words/noun-phrases.ts'
import { spanOf } from '../words/page.ts'
import type { Sentence, Token } from '../words/token.ts'
import { verbGroupAt } from '../words/verb-groups.ts'
import type { Finder } from './finder.ts'

export const noComment: Finder = {
  name: 'no-comment',
  languages: ['en'],
  find: (page) => ({ claims: page.sentences.flatMap((sentence) => claimsIn(sentence)) }),
}

const speakVerbs =
  /^(comment|discuss|elaborate|answer|disclose|specify|identify|respond|reply|confirm|say|speak|provide|give|name)$/
const silentVerbs = /^(respond|reply|answer|return|comment|responded|replied|answered|returned|commented)$/

/** The verb at `i` tells of a refusal to speak or of silence, not of something said. */
export function isNoComment(tokens: readonly Token[], i: number): boolean {
  return (
    kindAt(tokens, i) !== null ||
    (i >= 2 && tokens[i - 1]!.lower === 'to' && kindAt(tokens, i - 2) === 'declines-to-comment')
  )
}

function kindAt(tokens: readonly Token[], i: number): 'declines-to-comment' | 'no-response' | null {
  const { lower } = tokens[i]!
  if (/^(declined|declines|declining|refused|refuses|refusing|decline|refuse)$/.test(lower)) {
    const to = tokens[i + 1]?.lower === 'to' ? i + 2 : -1
    if (to !== -1 && speakVerbs.test(tokens[to]?.lower ?? '')) return 'declines-to-comment'
    return /^(comment|further)$/.test(tokens[i + 1]?.lower ?? '') ? 'declines-to-comment' : null
  }
  if (silentVerbs.test(lower) && tokens[i]!.pos !== 'NOUN') {
    const group = verbGroupAt(tokens, i)
    if (!group.negated) return null
    if (/^comment/.test(lower))
      return group.tense === 'modal' || group.tense === 'future' ? 'declines-to-comment' : 'no-response'
    const rest = tokens.slice(i + 1, i + 14).map((token) => token.lower)
    return /^(return|returned)$/.test(lower) &&
      !rest.some((word) => /^(request|requests|call|calls|message|messages|email|emails)$/.test(word))
      ? null
      : 'no-response'
  }
  // "could not be reached for comment"
  if (lower === 'reached' && verbGroupAt(tokens, i).negated && verbGroupAt(tokens, i).tense === 'modal')
    return 'no-response'
  return null
}

function claimsIn(sentence: Sentence): Claim[] {
  if (sentence.type === 'heading') return []
  const { tokens } = sentence
  const claims: Claim[] = []
  for (let i = 0; i < tokens.length; i++) {
    const kind = kindAt(tokens, i)
    if (kind !== null) {
      const group = verbGroupAt(tokens, i)
      const subject = subjectBefore(sentence, group.first)
      let end = tokens.length - 1
      for (let k = i + 1; k < tokens.length; k++) {
        const { text, lower } = tokens[k]!
        if (
          /^[.;”"]$/.test(text) ||
          (text === ',' && k > i + 2) ||
          (lower === 'but' && k > i + 2) ||
          (lower === 'and' && tokens[k + 1]?.pos === 'VERB')
        ) {
          end = k - 1
          break
        }
      }
      if (subject === null) continue
      claims.push(
        made(
          [spanOf(sentence, subject.first, subject.last)],
          spanOf(sentence, group.first, i),
          end > i ? [spanOf(sentence, i + 1, end)] : [],
          kind,
        ),
      )
      continue
    }
    // "There was no immediate comment from X", "X had no immediate comment"
    if (/^(comment|response|reaction|reply)$/.test(tokens[i]!.lower)) {
      const no = tokens.slice(Math.max(0, i - 3), i).findIndex((token) => token.lower === 'no')
      if (no === -1) continue
      const first = Math.max(0, i - 3) + no
      const verb = tokens[first - 1]
      if (verb === undefined || !/^(was|is|were|had|has|have|offered|gave|made)$/.test(verb.lower)) continue
      const there = tokens[first - 2]?.lower === 'there'
      const from =
        tokens[i + 1]?.lower === 'from' || tokens[i + 1]?.lower === 'by'
          ? phraseFrom(sentence, i + 2, { speaker: true })
          : null
      const subject = there ? from : subjectBefore(sentence, verbGroupAt(tokens, first - 1).first)
      if (subject === null) continue
      claims.push(
        made([spanOf(sentence, subject.first, subject.last)], spanOf(sentence, first - 1, i), [], 'no-response'),
      )
    }
  }
  return claims
}

function made(
  source: Claim['source'],
  cue: Claim['cue'][number],
  content: Claim['content'],
  attitude: 'declines-to-comment' | 'no-response',
): Claim {
  return {
    id: '',
    source,
    cue: [cue],
    content,
    sourceActor: null,
    sourceKind: 'none',
    attitude,
    quotation: 'none',
    modality: 'unknown',
    status: 'declined',
    confidence: 0.95,
    within: null,
  }
}
