// How entries speak of an actor's standing: listings by a state or body under a law, what they allow all the same, who may
// speak or sign for whom, and what an organisation wants its own people to think of before they meet somebody. Schemas alone.
import Type, { type Static } from 'typebox'
import { OneOf, Words } from '../fields.ts'
import { ActorName } from '../promises/terms.ts'

const Exact = { additionalProperties: false } as const

/** What follows from a listing for whoever is bound by it. */
export const measures = ['asset-freeze', 'travel-ban', 'arms-embargo', 'no-dealings', 'other'] as const
export const Measure = OneOf(measures)

/** What somebody may do in another's name. */
export const mandateActs = ['speak', 'negotiate', 'sign'] as const
export const MandateAct = OneOf(mandateActs)
export type MandateAct = (typeof mandateActs)[number]

/** A rule of an organisation for its own people: it holds for whoever a body lists, or for one actor. It blocks nothing. */
export const ContactRule = Type.Object(
  {
    when: Type.Union([
      Type.Object({ listedBy: ActorName }, Exact),
      Type.Object({ actor: ActorName }, Exact),
      Type.Object({ listed: Type.Literal(true) }, Exact),
    ]),
    warning: Words(1000),
    /** Whom to ask before going on. */
    ask: Type.Optional(Words(200)),
  },
  Exact,
)
export type ContactRule = Static<typeof ContactRule>
