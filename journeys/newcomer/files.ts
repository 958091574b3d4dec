// The facts written down as three teams would: a log of incidents by a security desk, a tracker of movements by a logistics
// desk, a 5W sheet by a coordination cell. Each file has its own ways with dates, headings and words, and one wrong row.
import { activities, dayAgo, incidents, movements, needs } from './facts.ts'
import { type CellOf, serialOf, workbook } from './workbook.ts'

export type NewcomerFile = { readonly name: string; readonly bytes: Uint8Array }

/** `today` as YYYY-MM-DD: the facts are told in days before it. */
export function newcomerFiles(today: string): readonly NewcomerFile[] {
  return [
    { name: 'Incident log Orlen FINAL (2).xlsx', bytes: incidentLog(today) },
    { name: 'Movement tracker - logs desk.xlsx', bytes: movementTracker(today) },
    { name: '5W_Lake_Orlen_v7.xlsx', bytes: fiveW(today) },
  ]
}

const slashed = (day: string) => day.split('-').reverse().join('/')
const short = (day: string) => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(2, 4)}`
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const named = (day: string) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
const arabic = (text: string) => text.replace(/\d/gu, (digit) => String.fromCharCode(0x660 + Number(digit)))

function incidentLog(today: string): Uint8Array {
  const blank = Array.from({ length: 10 }, () => null)
  const ways: readonly ((day: string) => CellOf)[] = [
    (day) => ({ serial: serialOf(day) }),
    slashed,
    (day) => ({ serial: serialOf(day), plain: true }),
    named,
    (day) => day,
    (day) => arabic(slashed(day)),
    short,
  ]
  const rows = incidents.map(({ ago, time, written, place, placeWritten, what, casualties }, at): CellOf[] => {
    const way = ways[at % ways.length] ?? slashed
    const by = at % 3 === 0 ? 'Watch post 2' : 'Community contact'
    return [
      at + 1,
      way(dayAgo(today, ago)),
      time ?? null,
      placeWritten ?? place,
      'Orlen',
      'grid 12',
      written,
      what,
      casualties,
      by,
    ]
  })
  const wrong: CellOf[] = [
    incidents.length + 1,
    '31/02/2026',
    null,
    'Marrow',
    'Orlen',
    null,
    'Shelling',
    'Date to be checked',
    '1 WIA',
    'Watch post 2',
  ]
  return workbook({
    Log: {
      logo: true,
      rows: [
        ['LAKE ORLEN AREA – INCIDENT LOG', ...blank.slice(1)],
        [],
        ['Kept by the watch desk. Not for onward sharing.'],
        [],
        ['', 'When', '', 'Where', '', '', 'What happened', '', '', ''],
        [
          '#',
          'Date of\nincident',
          'Time (local)',
          'Location',
          'District',
          'Grid',
          'Type of incident',
          'Description',
          'Casualties\n(KIA / WIA)',
          'Source',
        ],
        ...rows.slice(0, 5),
        [],
        ...rows.slice(5),
        wrong,
        [],
        ['Total incidents', null, null, null, null, null, null, rows.length + 1, '', ''],
      ],
      merged: ['A1:J1', 'A3:J3', 'B5:C5', 'D5:F5', 'G5:I5'],
      hiddenColumns: [6],
    },
    Lists: { isHidden: true, rows: [['Types'], ['Shelling'], ['IED'], ['SAF'], ['Other']] },
  })
}

function movementTracker(today: string): Uint8Array {
  const line = (m: (typeof movements)[number], date: CellOf): CellOf[] => [
    ...[m.reference, date, m.by, 'Tarn depot', m.toWritten ?? m.to, m.trucks, m.item, m.unit],
    ...[m.loaded ?? null, m.delivered ?? null, m.written, m.remark],
  ]
  const [before, week, ahead] = [
    movements.filter(({ ago }) => ago > 7),
    movements.filter(({ ago }) => ago <= 7 && ago > 0),
    movements.filter(({ ago }) => ago <= 0),
  ]
  let last = -99
  // Movements of one day share a merged cell.
  const dated = (all: typeof movements) =>
    all.map((one) => {
      const isSame = one.ago === last
      last = one.ago
      return line(one, isSame ? null : { serial: serialOf(dayAgo(today, one.ago)) })
    })
  const sum = (pick: 'loaded' | 'delivered') => movements.reduce((all, one) => all + (one[pick] ?? 0), 0)
  return workbook({
    'Read me': { rows: [['One line for each movement.'], ['Do not change the colours.']] },
    Tracker: {
      logo: true,
      rows: [
        ['MOVEMENT TRACKER', null, null, null, null, null, null, null, null, null, null, null],
        ['as of this morning'],
        [],
        ['', 'Planned', '', '', '', '', 'Load', '', '', '', 'Outcome', ''],
        [
          'Mov. ref',
          'Date of\nmovement',
          'Agency / Org',
          'From ',
          'Destination',
          'No. of trucks',
          'Cargo',
          'Unit',
          'Qty loaded',
          'Qty delivered',
          'Status ',
          'Remarks',
        ],
        ['WEEK BEFORE'],
        ...dated(before),
        [],
        ['THIS WEEK'],
        ...dated(week),
        [
          'MV-106b',
          { serial: serialOf(dayAgo(today, 2)) },
          'Lake Relief',
          'Tarn depot',
          'Marrow',
          1,
          'Flour',
          'pallets',
          'a few',
          null,
          'OK',
          'to be completed',
        ],
        [],
        ['NEXT WEEK'],
        ...dated(ahead),
        [
          'TOTAL',
          null,
          null,
          null,
          null,
          movements.reduce((all, { trucks }) => all + trucks, 0),
          null,
          null,
          sum('loaded'),
          sum('delivered'),
        ],
      ],
      merged: ['A1:L1', 'B4:F4', 'G4:J4', 'K4:L4', 'B10:B11'],
    },
  })
}

function fiveW(today: string): Uint8Array {
  const [from, until] = [dayAgo(today, 20), dayAgo(today, -20)]
  const rows = activities.map((a, at): CellOf[] => [
    ...[a.who, 'Nora Vane, 555-01', 'NNGO', 'North Fund', a.clusterWritten, a.what, 'Orlen', a.placeWritten ?? a.place],
    ...[at % 2 === 0 ? slashed(from) : { serial: serialOf(from) }, slashed(until), a.written, 'families'],
    ...[a.targeted, a.reached],
  ])
  const wrong: CellOf[] = [
    'Well Makers',
    null,
    'NNGO',
    null,
    'WASH',
    'Water trucking',
    'Orlen',
    'Marrow',
    slashed(from),
    slashed(until),
    'Ongoing',
    'families',
    500,
    '~400?',
  ]
  return workbook({
    '5W': {
      rows: [
        ['WHO DOES WHAT, WHERE, WHEN, FOR WHOM', ...Array.from({ length: 13 }, () => null)],
        ['Reporting period: this month'],
        [],
        ['WHO', '', '', '', 'WHAT', '', 'WHERE', '', 'WHEN', '', '', 'FOR WHOM', '', ''],
        [
          'Organization',
          'Focal point',
          'Organization type',
          'Donor',
          'Sector / Cluster',
          'Activity',
          'District',
          'Location',
          'Start date',
          'End date',
          'Status',
          'Beneficiary type',
          '# of people targeted',
          '# of people reached',
        ],
        ...rows.slice(0, 3),
        [],
        ...rows.slice(3),
        wrong,
        ['TOTAL', null, null, null, null, null, null, null, null, null, null, null, 13_100, 7_400],
      ],
      merged: ['A1:N1', 'A4:D4', 'E4:F4', 'G4:H4', 'I4:K4', 'L4:N4'],
      hiddenColumns: [2],
    },
    Needs: {
      rows: [
        ['NEEDS AS ASSESSED'],
        ['Sector', 'Location', 'Item', 'Quantity required', 'Unit', 'From', 'To', 'Assessed by'],
        ...needs.map((n): CellOf[] => [
          ...[n.cluster === 'health' ? 'Health' : 'Food Security', n.place, n.item ?? null, n.value, n.unit],
          ...[{ serial: serialOf(from) }, { serial: serialOf(until) }, 'Joint assessment'],
        ]),
      ],
    },
  })
}
