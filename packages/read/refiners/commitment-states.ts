// A plan that a party rejected binds nobody: its clauses are kept, and say so.
import type { CommitmentFound } from '../reading.ts'
import { nounLemma } from '../words/forms.ts'
import type { Refiner } from './refiner.ts'

export const commitmentStates: Refiner = {
  name: 'commitment-states',
  languages: ['en'],
  refine: (page, found) => {
    const wordsAt = (spans: readonly { start: number; end: number }[]) =>
      spans.map((span) => page.text.slice(span.start, span.end)).join(' ')
    const rejected = found.claims
      .filter((claim) => claim.status !== 'conditional')
      .filter((claim) => claim.attitude === 'rejects' || saysReject(wordsAt(claim.cue)))
      .flatMap((claim) => claim.content.map((span) => page.text.slice(span.start, span.end).toLowerCase()))
    return { ...found, commitments: found.commitments.map((one) => withState(one, rejected)) }
  },
}

// Attitudes are told apart by many signs and not always well; here the verb says it by itself.
const saysReject = (cue: string): boolean =>
  /\b(?:reject(?:s|ed|ing)?|turn(?:s|ed|ing)? down|spurn(?:s|ed|ing)?)\b/i.test(cue) &&
  !/\b(?:neither|nor|not|never)\b/i.test(cue)

// Words that reports use for one and the same offer.
const offers = new Set(
  'plan proposal offer draft initiative framework outline roadmap deal formula scheme paper idea'.split(' '),
)
const common = new Set(
  'the a an new its their his her this that of for to and latest proposed revised original american u.s'.split(' '),
)
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}.'’]+/u)
    .map((word) => nounLemma(word.replace(/['’.]s?$/, '')))
    .filter((word) => word !== '' && !common.has(word))

function withState(one: CommitmentFound, rejected: readonly string[]): CommitmentFound {
  if (one.state !== 'proposed' || one.instrument === null) return one
  const own = wordsOf(one.instrument)
  const heads = own.filter((word) => offers.has(word))
  if (heads.length === 0) return one
  const marks = own.filter((word) => !offers.has(word))
  const isRejected = rejected.some((text) => {
    const words = wordsOf(text.slice(0, 120))
    const head = words.find((word) => offers.has(word))
    if (head === undefined) return /^(?:it|them|this)\b/.test(text)
    const theirs = words.slice(0, words.indexOf(head))
    // Two plans that are told apart by name are two plans.
    return theirs.length === 0 || marks.length === 0 || theirs.some((word) => marks.includes(word))
  })
  return isRejected ? { ...one, state: 'rejected' } : one
}
