// Finders in the order they run. Things are names, places and dates; statements are what is said of them; stories lean
// on both.
import { accordingTo } from './according-to.ts'
import { commitments } from './commitments.ts'
import { dates } from './dates.ts'
import { events } from './events.ts'
import type { Finder, Stage } from './finder.ts'
import { itinerary } from './itinerary.ts'
import { listed } from './listed.ts'
import { names } from './names.ts'
import { nearDates } from './near-dates.ts'
import { nearNames } from './near-names.ts'
import { noComment } from './no-comment.ts'
import { nounCues } from './noun-cues.ts'
import { otherLanguages } from './other-languages.ts'
import { places } from './places.ts'
import { said } from './said.ts'
import { transcript } from './transcript.ts'

export const finders: Readonly<Record<Stage, readonly Finder[]>> = {
  things: [names, dates, otherLanguages, nearDates, nearNames],
  statements: [places, noComment, accordingTo, said, nounCues, transcript, listed],
  stories: [events, itinerary, commitments],
}
