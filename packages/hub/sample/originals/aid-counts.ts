// The aid network's workbook of truck counts: one row a day and count point, with who counted.
import { type Cell, xlsx } from '../writers/xlsx.ts'
import type { Original } from './original.ts'

// Date, dispatched from Brack Head, past the northern barrier, of which fuel, offloaded at Castrel / Iruvai.
const days: readonly (readonly [string, number, number, number, number])[] = [
  ['2026-03-12', 84, 67, 6, 51],
  ['2026-03-13', 80, 62, 5, 49],
  ['2026-03-14', 82, 71, 7, 58],
  ['2026-03-15', 40, 33, 2, 30],
  ['2026-03-16', 86, 78, 8, 66],
  ['2026-03-17', 88, 81, 9, 70],
  ['2026-03-18', 85, 64, 4, 52],
]

const rows: readonly (readonly Cell[])[] = [
  ['Date', 'Crossing', 'Count point', 'Counted by', 'Trucks', 'Of which fuel', 'Daily quota'],
  ...days.flatMap(([day, dispatched, crossed, fuel, received]): (readonly Cell[])[] => [
    [{ day }, 'Haddle Bridge', 'Dispatched from Brack Head', 'Government of Ulmara', dispatched, null, 80],
    [{ day }, 'Haddle Bridge', 'Past the northern barrier', 'SAROM', crossed, fuel, 80],
    [{ day }, 'Haddle Bridge', 'Offloaded at Castrel / Iruvai', 'Oveth Council', received, null, 80],
  ]),
]

export const aidCounts: Original = {
  file: '17-aid-counts.xlsx',
  bytes: () =>
    xlsx({ title: 'Truck counts, Haddle Bridge', creator: 'Islands Aid Network', created: '2026-03-19T19:00:00Z' }, [
      { name: 'Daily counts', rows },
      {
        name: 'Read me',
        rows: [
          ['Term', 'Meaning'],
          [
            'Truck',
            'A vehicle of at least eight tonnes of payload, at least half loaded (Ambry Agreement, Article 1.4)',
          ],
          ['Past the northern barrier', 'The count point of the Ambry Agreement, Article 6.2'],
          ['Empty cell', 'Not counted, which is not the same as none'],
        ],
      },
    ]),
}
