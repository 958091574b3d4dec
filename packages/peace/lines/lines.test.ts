import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { type EntrySketch, idOf, misshapen, now, orgB, SmallRecord } from '../testing.ts'
import { lines } from '../views/lines.ts'
import { beyondAt, linesMet } from './beyond.ts'
import { distanceKm, liesBeyond, squareOf, squaresOf } from './geometry.ts'
import type { LineRow } from './rows.ts'
import type { Geometry } from './shapes.ts'

/** Eastward along 14° north: left of it is north. */
const eastward: Geometry = {
  type: 'LineString',
  coordinates: [
    [42, 14],
    [43, 14],
  ],
}
const zone: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [42, 14],
      [43, 14],
      [43, 15],
      [42, 15],
      [42, 14],
    ],
    [
      [42.4, 14.4],
      [42.6, 14.4],
      [42.6, 14.6],
      [42.4, 14.6],
      [42.4, 14.4],
    ],
  ],
}
const key = idOf('lin', 1)

for (const [name, point, line, margin, answer] of [
  ['north of a line whose left is beyond', { lat: 14.5, lon: 42.5 }, { geometry: eastward, beyond: 'left' }, 1, 'yes'],
  ['south of it', { lat: 13.5, lon: 42.5 }, { geometry: eastward, beyond: 'left' }, 1, 'no'],
  ['north of a line whose right is beyond', { lat: 14.5, lon: 42.5 }, { geometry: eastward, beyond: 'right' }, 1, 'no'],
  [
    'nearer to it than the place is known',
    { lat: 14.1, lon: 42.5 },
    { geometry: eastward, beyond: 'left' },
    25,
    'unclear',
  ],
  ['on the line', { lat: 14, lon: 42.5 }, { geometry: eastward, beyond: 'left' }, 0, 'unclear'],
  ['a line without a side', { lat: 14.5, lon: 42.5 }, { geometry: eastward }, 1, 'unclear'],
  ['in a zone', { lat: 14.2, lon: 42.2 }, { geometry: zone }, 1, 'yes'],
  ['in the hole of a zone', { lat: 14.5, lon: 42.5 }, { geometry: zone }, 1, 'no'],
  ['outside a zone', { lat: 16, lon: 42.2 }, { geometry: zone }, 1, 'no'],
  ['in a zone, near its border', { lat: 14.05, lon: 42.2 }, { geometry: zone }, 25, 'unclear'],
] as const) {
  test(`does the point lie beyond: ${name}`, () => assert.equal(liesBeyond(point, line, margin), answer))
}

test('at a corner the side is that of the turn, whichever segment is nearer', () => {
  // East, then north: inside the corner is left, and everything around the outside of it is right.
  const geometry: Geometry = {
    type: 'LineString',
    coordinates: [
      [42, 14],
      [43, 14],
      [43, 15],
    ],
  }
  const line = { geometry, beyond: 'left' } as const
  assert.equal(liesBeyond({ lat: 14.3, lon: 42.7 }, line, 0), 'yes')
  for (const point of [
    { lat: 13.8, lon: 43.2 },
    { lat: 13.9, lon: 43.4 },
    { lat: 13.6, lon: 43.1 },
    { lat: 14.5, lon: 43.3 },
  ])
    assert.equal(liesBeyond(point, line, 0), 'no')
})

test('distances: a degree of latitude, and one of longitude at 60° north', () => {
  const at = (lon: number, lat: number): Geometry => ({
    type: 'LineString',
    coordinates: [
      [lon, lat],
      [lon, lat],
    ],
  })
  assert.ok(Math.abs(distanceKm({ lat: 10, lon: 42 }, at(42, 11)) - 111.2) < 0.1)
  assert.ok(Math.abs(distanceKm({ lat: 60, lon: 42 }, at(43, 60)) - 55.6) < 0.1)
})

