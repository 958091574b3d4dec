// What the stops of a table become as entries: one journey with many stops, or a meeting for each row. Pure.
import { daysOfStops, type Stop } from '@parley/peace/in-browser'

export const forms = [
  'visit',
  'meeting',
  'direct-talks',
  'indirect-talks',
  'shuttle',
  'call',
  'summit',
  'briefing',
] as const
export const states = ['proposed', 'planned', 'unconfirmed', 'confirmed', 'reported-only', 'held'] as const
export type Shape = 'journey' | 'each'

export type TableAbout = {
  readonly shape: Shape
  readonly title: string
  readonly form: string
  /** What the document calls it; a row's own word goes before it. */
  readonly state: string
  readonly by: string
  readonly said: string
  readonly document: string
  readonly reading: string
  readonly newEngagement: () => string
}

type Written = { readonly kind: string; readonly body: Record<string, unknown> }

const titleMax = 200

export function entriesOfTable(stops: readonly Stop[], about: TableAbout): readonly Written[] {
  const sources = [{ view: 'documents', key: about.document }]
  const groups =
    about.shape === 'journey'
      ? [{ title: about.title, stops, state: about.state, place: undefined }]
      : stops.map((stop) => ({
          title: `${about.title}: ${stop.focus ?? stop.place}`.slice(0, titleMax),
          stops: [stop],
          state: stop.state ?? about.state,
          place: stop.place,
        }))
  return groups.flatMap(({ title, stops: of, state, place }) => {
    const engagement = about.newEngagement()
    const when = daysOfStops(of)
    const { by, said } = about
    return [
      {
        kind: 'engagement-entered',
        body: {
          engagement,
          title,
          form: about.form,
          ...(when === null ? {} : { when }),
          ...(place === undefined ? {} : { place }),
          legs: of.map((stop) => legOf(stop, about)),
          sources,
        },
      },
      { kind: 'engagement-stated', body: { engagement, state, by, said, sources } },
    ]
  })
}

function legOf({ day, dayWords, place, focus, cells }: Stop, { document, reading }: TableAbout) {
  const { day: dayCell, place: placeCell, focus: focusCell } = cells
  return {
    ...(day === undefined ? {} : { day }),
    ...(dayWords === undefined ? {} : { dayWords }),
    place,
    ...(focus === undefined ? {} : { focus }),
    read: {
      document,
      reading,
      ...(dayCell === undefined ? {} : { day: dayCell }),
      ...(placeCell === undefined ? {} : { place: placeCell }),
      ...(focusCell === undefined ? {} : { focus: focusCell }),
    },
    sources: [{ view: 'documents', key: document }],
  }
}
