import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { documentsFolder, readManifest, readPlaces, readSampleDocument, receivedAt } from './manifest.ts'
import { originals } from './originals/all.ts'

const manifest = readManifest()
const places = readPlaces()
const documentBytesMax = 32 * 1024

// Archives are stored and PDFs uncompressed, so that every document's words can be searched in its bytes.
const rawText = (file: string) => {
  const bytes = readSampleDocument({ file })
  return new TextDecoder(file.endsWith('.pdf') ? 'windows-1252' : 'utf-8').decode(bytes)
}
const unescaped = (text: string) =>
  text
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
// RFC 2047, the Q encoding: how a mail header says letters beyond ASCII.
const headerWords = (text: string) =>
  text.replace(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_, coded: string) =>
    decodeURIComponent(coded.replace(/_/g, ' ').replace(/=(?=[0-9A-F]{2})/g, '%')),
  )
// A PDF breaks its lines between strings: joining the strings again gives the sentence back.
const words = (file: string) =>
  unescaped(
    file.endsWith('.pdf')
      ? [...rawText(file).matchAll(/\(((?:[^()\\]|\\.)*)\) Tj/g)]
          .map(([, line = '']) => line.replace(/\\(.)/g, '$1'))
          .join(' ')
      : headerWords(rawText(file)),
  )
const straight = (text: string) => text.replace(/[’‘]/g, "'").toLowerCase()
const says = (file: string, wanted: string) => straight(words(file)).includes(straight(wanted))

describe('the sample process', () => {
  test('lists every document it has, and has every document it lists', () => {
    const listed = manifest.documents.map((document) => document.file).sort()
    assert.deepEqual(readdirSync(documentsFolder).sort(), listed)
    assert.ok(listed.length >= 20, `${listed.length} documents`)
  })

  test('keeps every document small, and none empty', () => {
    for (const { file } of manifest.documents) {
      const { length } = readSampleDocument({ file })
      assert.ok(length > 500 && length <= documentBytesMax, `${file}: ${length} bytes`)
    }
  })

  test('makes its binary documents from their originals, byte for byte', () => {
    for (const { file, bytes } of originals) {
      assert.deepEqual(bytes(), readSampleDocument({ file }), `${file}: run packages/hub/sample/make.ts`)
    }
  })

  test('gives every entry, organisation and document one id of its own', () => {
    const ids = [
      manifest.process.id,
      ...manifest.organisations.map(({ id }) => id),
      ...manifest.documents.map(({ entry }) => entry),
    ]
    assert.equal(new Set(ids).size, ids.length)
  })

  test('names only organisations it has', () => {
    const keys = new Set(manifest.organisations.map(({ key }) => key))
    for (const { file, handedInBy } of manifest.documents) assert.ok(keys.has(handedInBy), `${file}: ${handedInBy}`)
    for (const { name, organisation } of manifest.people) assert.ok(keys.has(organisation), `${name}: ${organisation}`)
    for (const { name, rivals = [] } of places)
      for (const { usedBy } of rivals) assert.ok(keys.has(usedBy), `${name}: ${usedBy}`)
  })

  test('hands its documents in one after another, none before it is dated', () => {
    let last = ''
    for (const document of manifest.documents) {
      const at = receivedAt(manifest, document)
      assert.ok(at > last, `${document.file} came at ${at}, after ${last}`)
      last = at
      const { published } = document.expect
      // A day begins latest on the ground of the story, eight hours behind UTC.
      if (published) assert.ok(Date.parse(at) >= Date.parse(`${published}T08:00:00Z`), `${document.file} at ${at}`)
    }
  })

  test('has a way to say every kind of report that people bring', () => {
    const types = new Set(manifest.documents.map(({ mediaType }) => mediaType))
    assert.equal(types.size, 9, [...types].join(', '))
    const languages = new Set(manifest.documents.map(({ language }) => language))
    assert.deepEqual([...languages].sort(), ['ar', 'en', 'fr'])
    assert.ok(manifest.documents.some(({ expect }) => expect.published === null))
  })
})

