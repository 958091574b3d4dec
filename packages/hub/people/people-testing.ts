// People for tests, on both engines: a file of their own, and a schema of their own in PostgreSQL where it answers.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { newId } from '@parley/peace'
import pg from 'pg'
import { openPeople, type People, type PeopleOptions, type SignedIn } from './people.ts'
import { type MemoryRoll, memoryRoll } from './roll-testing.ts'

export const organisation = 'org_00000000000000000000000000'
export const who = { email: 'Ana@example.org', name: 'Ana', password: 'a long password' }
export const address = '127.0.0.1'
export const cookieOf = (entered: { readonly cookies: readonly string[] }) =>
  entered.cookies.map((one) => one.split(';')[0]).join('; ')

const folders: string[] = []
const schemas: string[] = []
const url = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test'
after(async () => {
  await Promise.all(folders.map((one) => rm(one, { recursive: true, force: true })))
  if (schemas.length === 0) return
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const schema of schemas) await client.query(`drop schema if exists ${schema}_people cascade`)
  await client.end()
})

/** A folder that is gone when the tests end. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'parley-people-'))
  folders.push(made)
  return made
}

const probe = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
const answers = await probe.connect().then(
  () => probe.end().then(() => true),
  () => false,
)

export type Engine = {
  readonly name: string
  readonly skip: boolean
  readonly options: () => Partial<PeopleOptions>
}
export const engines: readonly Engine[] = [
  { name: 'a file', skip: false, options: () => ({}) },
  {
    name: 'PostgreSQL',
    skip: !answers,
    options: () => {
      const schema = `people_test_${randomBytes(6).toString('hex')}`
      schemas.push(schema)
      return { databaseUrl: url, databaseSchema: schema }
    },
  },
]

export type TestPeople = {
  readonly data: string
  readonly given: PeopleOptions
  readonly people: People
  readonly roll: MemoryRoll
}

export async function openTestPeople(engine: Engine, more: { now?: () => Date } = {}): Promise<TestPeople> {
  const roll = memoryRoll([organisation])
  const given = { data: await folder(), organisation, roll, ...engine.options(), ...more }
  return { data: given.data, given, people: await openPeople(given), roll }
}

/** Signs in where there is no second factor. */
export async function enter(
  people: People,
  given: { readonly email: string; readonly password: string; readonly address: string },
): Promise<SignedIn> {
  const entered = await people.signIn.withPassword(given)
  assert.ok('account' in entered)
  return entered
}

/** Opens people with their first administrator signed in. */
export async function openWithAna(engine: Engine, more: { now?: () => Date } = {}) {
  const opened = await openTestPeople(engine, more)
  const ana = await opened.people.first({ token: (await opened.people.firstToken()) ?? '', ...who, address })
  return { ...opened, ana: ana.account, cookie: cookieOf(ana) }
}

export const newPerson = () => newId('per', randomBytes)
