// A table of statuses in a document, read as initiatives: what each row is called, what it is about, and how far it is said
// to be. A row whose state is in no word known here is left out, and said to be.
import type { Span, Table } from '@parley/read/reading'
import type { InitiativeState } from './codes.ts'

export const statusColumns = ['title', 'about', 'state'] as const
export type StatusColumn = (typeof statusColumns)[number]
/** The place of each column in the table; null where it has none. */
export type StatusMapping = { readonly [C in StatusColumn]: number | null }

/** A row as an initiative. `cells` are the words it was read from, by place in the document's text. */
export type InitiativeRead = {
  readonly title: string
  readonly about?: string
  readonly state: InitiativeState
  readonly cells: { readonly [C in StatusColumn]?: Span }
}
export type StatusesRead = { readonly initiatives: readonly InitiativeRead[]; readonly leftOut: readonly number[] }

const headings: { readonly [C in StatusColumn]: RegExp } = {
  title:
    /(?<!\p{L})(initiative|project|programme|program|priority|scheme|effort|projet|priorité|مبادرة|المبادرة|مشروع|المشروع)/iu,
  about: /(?<!\p{L})(area|impact|focus|purpose|sector|about|domaine|objet|secteur|المجال|القطاع|الموضوع)/iu,
  state: /(?<!\p{L})(status|state|stage|statut|état|stade|الحالة|المرحلة)/iu,
}

const words: readonly (readonly [RegExp, InitiativeState])[] = [
  [/propos|suggested|مقترح/iu, 'proposed'],
  [/develop|in preparation|planned|being prepared|élabor|préparation|قيد (?:الإعداد|التطوير)/iu, 'in-development'],
  [/\b(?:in)?active\b|actif|active|نشط|فعال/iu, 'active'],
  [/ongoing|on-going|under way|underway|continu|en cours|مستمر|جار/iu, 'ongoing'],
  [/end|complet|conclud|clos|finish|stopp|termin|achev|انته|اكتمل/iu, 'ended'],
]

/** The state that the words of a cell name; undefined where they name none that is known here. */
export function initiativeStateOf(text: string): InitiativeState | undefined {
  // What is inactive is not active, and in no other state that is known.
  if (/inactive|inactif/iu.test(text)) return undefined
  return words.find(([pattern]) => pattern.test(text))?.[1]
}

/** Which column holds what: by its heading, and the state by what its cells say. */
export function guessStatuses(table: Table): StatusMapping {
  const width = Math.max(table.columns.length, ...table.rows.map((row) => row.length))
  const all = Array.from({ length: width }, (_, at) => at)
  const headed = (column: StatusColumn, without: readonly (number | undefined)[]) =>
    all.find((at) => !without.includes(at) && headings[column].test(table.columns[at] ?? ''))
  const named = (at: number) => table.rows.filter((row) => initiativeStateOf(row[at] ?? '') !== undefined).length
  const state = headed('state', []) ?? all.findLast((at) => named(at) > 0 && named(at) * 2 >= table.rows.length)
  const title = headed('title', [state]) ?? all.find((at) => at !== state)
  const about = headed('about', [state, title])
  return { title: title ?? null, about: about ?? null, state: state ?? null }
}

/** Whether a table looks like a list of statuses: most of its rows name a state. */
export function isStatusTable(table: Table): boolean {
  const { state } = guessStatuses(table)
  const named =
    state === null ? 0 : table.rows.filter((row) => initiativeStateOf(row[state] ?? '') !== undefined).length
  return named > 0 && named * 2 >= table.rows.length
}

/** The rows as initiatives. `otherwise` is the state of rows that name none; without it they are left out. */
export function initiativesOf(
  table: Table,
  columns: StatusMapping,
  otherwise: InitiativeState | null = null,
): StatusesRead {
  const initiatives: InitiativeRead[] = []
  const leftOut: number[] = []
  for (const [r, row] of table.rows.entries()) {
    const text = (column: StatusColumn): string => {
      const at = columns[column]
      return at === null ? '' : (row[at] ?? '').replace(/\s+/g, ' ').trim()
    }
    const [title, about] = [text('title'), text('about')]
    const state = initiativeStateOf(text('state')) ?? otherwise
    if (title === '' || state === null) {
      leftOut.push(r)
      continue
    }
    const cells = Object.fromEntries(
      statusColumns.flatMap((column) => {
        const at = columns[column]
        const cell = at === null ? null : (table.cells?.[r]?.[at] ?? null)
        return cell === null ? [] : [[column, { start: cell.start, end: cell.end }]]
      }),
    )
    initiatives.push({
      title: title.slice(0, 200),
      ...(about === '' ? {} : { about: about.slice(0, 2000) }),
      state,
      cells,
    })
  }
  return { initiatives, leftOut }
}
