import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directoryOf } from '../directory.ts'
import { foldView } from '../fold.ts'
import { checkKept } from '../sharing-rules.ts'
import { misshapen, now, orgA, orgB, SmallRecord } from '../testing.ts'
import { checkBody } from '../validate.ts'
import { standing } from '../views/standing.ts'
import { holdsOn, isListedOn, isNamedIn, warningsOn } from './at.ts'

class Standing extends SmallRecord {
  list(actor: string, by: string, since = '2027-03-01'): string {
    return this.add({ kind: 'designation-entered', body: { actor, by, law: 'Act 12 of 2026', since } })
  }
  rules(by: string, ...rules: readonly object[]): string {
    return this.add({ kind: 'contact-policy-set', by, audience: [], body: { rules } })
  }
  rows(group: string = 'public') {
    const rows = foldView(standing, { facts: this.facts, group, directory: directoryOf(this.facts), now })
    assert.deepEqual(misshapen(standing, rows), [])
    return rows
  }
}
const rule = (when: object, warning = 'Ask the legal desk.') => ({ when, warning, ask: 'the legal desk' })

test('a listing stands under every way the name is written, with its licences, and stays when it has ended', () => {
  const record = new Standing().open()
  const first = record.list('The Harbour Council', 'Estrande')
  record.list('Harbour Council', 'Tirravane', '2028')
  record.add({
    kind: 'licence-entered',
    body: { designation: first, form: 'exemption', by: 'Estrande', covers: 'Food and medicine.' },
  })
  record.add({ kind: 'designation-ended', body: { designation: first, on: '2029-06-01', by: 'Estrande' } })
  const [row, ...others] = record.rows()
  assert.equal(others.length, 0)
  assert.deepEqual(row?.names, ['The Harbour Council', 'Harbour Council'])
  assert.deepEqual(
    row?.designations.map(({ by, ended, licences }) => [by, ended?.on ?? null, licences.map(({ covers }) => covers)]),
    [
      ['Estrande', '2029-06-01', ['Food and medicine.']],
      ['Tirravane', null, []],
    ],
  )
})

test('a mandate stands with who holds it and with who gave it', () => {
  const record = new Standing().open()
  const body = {
    actor: 'Ilu Manavai',
    for: 'the Council',
    may: ['speak', 'sign'],
    by: 'the Council',
    from: '2031-01-01',
  }
  const mandate = record.add({ kind: 'mandate-entered', body })
  const named = (name: string) => record.rows().find((row) => row.name === name)
  assert.deepEqual(
    named('Ilu Manavai')?.mandates.map(({ may }) => may),
    [['speak', 'sign']],
  )
  assert.deepEqual(
    named('the Council')?.spokenForBy.map(({ actor }) => actor),
    ['Ilu Manavai'],
  )
  record.add({ kind: 'mandate-ended', body: { mandate, on: '2031-02-01', by: 'the Council' } })
  assert.equal(named('the Council')?.spokenForBy[0]?.ended?.on, '2031-02-01')
})

test('rules on contacts warn the people of one organisation, whatever came first, and nobody else', () => {
  const record = new Standing().open()
  record.rules(orgA, rule({ listedBy: 'estrande' }), rule({ actor: 'Odile Varenholt' }, 'Speaks for nobody.'))
  record.list('the Harbour Council', 'Estrande')
  const own = record.rows(orgA)
  assert.deepEqual(
    own.map(({ name, warnings }) => [name, warnings.map(({ text, ask }) => [text, ask])]),
    [
      ['Odile Varenholt', [['Speaks for nobody.', 'the legal desk']]],
      ['the Harbour Council', [['Ask the legal desk.', 'the legal desk']]],
    ].toSorted((a, b) => own.findIndex((row) => row.name === a[0]) - own.findIndex((row) => row.name === b[0])),
  )
  for (const group of ['public', 'members', orgB]) {
    assert.deepEqual(
      record.rows(group).map(({ name, warnings }) => [name, warnings.length]),
      [['the Harbour Council', 0]],
    )
  }
})

