// Briefs from a running hub with the sample: what they say, that every sentence cites entries its reader may see, and
// that PDF, Word and Markdown say the same, read back by the reader itself.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Brief, citedIn } from '@parley/peace'
import { read } from '@parley/read'
import { openHouse } from '../http/serving-testing.ts'
import { readManifest } from '../sample/manifest.ts'
import { linesOf } from './setting.ts'

const { process: sample } = readManifest()
const house = await openHouse({ sample: true, ingest: { threads: 2 } })
await house.serving.sampleLoaded
await house.serving.hub.caughtUp()
after(() => house.serving.close())
const anyone = house.public
const asked = { kind: 'compliance', process: sample.id }

const { brief } = await anyone.brief(asked)
const said = (one: Brief, section: string) =>
  one.sections.find(({ name }) => name === section)?.sentences.map(({ text }) => text) ?? []

test('what changed since the last one stands first, and the story of a sample stands still', () => {
  assert.equal(brief.at, new Date(sample.standsAt).toISOString())
  assert.equal(brief.sections[0]?.name, 'changes')
  assert.ok(said(brief, 'changes').some((text) => /Phase One was extended until 6 May 2026/.test(text)))
  assert.ok(said(brief, 'overdue').some((text) => /second inspection lane.*Due by 6 April 2026; past due/.test(text)))
  assert.ok(said(brief, 'next').some((text) => /agree on a list for further releases.*20 April 2026/.test(text)))
  assert.equal(said(brief, 'contested').length, 4)
  assert.equal(said(brief, 'readings').length, 2)
  assert.ok(said(brief, 'exchanges').some((text) => text.includes('45 agreed: 45 listed, 45 released')))
})

test('every sentence cites entries, and each of them is there for its reader', async () => {
  for (const { sentences } of brief.sections)
    for (const { text, entries } of sentences) assert.ok(entries.length > 0, text)
  for (const id of citedIn(brief)) assert.equal((await anyone.entry({ id })).entry.id, id)
})

test('the same in Arabic and French, with as many sentences from the same entries', async () => {
  for (const language of ['ar', 'fr']) {
    const other = (await anyone.brief({ ...asked, language })).brief
    assert.equal(other.language, language)
    assert.deepEqual(
      other.sections.map(({ sentences }) => sentences.map(({ entries }) => entries)),
      brief.sections.map(({ sentences }) => sentences.map(({ entries }) => entries)),
    )
  }
})

test('every form says every sentence', async () => {
  const plain = (text: string) => text.replace(/[\s\u2066-\u2069\\]+/g, '')
  for (const format of ['pdf', 'docx', 'md'] as const) {
    const response = await anyone.briefFile({ ...asked, format })
    assert.match(response.headers.get('content-disposition') ?? '', new RegExp(`compliance-2026-04-13\\.${format}`))
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { text, title } = (await read(bytes, { name: `brief.${format}` })).document
    const whole = plain(`${title} ${text}`)
    for (const { sentences } of brief.sections) {
      // Long words are broken by nobody, and lines are joined again: what is left is the same letters.
      for (const { text: sentence } of sentences) {
        assert.ok(whole.includes(plain(sentence).slice(0, 60)), `${format}: ${sentence}`)
      }
    }
  }
})

test('a time that is none, an end before its beginning, another kind and a process one may not see are refused', async () => {
  const refused = async (more: Record<string, string>) =>
    anyone.brief({ ...asked, ...more }).then(
      () => 'answered',
      (error) => error.status,
    )
  assert.equal(await refused({ since: sample.standsAt, until: sample.opened }), 400)
  assert.equal(await refused({ kind: 'gossip' }), 404)
  assert.equal(await refused({ process: `prc_${'0'.repeat(26)}` }), 404)
})

test('what was not known at the last report is not told as known then', async () => {
  // The hub received all of it today: of a month ago it knew nothing, and says only how things were.
  assert.deepEqual(
    said(brief, 'changes').filter((text) => text.includes('it was known then')),
    [],
  )
})

test('a line from right to left stands in its visual order, names of other scripts included', () => {
  const measure = (text: string) => [...text].length
  const shown = (text: string, direction: 'ltr' | 'rtl') =>
    linesOf(text, { direction, width: 100, measure }).map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
  // Arabic letters stay in logical order within a piece, because their font turns them.
  assert.deepEqual(shown('حتى \u2068Line A\u2069.', 'rtl'), ['.Line A حتى'])
  assert.deepEqual(shown('the Council (4.2)', 'ltr'), ['the Council (4.2)'])
  assert.deepEqual(
    linesOf('one two three', { direction: 'ltr', width: 8, measure }).map(({ pieces }) =>
      pieces.map((piece) => piece.text).join(''),
    ),
    ['one two', 'three'],
  )
})

const situation = { process: sample.id, until: '2026-03-19T20:00:00Z' }
const daily = (await anyone.brief({ ...situation, kind: 'daily' })).brief
const weekly = (await anyone.brief({ ...situation, kind: 'weekly' })).brief

test('a situation brief goes a day or a week back, says what is new first, and cites entries for every sentence', async () => {
  const hoursOf = ({ at, since }: Brief) => (Date.parse(at) - Date.parse(since)) / 3600_000
  assert.deepEqual([hoursOf(daily), hoursOf(weekly)], [24, 7 * 24])
  assert.deepEqual([daily.title, daily.sections[0]?.name], ['Daily situation brief', 'changes'])
  assert.ok(said(daily, 'changes').some((text) => /^Talks on Phase Two/.test(text)))
  assert.ok(said(daily, 'diplomacy').some((text) => /^Visit of the Special Envoy to the Sarrow Basin/.test(text)))
  for (const brief of [daily, weekly]) {
    for (const { sentences } of brief.sections) {
      assert.equal(new Set(sentences.map(({ text }) => text)).size, sentences.length)
      for (const { text, entries } of sentences) assert.ok(entries.length > 0, text)
    }
    for (const id of citedIn(brief)) assert.equal((await anyone.entry({ id })).entry.id, id)
  }
})

test('a situation brief is the same in every language, sentence by sentence', async () => {
  for (const language of ['ar', 'fr']) {
    const other = (await anyone.brief({ ...situation, kind: 'weekly', language })).brief
    assert.notEqual(other.title, weekly.title)
    assert.deepEqual(
      other.sections.map(({ name, sentences }) => [name, sentences.map(({ entries }) => entries)]),
      weekly.sections.map(({ name, sentences }) => [name, sentences.map(({ entries }) => entries)]),
    )
  }
})
