// Is it up, and what can it do.
import Type from 'typebox'
import { Exact, route } from './route.ts'

export const service = {
  health: route({
    summary: 'Whether the hub answers.',
    tag: 'service',
    security: 'anyone',
    answers: { 200: Exact({ status: Type.Literal('ok') }) },
  }),
  openapi: route({
    summary: 'This description, generated from the routes.',
    tag: 'service',
    security: 'anyone',
    answers: { 200: Type.Object({}, { additionalProperties: true }) },
  }),
}