test('a new set of rules replaces the one before, also where it no longer names somebody', () => {
  const record = new Standing().open()
  record.rules(orgA, rule({ actor: 'Odile Varenholt' }))
  record.list('the Harbour Council', 'Estrande')
  record.rules(orgA, rule({ listed: true }))
  assert.deepEqual(
    record.rows(orgA).map(({ name, warnings }) => [name, warnings.length]),
    [['the Harbour Council', 1]],
  )
  record.rules(orgA)
  assert.deepEqual(
    record.rows(orgA).map(({ warnings }) => warnings.length),
    [0],
  )
})

test('rules on contacts are for one’s own organisation alone', () => {
  assert.throws(() => checkKept('contact-policy-set', ['members']), { code: 'own-only' })
  assert.doesNotThrow(() => checkKept('contact-policy-set', []))
  assert.doesNotThrow(() => checkKept('designation-entered', ['public']))
})

test('an actor is named by its whole name among other words, a common name only where it stands alone', () => {
  assert.equal(isNamedIn('Talks with the Harbour League', 'the harbour league'), true)
  assert.equal(isNamedIn('Talks with the Harbour Leagues', 'Harbour League'), false)
  assert.equal(isNamedIn('Talks with the council', 'The Council'), false)
  assert.equal(isNamedIn('The Council', 'Council'), true)
  assert.equal(isNamedIn('Talks', ''), false)
})

test('what holds is asked of a day', () => {
  const ended = { on: '2029-06-01', by: 'Estrande', reason: null, entry: 'e', toldBy: 'o' }
  assert.deepEqual(
    ['2026-12-31', '2027-01-01', '2029-05-31', '2029-06-01'].map((day) => isListedOn({ since: '2027', ended }, day)),
    [false, true, true, false],
  )
  assert.deepEqual(
    ['2031-02-28', '2031-03-01'].map((day) => holdsOn({ from: '2031-01', until: '2031-02', ended: null }, day)),
    [true, false],
  )
  const record = new Standing().open()
  record.list('the Harbour Council', 'Estrande', '2030-05-01')
  record.rules(orgA, rule({ listed: true }))
  const row = record.rows(orgA)[0]
  assert.ok(row !== undefined)
  assert.deepEqual([warningsOn(row, '2030-04-30').length, warningsOn(row, '2030-05-01').length], [0, 1])
})

test('a split and a merger stand with each group, and what is listed stays with the one that is', () => {
  const record = new Standing().open()
  record.list('the Harbour Council', 'Estrande')
  const say = (body: object) =>
    record.add({ kind: 'succession-entered', body: { on: '2031-03', by: 'the Shore Council', ...body } })
  say({ form: 'split', from: ['Harbour Council'], into: ['the Harbour Council', 'the Shore Council'] })
  say({ form: 'merger', from: ['the Shore Council', 'the Reed League'], into: ['the Water Front'] })
  const named = (name: string) => record.rows().find((row) => row.names.includes(name))
  const told = (name: string) => {
    const row = named(name)
    const of = (list: NonNullable<typeof row>['predecessors']) =>
      list.map((one) => one.others.map((other) => other.name))
    return row === undefined ? null : [of(row.predecessors), of(row.successors), row.designations.length]
  }
  assert.deepEqual(told('the Harbour Council'), [[], [['the Shore Council']], 1])
  assert.deepEqual(told('the Shore Council'), [[['Harbour Council']], [['the Water Front']], 0])
  assert.deepEqual(told('the Water Front'), [[['the Shore Council', 'the Reed League']], [], 0])
  // From a group to what it came from, by the key of that row.
  const [came] = named('the Shore Council')?.predecessors ?? []
  assert.equal(came?.others[0]?.key, named('the Harbour Council')?.key)
})

test('a split of one into one, or a merger of one, is refused and says what to enter', () => {
  const body = { from: ['A'], into: ['B'], on: '2031', by: 'A' }
  for (const form of ['split', 'merger']) {
    assert.throws(() => checkBody('succession-entered', { form, ...body }), { code: 'bad-body' })
  }
  for (const form of ['renaming', 'succession']) checkBody('succession-entered', { form, ...body })
})
