// Can whoever writes into a question become somebody else? The setting that says who reads is anybody's to set; these are
// settings the hub did not make, many of them nearly right. None may show a row.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { enterAs } from '../../../packages/hub/database/wall.ts'
import type { Ground } from './cases.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=.'

/** Tries that many; answers with how many rows came of all of them, which must be none, and of a true one, which must be some. */
export async function forge({ db, reader, seal, foreign }: Ground, next: () => number, tries: number) {
  const pick = <T>(some: ArrayLike<T>): T => some[Math.floor(next() * some.length)] as T
  const mine = { person: 'per_ada', organisation: 'org_alder', now: 1 }
  const theirs = { person: 'per_di', organisation: 'org_birch', now: 2 }
  const [a = '', b = ''] = [seal(mine), seal(theirs)]
  const halves = (token: string) => token.split('.') as [string, string]
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
  const changed = (text: string) => {
    const at = Math.floor(next() * text.length)
    const other = pick(alphabet.replaceAll(text[at] ?? '', ''))
    return text.slice(0, at) + other + text.slice(at + 1)
  }
  const ways: readonly (() => string)[] = [
    () => changed(pick([a, b])),
    () => a.slice(0, Math.floor(next() * a.length)),
    () => a + pick(alphabet),
    () => `${halves(a)[0]}.${halves(b)[1]}`,
    () => `${halves(b)[0]}.${halves(a)[1]}`,
    () => `${encoded({ ...mine, organisation: 'org_birch' })}.${halves(a)[1]}`,
    () => `${encoded({ ...mine, now: next() * 1e13 })}.${halves(a)[1]}`,
    () => foreign(pick([mine, theirs])),
    () => `${halves(a)[0]}.${'0'.repeat(64)}`,
    () => `${halves(a)[0]}.${halves(a)[1].toUpperCase()}`,
    () => `.${halves(a)[1]}`,
    () => JSON.stringify(pick([mine, theirs])),
    () => Array.from({ length: Math.floor(next() * 200) }, () => pick(alphabet)).join(''),
    () => pick(['', '.', "' or true --", 'null', '{}', `${a}\n`, ` ${a}`, `${a}.${a}`]),
  ]
  return db.connection().execute(async (one) => {
    await sql.raw(enterAs(reader, a)).execute(one)
    const count = async (token: string): Promise<number> => {
      await sql`select set_config('parley.reader', ${token}, true)`.execute(one)
      const { rows } = await sql<{ n: number }>`
        select ((select count(*) from rows) + (select count(*) from entries))::integer as n`.execute(one)
      return rows[0]?.n ?? 0
    }
    try {
      const truly = await count(a)
      for (let round = 0; round < tries; round++) {
        const token = pick(ways)()
        if (token === a || token === b) continue
        assert.equal(await count(token), 0, `a forged reader saw something: ${token}`)
      }
      return { truly, again: await count(a) }
    } finally {
      await sql.raw('rollback').execute(one)
    }
  })
}