describe('what a careful reading of the sample finds', () => {
  test('stands in the words of the documents', () => {
    for (const { file, expect } of manifest.documents) {
      const wanted = [
        ...(expect.title === null ? [] : [expect.title]),
        ...(expect.unnamed ?? []),
        ...(expect.removed ?? []),
      ]
      for (const phrase of wanted) assert.ok(says(file, phrase), `${file} does not say “${phrase}”`)
    }
    for (const { document, words: phrase } of manifest.expect.commitments)
      assert.ok(says(document, phrase), `${document} does not say “${phrase}”`)
    for (const { about, values, documents } of manifest.expect.disagreements)
      for (const value of values)
        assert.ok(
          documents.some((file) => says(file, value) || says(file, numberWord(value))),
          `${about}: nobody says “${value}”`,
        )
  })

  test('speaks of documents that are there', () => {
    const files = new Set(manifest.documents.map(({ file }) => file))
    const { wireCopies, accounts, nameConflicts, disagreements, commitments } = manifest.expect
    const named = [
      ...[...wireCopies, ...accounts, ...nameConflicts, ...disagreements].flatMap(({ documents }) => documents),
      ...commitments.map(({ document }) => document),
    ]
    for (const file of named) assert.ok(files.has(file), file)
  })

  test('two wire copies carry the same sentences, and the independent report carries none of them', () => {
    const sentences = (file: string) =>
      new Set([...rawText(file).matchAll(/<p>([^<]{60,})<\/p>/g)].map(([, sentence = '']) => sentence))
    for (const { documents } of manifest.expect.wireCopies) {
      const [first = '', second = ''] = documents
      // The dateline differs from house to house.
      const shared = [...sentences(second)].filter((sentence) => sentences(first).has(sentence))
      assert.ok(shared.length >= sentences(second).size - 1, `${second}: ${shared.length} of ${sentences(second).size}`)
      assert.ok(sentences(second).size < sentences(first).size, `${second} is cut`)
    }
    const [independent = ''] = ['05-exchange-strand-ledger.html']
    for (const sentence of sentences('03-exchange-examiner.html')) assert.ok(!sentences(independent).has(sentence))
  })

  test('a name in error stands only where a document makes the error or corrects it', () => {
    for (const { names, documents } of manifest.expect.nameConflicts) {
      const [, wrong = ''] = names
      const saying = manifest.documents.map(({ file }) => file).filter((file) => says(file, wrong))
      for (const file of documents) assert.ok(saying.includes(file), `${file} does not say ${wrong}`)
    }
  })
})

describe('the places of the sample', () => {
  test('lie in open ocean', () => {
    for (const { name, lat, lon } of places)
      assert.ok(lat < -36 && lat > -42 && lon < -109 && lon > -119, `${name}: ${lat}, ${lon}`)
  })

  test('are places that documents speak of, under every name they have', () => {
    const all = manifest.documents.map(({ file }) => words(file)).join('\n')
    for (const { name, names, rivals } of places) {
      for (const wanted of rivals?.map((rival) => rival.name) ?? [name])
        assert.ok(all.includes(wanted), `no document says ${wanted}`)
      if (rivals)
        assert.deepEqual(
          rivals
            .map((rival) => rival.name)
            .sort()
            .join(' / '),
          name,
        )
      assert.ok(names.ar.length > 0 && names.fr.length > 0)
    }
  })
})

describe('nobody’s real war is the sample', () => {
  // Parties, places and bodies of present and recent conflicts; whole words, without regard to case.
  const real =
    /\b(afghan\w*|african union|armenia\w*|azerbaijan\w*|balkan\w*|bosnia\w*|china|chinese|colombia\w*|congo\w*|cyprus|donbas|eritrea\w*|ethiopia\w*|european union|farc|gaza|georgia|hamas|hezbollah|houthi\w*|india|iran\w*|iraq\w*|ireland|isra\w*|karabakh|kashmir|korea\w*|kosovo|leban\w*|libya\w*|mali|myanmar|nato|nepal|osce|pakistan\w*|palestin\w*|philippin\w*|rohingya|russia\w*|rwanda\w*|serbia\w*|somali\w*|sri lanka|sudan\w*|syria\w*|taiwan|taliban|tamil|tigray\w*|ukrain\w*|united nations|united states|washington|yemen\w*)\b/i

  test('no document, name or note speaks of one', () => {
    const texts = manifest.documents.map(({ file }) => [file, words(file)] as const)
    const data = ['manifest.json', 'places.json'].map(
      (file) => [file, readFileSync(new URL(file, import.meta.url), 'utf8')] as const,
    )
    const told = ['promises.ts', 'meetings.ts', 'aid.ts', 'incentives.ts', 'tension.ts', 'standing.ts'].map(
      (file) => [file, readFileSync(new URL(file, import.meta.url), 'utf8')] as const,
    )
    for (const [file, text] of [...texts, ...data, ...told]) assert.equal(real.exec(text)?.[0], undefined, file)
  })

  test('every address is one that can belong to nobody', () => {
    // RFC 2606 keeps .example for this; the others are the names of XML vocabularies.
    const vocabularies = /^(www\.w3\.org|purl\.org|schemas\.openxmlformats\.org|schema\.org)$/
    for (const { file } of manifest.documents)
      for (const [, host = ''] of rawText(file).matchAll(/https?:\/\/([a-z0-9.-]+)/gi))
        assert.ok(host.endsWith('.example') || vocabularies.test(host), `${file}: ${host}`)
  })
})

/** The words a report may use for a small number: 'nineteen' for '19'. */
function numberWord(value: string): string {
  return { '12': 'twelve', '19': 'nineteen' }[value] ?? value
}
