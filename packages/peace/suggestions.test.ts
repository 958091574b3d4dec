import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reading } from '@parley/read/reading'
import { directoryOf } from './directory.ts'
import { foldView } from './fold.ts'
import type { ClaimRow, SuggestionRow } from './rows.ts'
import { misshapen, now, orgA, orgB, readingOf, SmallRecord } from './testing.ts'
import { accounts } from './views/accounts.ts'
import { allFolded } from './views/all.ts'
import { claims } from './views/claims.ts'
import { documents } from './views/documents.ts'
import { suggestions } from './views/suggestions.ts'

const text =
  'The council said the road is open. Its speaker, asked about the shelling, denied it. Two trucks crossed at Anvil on Monday.'
const base = readingOf({
  text,
  published: '2026-05-02',
  actors: [{ id: 'a1', name: 'Dara Voss' }],
  claims: [{ source: 'The council', cue: 'said', content: 'the road is open' }],
  places: [{ name: 'Anvil' }],
})
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const reading: Reading = {
  ...base,
  mentions: [{ ...at('Its speaker'), actor: 'a1' }],
  dates: [{ ...at('Monday'), text: 'Monday', value: '2026-04-27', relation: null, basis: 'context' }],
}

/** A record of one document and what a model suggested about it. */
function recordOf(more: { readonly by?: string; readonly start?: number } = {}) {
  const record = new SmallRecord().open()
  const { document, received, read } = record.document(1, reading)
  const suggest = () =>
    record.add({
      kind: 'document-suggested',
      role: 'model',
      ...(more.by === undefined ? {} : { by: more.by }),
      body: {
        document,
        received,
        reading: read,
        part: 0,
        shown: { start: 0, end: text.length },
        model: { name: 'stand-in', version: '1', prompt: 'suggest/1' },
        language: 'fr',
        problem: null,
        claims: [
          {
            id: 'mc1',
            source: [at('Its speaker')],
            cue: [at('denied')],
            content: [more.start === undefined ? at('it.') : { start: more.start, end: more.start + 3 }],
            attitude: 'denies',
            modality: 'negated',
          },
        ],
        events: [
          {
            id: 'me1',
            words: at('Two trucks crossed at Anvil on Monday'),
            type: 'aid',
            status: 'occurred',
            participants: [{ words: at('Its speaker'), role: 'source' }],
            place: at('Anvil'),
            date: at('Monday'),
          },
        ],
        translations: [{ id: 'mt1', of: at('The council said the road is open.'), text: 'La route est ouverte.' }],
        dropped: { invented: 2, known: 1, misshapen: 0, beyond: 0 },
      },
    })
  const decide = (kind: string, claim: string, by = orgA) =>
    record.add({ kind, by, body: { document, reading: read, claim } })
  return { record, document, read, received, suggest, decide }
}

const fold = <R extends { key: string; process: string }>(
  view: Parameters<typeof foldView<R>>[0],
  record: SmallRecord,
  group = 'public',
) => foldView(view, { facts: record.facts, group, directory: directoryOf(record.facts), now })

test('what nobody took counts in no view but its own', () => {
  const { record, suggest } = recordOf()
  const before = allFolded.map((view) => [view.name, JSON.stringify(fold(view, record))])
  suggest()
  const after = allFolded.map((view) => [view.name, JSON.stringify(fold(view, record))])
  const changed = after.filter(([, rows], i) => rows !== before[i]?.[1]).map(([name]) => name)
  assert.deepEqual(changed, ['suggestions'])
  const rows = fold<SuggestionRow>(suggestions, record)
  assert.deepEqual(misshapen(suggestions, rows), [])
  assert.deepEqual(rows.map(({ item, sort, words, standing }) => [item, sort, words, standing]).sort(), [
    ['m0', 'answer', '', 'machine'],
    ['mc1', 'claim', 'Its speaker, asked about the shelling, denied it.', 'machine'],
    ['me1', 'event', 'Two trucks crossed at Anvil on Monday', 'machine'],
    ['mt1', 'translation', 'The council said the road is open.', 'machine'],
  ])
})

