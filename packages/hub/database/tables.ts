// The tables of schema.sql as the query builder sees them.
import type { Generated } from 'kysely'

export type Tables = {
  fold: {
    one: Generated<boolean>
    origin: string
    position: number
    root: string
    program: string
    lifted: number
  }
  entries: {
    seq: number
    id: string
    process: string
    kind: string
    organisation: string
    person: string | null
    audience: string[]
    embargo: number | null
    at: string
    document: string | null
    origin: string | null
    shapes: boolean
  }
  touched: { view: string; process: string; bucket: string; seq: number; opens: boolean }
  links: { view: string; process: string; name: string; follows: boolean; seq: number }
  rows: {
    view: string
    process: string
    grp: string
    bucket: string
    key: string
    from_seq: number
    to_seq: number | null
    row: string | null
    fields: unknown
    words: unknown
  }
  shelves: { id: Generated<number>; view: string; process: string; grp: string }
  listed: {
    id: string
    shelf: number
    key: string
    at: string
    sorts: string[]
    terms: string[]
    x: number | null
    y: number | null
    hidden: boolean
    doubled: boolean
  }
  postings: { shelf: number; term: string; at: string; id: string }
  tallies: { shelf: number; term: string; field: string; value: string; own: number; n: number }
  squares: { shelf: number; zoom: number; x: number; y: number; n: number; sum_x: string; sum_y: string }
  belonging: { process: string; grp: string; organisation: string }
  persons: { person: string; organisation: string }
  quarantine: { seq: number; view: string; process: string; bucket: string; code: string; message: string }
}
