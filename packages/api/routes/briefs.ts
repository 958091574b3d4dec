// Briefs: sentences about a process, each with the entries it is made of, for whoever asks and of what they may see.
import { Brief } from '@parley/peace'
import Type from 'typebox'
import { Exact, Instant, route } from './route.ts'

const Kind = Exact({ kind: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 64 }) })
const About = {
  process: Type.String({ maxLength: 64 }),
  since: Type.Optional(Instant),
  until: Type.Optional(Instant),
  language: Type.Optional(Type.String({ maxLength: 35, description: 'BCP 47; English where there is no other.' })),
}

export const briefs = {
  brief: route({
    summary: 'A brief: what changed since a time first, every sentence with the entries it cites.',
    tag: 'views',
    security: 'anyone',
    params: Kind,
    query: Exact(About),
    answers: { 200: Exact({ brief: Brief }) },
  }),
  briefFile: route({
    summary: 'The same brief as a file to hand on.',
    tag: 'views',
    security: 'anyone',
    params: Kind,
    query: Exact({
      ...About,
      format: Type.Optional(Type.Union([Type.Literal('pdf'), Type.Literal('docx'), Type.Literal('md')])),
    }),
    media: 'application/octet-stream',
    answers: { 200: null },
  }),
}