class Drawing {
  readonly record = new SmallRecord().open()
  draw(from: string, more: object = {}, told: Partial<EntrySketch> = {}): string {
    const body = { line: key, kind: 'buffer-zone', name: 'the Gap', geometry: zone, from, ...more }
    return this.record.add({ kind: 'line-drawn', body, ...told })
  }
  get row(): LineRow {
    const { facts } = this.record
    const rows = foldView(lines, { facts, group: 'public', directory: directoryOf(facts), now })
    assert.deepEqual(misshapen(lines, rows), [])
    assert.equal(rows.length, 1)
    return rows[0]!
  }
}

const inside = { lat: 14.2, lon: 42.2 }
const moved: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [52, 14],
      [53, 14],
      [53, 15],
      [52, 15],
      [52, 14],
    ],
  ],
}

test('a line drawn anew holds from its own day on, and the earlier one keeps its time', () => {
  const drawing = new Drawing()
  drawing.draw('2031-03-01T00:00:00Z')
  drawing.draw('2031-04-01T00:00:00Z', { geometry: moved })
  const { row } = drawing
  assert.deepEqual(
    row.versions.map(({ from, until }) => [from.slice(0, 10), until?.slice(0, 10) ?? null]),
    [
      ['2031-03-01', '2031-04-01'],
      ['2031-04-01', null],
    ],
  )
  for (const [day, answer] of [
    ['2031-02-28T23:59:59Z', undefined],
    ['2031-03-01T00:00:00Z', 'yes'],
    ['2031-03-31T23:59:59Z', 'yes'],
    ['2031-04-01T00:00:00Z', 'no'],
  ] as const)
    assert.equal(beyondAt(inside, row, day, 1), answer, day)
})

test('what is ended holds no longer, and nobody ends or moves another’s line', () => {
  const drawing = new Drawing()
  drawing.draw('2031-03-01T00:00:00Z')
  drawing.record.add({ kind: 'line-ended', body: { line: key, until: '2031-03-02T00:00:00Z' }, by: orgB })
  drawing.draw('2031-03-03T00:00:00Z', { geometry: moved }, { by: orgB })
  assert.equal(drawing.row.until, null)
  drawing.record.add({ kind: 'line-ended', body: { line: key, until: '2031-03-10T00:00:00Z' } })
  assert.equal(drawing.row.until, '2031-03-10T00:00:00.000Z')
  assert.equal(beyondAt(inside, drawing.row, '2031-03-10T00:00:00Z', 1), undefined)
  assert.equal(beyondAt(inside, drawing.row, '2031-03-09T00:00:00Z', 1), 'yes')
})

test('a time that is a stretch: for all of it, for a part of it, or not at all', () => {
  const drawing = new Drawing()
  drawing.draw('2031-03-01T00:00:00Z', { until: '2031-04-01T00:00:00Z' })
  const met = (from: string, until: string, point = inside) =>
    linesMet(point, 1, { from: Date.parse(from), until: Date.parse(until) }, [drawing.row]).map((one) => one.beyond)
  assert.deepEqual(met('2031-03-04', '2031-03-05'), ['yes'])
  assert.deepEqual(met('2031-02-27', '2031-03-05'), ['unclear'])
  assert.deepEqual(met('2031-03-27', '2031-04-05'), ['unclear'])
  assert.deepEqual(met('2031-05-27', '2031-06-05'), [])
  assert.deepEqual(met('2031-02-27', '2031-03-05', { lat: 20, lon: 42 }), ['no'])
})

test('squares have one name each, and a zone names every square it spans', () => {
  assert.equal(squareOf({ lat: 14.9, lon: 42.1 }), 'N14E042')
  assert.equal(squareOf({ lat: -0.1, lon: -0.1 }), 'S01W001')
  assert.equal(squareOf({ lat: 90, lon: 180 }), 'N89W180')
  assert.deepEqual(squaresOf(zone)?.toSorted(), ['N14E042', 'N14E043', 'N15E042', 'N15E043'])
  assert.equal(
    squaresOf({
      type: 'Polygon',
      coordinates: [
        [
          [-180, -80],
          [180, -80],
          [180, 80],
          [-180, 80],
          [-180, -80],
        ],
      ],
    }),
    null,
  )
})
