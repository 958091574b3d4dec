// A brief: sentences about a process for people who read on paper, each with the entries it is made of. A sentence that
// cites nothing does not exist here. How it is set (page, PDF, Word) is nobody's business in this room.
import Type, { type Static } from 'typebox'

export const BriefSentence = Type.Object({
  text: Type.String(),
  /** What it is made of, never empty; the newest first where there are many. */
  entries: Type.Array(Type.String(), { minItems: 1 }),
})
export const BriefSection = Type.Object({
  name: Type.String(),
  heading: Type.String(),
  sentences: Type.Array(BriefSentence),
})
export const Brief = Type.Object({
  kind: Type.String(),
  process: Type.String(),
  title: Type.String(),
  /** Of which process, from when to when. Names and dates, no statement. */
  about: Type.String(),
  language: Type.String(),
  direction: Type.Union([Type.Literal('ltr'), Type.Literal('rtl')]),
  /** As of this instant. */
  at: Type.String(),
  /** What changed since this instant stands first. */
  since: Type.String(),
  sections: Type.Array(BriefSection),
  /** What stands under the sentences, in the language of the brief. */
  notes: Type.Object({ entries: Type.String(), made: Type.String() }),
})
export type BriefSentence = Static<typeof BriefSentence>
export type BriefSection = Static<typeof BriefSection>
export type Brief = Static<typeof Brief>

/** Every entry the brief cites, in the order in which it does first: what the numbers in print count. */
export const citedIn = (brief: Pick<Brief, 'sections'>): readonly string[] => [
  ...new Set(brief.sections.flatMap(({ sentences }) => sentences.flatMap(({ entries }) => entries))),
]
