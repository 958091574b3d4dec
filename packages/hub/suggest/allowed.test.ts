import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf, type Entry, registerOf } from '@parley/peace'
import { orgA, readingOf, SmallRecord } from '@parley/peace/testing'
import { keptFrom } from './allowed.ts'

type Marking = Entry['marking']
type Case = {
  readonly audience?: string[]
  readonly marking?: Marking
  readonly elsewhere?: boolean
  readonly rules?: object
  readonly register?: object
}

/** Why a document like this is kept from a model with ceiling AMBER. */
function kept({ audience = ['public'], marking = { tlp: 'CLEAR' }, elsewhere = false, rules, register }: Case) {
  const record = new SmallRecord().open()
  const { received, read } = record.document(1, readingOf({ text: 'Words.' }), { audience, marking })
  if (rules !== undefined) record.add({ kind: 'rules-set', body: rules })
  if (register !== undefined) record.add({ kind: 'rules-set', process: registerOf(orgA), body: register })
  const entries = record.facts.flatMap(({ entry }) => ([received, read].includes(entry.id) ? [entry] : []))
  const settings = { ceiling: 'AMBER', isElsewhere: elsewhere } as const
  return keptFrom(settings, entries, directoryOf(record.facts), new Date('2026-06-01T00:00:00Z'))
}

const members = { audience: ['members'], marking: { tlp: 'GREEN' as const } }
const table: readonly [string, Case, ReturnType<typeof keptFrom>][] = [
  ['what is public may be shown', {}, undefined],
  ['so may what is at the ceiling', { marking: { tlp: 'AMBER' } }, undefined],
  ['nothing above it', { marking: { tlp: 'AMBER+STRICT' } }, 'marking'],
  ['nothing under an embargo', { marking: { tlp: 'CLEAR', embargo: '2026-07-01T00:00:00Z' } }, 'embargo'],
  ['but what came out of one', { marking: { tlp: 'CLEAR', embargo: '2026-05-01T00:00:00Z' } }, undefined],
  ['nothing the hub could not sign', { register: { ownKeyOnly: true } }, 'own-key-only'],
  ['on this machine what is for members', members, undefined],
  ['elsewhere only where the rules let words out', { ...members, elsewhere: true }, 'rules'],
  ['letters are another matter', { ...members, elsewhere: true, rules: { wordsOutside: true } }, 'rules'],
  ['elsewhere where they do', { ...members, elsewhere: true, rules: { wordsToModel: true } }, undefined],
  ['elsewhere what is public', { elsewhere: true }, undefined],
  ['elsewhere nothing with a list of uses', { elsewhere: true, marking: { tlp: 'CLEAR', use: ['talks'] } }, 'use'],
]
for (const [name, given, why] of table) test(`shown to a model: ${name}`, () => assert.equal(kept(given), why))
