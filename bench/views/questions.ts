// What the pages ask of a record of very many incidents, for readers of every width, with values drawn anew each time.
import type { ListQuery, Reader } from '@parley/hub'
import { chance } from '@parley/hub/testing'
import type { Lists } from '../../packages/hub/query/list.ts'
import { country, firstDay, type Known } from './record.ts'

const dayMs = 86_400_000
// As the page of incidents asks for them.
const facets = ['state', 'type', 'event', 'week', 'place', 'area', 'organisation', 'about', 'harm', 'clause']

export type Question = {
  readonly name: string
  readonly page: 'list' | 'map' | 'matrix'
  readonly ask: (lists: Lists, reader: Reader) => Promise<unknown>
}
export type Group = { readonly name: string; readonly reader: Reader }

export function groupsOf({ organisations, outsider, person }: Known): readonly Group[] {
  const who = (of: { person?: string; organisation?: string }): Reader => ({
    ...{ person: of.person ?? null, organisation: of.organisation ?? null, chain: [] },
    ...{ canWrite: false, administrator: false },
  })
  return [
    { name: 'public', reader: who({}) },
    { name: 'another organisation', reader: who({ organisation: outsider }) },
    { name: 'member', reader: who({ organisation: organisations[5] ?? '' }) },
    { name: 'member in a group', reader: who({ organisation: organisations[2] ?? '' }) },
    { name: 'person of a member', reader: who({ person: person.id, organisation: person.organisation }) },
  ]
}

/** The whole list from its beginning, a page further each time it is asked. */
function pageAfterPage(process: string): Question {
  const places = new WeakMap<Lists, Map<Reader, string>>()
  return {
    name: 'page after page',
    page: 'list',
    ask: async (lists, reader) => {
      const reached = places.get(lists) ?? new Map<Reader, string>()
      places.set(lists, reached)
      const cursor = reached.get(reader)
      const page = await lists.list('incidents', { process, limit: 200, ...(cursor && { cursor }) }, reader)
      if (page.next === null) reached.delete(reader)
      else reached.set(reader, page.next)
    },
  }
}

export function questionsOf({ process, places, organisations }: Known, seed: number): readonly Question[] {
  const next = chance(seed)
  const one = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)] as T // never of an empty list
  const days = (length: number) => {
    const since = firstDay + Math.floor(next() * (1096 - length)) * dayMs
    return { since: new Date(since).toISOString(), until: new Date(since + length * dayMs).toISOString() }
  }
  const around = (degrees: number) => {
    const { lat, lon } = one(places.slice(0, 400))
    return { west: lon - degrees, south: lat - degrees / 2, east: lon + degrees, north: lat + degrees / 2 }
  }
  const type = () => ({ type: [one(['explosions', 'battles', 'violence-against-civilians', 'protests'])] })
  const area = () => ({ area: [`District ${Math.floor(next() * 80)}`] })
  const list = (name: string, query: () => ListQuery): Question => ({
    name,
    page: 'list',
    ask: (lists, reader) => lists.list('incidents', { process, limit: 50, ...query() }, reader),
  })
  const map = (name: string, query: () => ListQuery & { zoom: number }): Question => ({
    name,
    page: 'map',
    ask: (lists, reader) => lists.map('incidents', { process, ...query() }, reader),
  })
  return [
    list('latest', () => ({ facets })),
    pageAfterPage(process),
    list('earliest', () => ({ sort: 'from', facets })),
    list('by place', () => ({ sort: 'place' })),
    list('one type', () => ({ filter: type(), facets })),
    list('two types', () => ({ filter: { type: ['protests', 'riots'] }, facets })),
    list('one place', () => ({ filter: { place: [one(places).name] }, facets })),
    list('a type in a district', () => ({ filter: { ...type(), ...area() }, facets })),
    list('a kind, by one, in a district', () => ({
      filter: { event: ['armed-clash'], organisation: [one(organisations)], ...area() },
      facets,
    })),
    list('two weeks', () => ({ ...days(14), facets })),
    list('a type in a month', () => ({ ...days(30), filter: type(), facets })),
    list('on a part of the map', () => ({ box: around(0.5), facets })),
    list('a type on a part of the map', () => ({ box: around(0.2), filter: type(), facets })),
    map('the whole country', () => ({ box: country, zoom: 9 })),
    map('nearer', () => ({ box: around(1), zoom: 12 })),
    map('nearest', () => ({ box: around(0.1), zoom: 15 })),
    map('one type', () => ({ box: country, zoom: 9, filter: type() })),
    map('one type, nearer', () => ({ box: around(0.5), zoom: 13, filter: type() })),
    map('two weeks', () => ({ box: country, zoom: 9, ...days(14) })),
    map('a kind in a month, nearer', () => ({ box: around(1), zoom: 12, filter: { event: ['arrests'] }, ...days(30) })),
    {
      name: 'every commitment',
      page: 'matrix',
      ask: async (lists, reader) => {
        await lists.list('agreements', { process, limit: 200 }, reader)
        let cursor: string | undefined
        do {
          const page = await lists.list('commitments', { process, limit: 200, ...(cursor && { cursor }) }, reader)
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
      },
    },
  ]
}
