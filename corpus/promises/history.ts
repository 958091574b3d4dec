// A history: an agreement of a structure known from public texts, told in our own words with invented parties and
// events, and moments of it for which a person worked out by hand what the status of a promise is, and why.

import type { Status } from '@parley/peace'
import type { Story } from '@parley/peace/testing-promises'

export type Moment = {
  /** Which promise, by its name in the story. */
  readonly of: string
  /** The moment asked about, in local time. */
  readonly when: string
  /** As it was known then, in local time; by the end of the story where it is not said. */
  readonly known?: string
  /** Under this interpretation, or by this count point, in place of the shared and the agreed one. */
  readonly as?: string
  readonly by?: string
  readonly status: Status
  /** How a person gets to it from the text and the story alone. */
  readonly because: string
}

export type History = {
  readonly name: string
  /** The public text whose structure it has. The parties, dates, figures and events are invented. */
  readonly structure: string
  readonly story: Story
  readonly moments: readonly Moment[]
}
