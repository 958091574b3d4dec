import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawnOfGeoJson, drawnOfText, textOf } from './points.ts'

test('points are typed latitude first, with or without letters, and stand longitude first in the record', () => {
  for (const text of ['14.5, 42\n14.6, 42.25', ' 14.5 N 42 E \n\n14.6°N; 42.25°E\n', '14.5\t42\n14.6\t42.25']) {
    assert.deepEqual(drawnOfText(text, false), {
      geometry: {
        type: 'LineString',
        coordinates: [
          [42, 14.5],
          [42.25, 14.6],
        ],
      },
    })
  }
  const drawn = drawnOfText('1 S 2 W\n3 S 4 W', false)
  assert.ok('geometry' in drawn)
  assert.deepEqual(drawn.geometry.coordinates, [
    [-2, -1],
    [-4, -3],
  ])
})

test('a zone is closed by itself, once', () => {
  const open = drawnOfText('0, 0\n0, 1\n1, 1', true)
  assert.deepEqual(open, drawnOfText('0, 0\n0, 1\n1, 1\n0, 0', true))
  assert.ok('geometry' in open)
  assert.deepEqual(open.geometry, {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  })
  assert.equal(textOf(open.geometry), '0, 0\n0, 1\n1, 1\n0, 0')
})

test('what is no point is said with its line; what is too little to draw is said', () => {
  const cases: readonly (readonly [string, boolean, object])[] = [
    ['1, 2\nnorth of the mill', false, { fault: 'not-a-point', line: 2 }],
    ['91, 0\n1, 1', false, { fault: 'not-a-point', line: 1 }],
    ['1, 2, 3\n1, 1', false, { fault: 'not-a-point', line: 1 }],
    ['1, 2', false, { fault: 'too-few', least: 2 }],
    ['', false, { fault: 'too-few', least: 2 }],
    ['1, 2\n2, 2\n1, 2', true, { fault: 'too-few', least: 3 }],
  ]
  for (const [text, isZone, expected] of cases) assert.deepEqual(drawnOfText(text, isZone), expected, text)
})

test('a GeoJSON file is taken where it holds one line or zone, and otherwise says why not', () => {
  const line = { type: 'LineString', coordinates: [[1, 2, 300], [3, 4]] } // biome-ignore format: as short as it is
  const feature = { type: 'Feature', properties: {}, geometry: line }
  const flat = {
    geometry: {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
  }
  assert.deepEqual(drawnOfGeoJson(JSON.stringify(line)), flat)
  assert.deepEqual(drawnOfGeoJson(JSON.stringify({ type: 'FeatureCollection', features: [feature] })), flat)
  const cases: readonly (readonly [unknown, string])[] = [
    ['{', 'not-geojson'],
    [{ type: 'FeatureCollection', features: [] }, 'not-geojson'],
    [{ type: 'FeatureCollection', features: [feature, feature] }, 'not-one'],
    [{ type: 'Point', coordinates: [1, 2] }, 'other-shape'],
    [{ type: 'LineString', coordinates: [[200, 2], [3, 4]] }, 'out-of-range'], // biome-ignore format: as above
    [{ type: 'LineString', coordinates: [[[1, 2]]] }, 'out-of-range'],
    [{ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }, 'open-ring'], // biome-ignore format: as above
  ]
  for (const [value, fault] of cases) {
    assert.deepEqual(drawnOfGeoJson(typeof value === 'string' ? value : JSON.stringify(value)), { fault })
  }
})
