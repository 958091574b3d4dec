import assert from 'node:assert/strict'
import { test } from 'node:test'
import { geoMercator } from 'd3-geo'
import { clustersOf, viewOf } from './map-view.ts'

test('everything is in view, as near as that allows', () => {
  for (const rows of [
    [
      { lat: 14, lon: 42 },
      { lat: 15, lon: 44 },
    ],
    [
      { lat: -60, lon: -170 },
      { lat: 70, lon: 170 },
    ],
    [
      { lat: 50, lon: 10 },
      { lat: 51, lon: 10 },
    ],
  ]) {
    const view = viewOf(rows, 600, 400)
    const project = geoMercator().center([view.lon, view.lat]).scale(view.scale).translate([300, 200])
    const edges = rows.map(({ lat, lon }) => project([lon, lat]) ?? [Number.NaN, Number.NaN])
    for (const [x, y] of edges) assert.ok(x! >= 40 && x! <= 560 && y! >= 40 && y! <= 360, `${x} ${y}`)
    const spans = [0, 1].map((axis) => Math.abs(edges[0]![axis]! - edges[1]![axis]!))
    assert.ok(spans[0]! > 500 || spans[1]! > 300, `${spans} fills neither the width nor the height`)
  }
})

test('one place, and no place at all', () => {
  assert.deepEqual(viewOf([{ lat: 14, lon: 42 }], 600, 400).lon, 42)
  assert.ok(viewOf([{ lat: null, lon: null }], 600, 400).scale < 200)
})

test('points that would cover each other are one, and none is lost', () => {
  const points = Array.from({ length: 5000 }, (_, row) => ({ row, x: (row * 7) % 600, y: (row * 13) % 400 }))
  const clusters = clustersOf(points)
  assert.equal(new Set(clusters.flatMap(({ rows }) => rows)).size, 5000)
  assert.ok(clusters.length <= 17 * 12)
  assert.equal(
    clustersOf([
      { row: 1, x: 5, y: 5 },
      { row: 2, x: 105, y: 5 },
    ]).length,
    2,
  )
})
