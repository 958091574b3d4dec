// Every view of this version. Folded views are stored per reader group; composed ones are read through them.
import { accounts } from './accounts.ts'
import { actors } from './actors.ts'
import { claims } from './claims.ts'
import { documents } from './documents.ts'
import { notes } from './notes.ts'
import { processes } from './processes.ts'
import { situation } from './situation.ts'
import { timeline } from './timeline.ts'
import type { FoldedView, Row } from './view.ts'

export const foldedViews = [processes, documents, claims, actors, accounts, timeline, notes] as const
export const composedViews = [situation] as const

/** A folded view whose rows are handled without knowing their fields: each view is given only rows it made. */
export type AnyFoldedView = FoldedView<Row>

// A view reads only rows of its own, which the type of a list of different views cannot say.
const folded = new Map(foldedViews.map((view) => [view.name as string, view as unknown as AnyFoldedView]))
const composed = new Map(composedViews.map((view) => [view.name, view]))

export const foldedView = (name: string): AnyFoldedView | undefined => folded.get(name)
export const composedView = (name: string) => composed.get(name)
/** All folded views, in the order of the list. */
export const allFolded: readonly AnyFoldedView[] = [...folded.values()]
