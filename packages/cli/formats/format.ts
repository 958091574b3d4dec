// The contract of a format of rows on a terminal.
export type Rows = readonly Readonly<Record<string, unknown>>[]

export type Format = {
  readonly name: string
  /** Rows as text with a line end. `part` names the part of a composed view. */
  readonly write: (rows: Rows, about: { readonly part?: string }) => string
}