test('a claim that a person took is a claim, and says which model suggested it', () => {
  const { record, read, suggest, decide } = recordOf()
  const suggested = suggest()
  const accepted = decide('claim-accepted', 'mc1')
  const rows = fold<ClaimRow>(claims, record)
  assert.deepEqual(misshapen(claims, rows), [])
  const row = rows.find(({ key }) => key === `${read}/mc1`)
  assert.equal(row?.standing, 'accepted')
  assert.equal(row?.suggestedBy, 'stand-in 1')
  assert.equal(row?.content, 'it.')
  assert.equal(row?.sourceName, 'Dara Voss')
  assert.deepEqual(row?.entries, [read, suggested, accepted])
  assert.equal(rows.find(({ claim }) => claim === 'c1')?.suggestedBy, null)
  // What the document's row counts is what the reader found.
  assert.deepEqual(
    fold(documents, record).map(({ counts }) => [counts.claims, counts.accepted]),
    [[1, 0]],
  )
})

test('an event that a person took is told of, with date and place as the reader found them in its words', () => {
  const { record, suggest, decide } = recordOf()
  const suggested = suggest()
  const before = fold(accounts, record).length
  const accepted = decide('claim-accepted', 'me1', orgB)
  const rows = fold(accounts, record)
  assert.equal(rows.length, before + 1)
  const row = rows.find(({ type }) => type === 'aid')
  assert.deepEqual(misshapen(accounts, rows), [])
  assert.equal(row?.standing, 'accepted')
  assert.equal(row?.date, '2026-04-27')
  assert.equal(row?.place, 'Anvil')
  assert.deepEqual(
    row?.participants.map(({ name }) => name),
    ['Dara Voss'],
  )
  assert.ok(row?.entries.includes(suggested) && row.entries.includes(accepted))
})

test('what was left, or taken and given back, counts nowhere', () => {
  const { record, suggest, decide } = recordOf()
  suggest()
  const claimsBefore = JSON.stringify(fold(claims, record))
  const accountsBefore = JSON.stringify(fold(accounts, record))
  decide('claim-rejected', 'mc1')
  const accepted = decide('claim-accepted', 'me1')
  record.add({ kind: 'entry-withdrawn', body: { entry: accepted } })
  assert.equal(JSON.stringify(fold(claims, record)), claimsBefore)
  assert.equal(JSON.stringify(fold(accounts, record)), accountsBefore)
  const row = fold<SuggestionRow>(suggestions, record).find(({ item }) => item === 'mc1')
  assert.equal(row?.standing, 'rejected')
})

test('words outside the text, and words of another organisation’s model, are no suggestions', () => {
  for (const more of [{ start: text.length - 1 }, { by: orgB }]) {
    const { record, suggest, decide } = recordOf(more)
    const before = JSON.stringify(fold(accounts, record))
    suggest()
    decide('claim-accepted', 'me1')
    assert.deepEqual(fold(suggestions, record), [])
    assert.equal(JSON.stringify(fold(accounts, record)), before)
  }
})

test('a suggestion is shared as its document is, and goes with it', () => {
  const { record, document, received, suggest } = recordOf()
  suggest()
  const marking = { tlp: 'AMBER+STRICT' as const }
  record.add({
    kind: 'sharing-changed',
    audience: [],
    marking,
    body: {
      entry: received,
      document,
      from: { audience: ['public'], marking: { tlp: 'CLEAR' } },
      to: { audience: [], marking },
      lowers: false,
      reason: 'narrowed',
    },
  })
  assert.deepEqual(fold(suggestions, record, 'public'), [])
  assert.deepEqual(fold(suggestions, record, orgB), [])
  assert.equal(fold(suggestions, record, orgA).length, 4)
  record.add({ kind: 'entry-withdrawn', body: { entry: received } })
  assert.deepEqual(fold(suggestions, record, orgA), [])
})
