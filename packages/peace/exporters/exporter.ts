// The contract of an exporter: any view's rows as one file of some format. Pure; an exporter only sees rows its reader may.
import type { CalendarItem, Field, Hxl, Row } from '../views/view.ts'

/** What an exporter is told about the view. Fields keep the order of their declaration, so columns are stable. */
export type Exportable = {
  readonly name: string
  readonly about: string
  readonly fields: Readonly<Record<string, Field<Row>>>
  readonly calendar?: (row: Row) => CalendarItem | null
  readonly hxl?: Hxl<Row>
}

export type Exporter = {
  readonly name: string
  readonly mediaType: string
  readonly extension: string
  /** Whether it can write this view; any view where it is left out. */
  readonly isFor?: (view: Exportable) => boolean
  readonly write: (view: Exportable, rows: readonly Row[]) => string
}
