// Lines and zones on the ground, as GeoJSON (RFC 7946) writes them: longitude first.
import Type, { type Static } from 'typebox'
import type { lineKinds } from './kinds.ts'

const Exact = { additionalProperties: false } as const
const positionsMax = 5000

export const Position = Type.Tuple([
  Type.Number({ minimum: -180, maximum: 180 }),
  Type.Number({ minimum: -90, maximum: 90 }),
])
export type Position = Static<typeof Position>
const Ring = Type.Array(Position, { minItems: 4, maxItems: positionsMax })
const Rings = Type.Array(Ring, { minItems: 1, maxItems: 50 })

export const Geometry = Type.Union([
  Type.Object(
    { type: Type.Literal('LineString'), coordinates: Type.Array(Position, { minItems: 2, maxItems: positionsMax }) },
    Exact,
  ),
  Type.Object({ type: Type.Literal('Polygon'), coordinates: Rings }, Exact),
  Type.Object(
    { type: Type.Literal('MultiPolygon'), coordinates: Type.Array(Rings, { minItems: 1, maxItems: 50 }) },
    Exact,
  ),
])
export type Geometry = Static<typeof Geometry>

export type LineKind = (typeof lineKinds)[number]
export const LineKind = Type.Union([
  Type.Literal('ceasefire-line'),
  Type.Literal('withdrawal-line'),
  Type.Literal('buffer-zone'),
  Type.Literal('demilitarised-zone'),
  Type.Literal('weapons-free-zone'),
  Type.Literal('assembly-area'),
  Type.Literal('corridor'),
  Type.Literal('other'),
])
