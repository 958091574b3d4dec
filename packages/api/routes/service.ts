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
  backUp: route({
    summary:
      "Copy log, keys, files and people into an empty folder on the hub's own machine. The operator's token only.",
    tag: 'service',
    security: 'administrator',
    body: Exact({ target: Type.String({ minLength: 1, maxLength: 4096, description: 'An absolute path.' }) }),
    answers: {
      201: Exact({ target: Type.String(), size: Type.Integer(), root: Type.String(), bytes: Type.Integer() }),
    },
  }),
  openapi: route({
    summary: 'This description, generated from the routes.',
    tag: 'service',
    security: 'anyone',
    answers: { 200: Type.Object({}, { additionalProperties: true }) },
  }),
}
