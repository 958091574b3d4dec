// The contract of an exporter: any view's rows as one file of some format. Pure; an exporter only sees rows its reader may.
import type { Field, Row } from '../views/view.ts'

/** What an exporter is told about the view. Fields keep the order of their declaration, so columns are stable. */
export type Exportable = {
  readonly name: string
  readonly about: string
  readonly fields: Readonly<Record<string, Field<Row>>>
}

export type Exporter = {
  readonly name: string
  readonly mediaType: string
  readonly extension: string
  readonly write: (view: Exportable, rows: readonly Row[]) => string
}
