import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { bytesMaxDefault, readDocument } from './document.ts'
import { docxBomb, docxFile, docxParagraph, encryptedOffice, pdfFile, xlsxFile } from './fixtures/files.ts'
import type { Document, ReadOptions, UnreadableCode } from './reading.ts'
import { Unreadable } from './unreadable.ts'

const fixture = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url))
const text = (value: string): Uint8Array => Buffer.from(value)
const latin = (length: number, byte: (i: number) => number) => Uint8Array.from({ length }, (_, i) => byte(i))

const nested = (depth: number) =>
  `<html><body>${'<div>'.repeat(depth)}<p>Words at the bottom of it all.</p>${'</div>'.repeat(depth)}</body></html>`

/** Bytes nobody can read: which refusal, and a word its message must hold for the person who has to act on it. */
const refused: readonly (readonly [string, () => Uint8Array, UnreadableCode, RegExp, ReadOptions?])[] = [
  ['an empty file', () => new Uint8Array(), 'empty', /empty/],
  ['200 MB', () => new Uint8Array(200 * 1024 * 1024), 'too-large', /200 MiB and the limit is 32 MiB/],
  ['more than the limit given', () => text('more than ten bytes'), 'too-large', /limit/, { bytesMax: 10 }],
  [
    'an encrypted PDF',
    () => pdfFile([[{ text: 'secret', x: 50, y: 700 }]], { encrypted: true }),
    'encrypted',
    /password/,
  ],
  ['an encrypted Word document', encryptedOffice, 'encrypted', /password/],
  [
    'an old Word document',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
    'unsupported',
    /DOCX/,
  ],
  ['a zip bomb as DOCX', () => docxBomb(70), 'bomb', /unpacks/],
  ['entities in a DOCX', () => docxFile('<!DOCTYPE x [<!ENTITY a "aaaa">]>'), 'bomb', /unpacks/],
  [
    'a DOCX of 10,000 nested elements',
    () => docxFile('<w:p>'.repeat(10_000) + '</w:p>'.repeat(10_000)),
    'too-deep',
    /nests/,
  ],
  ['a workbook with one cell in its far corner', () => xlsxFar(), 'bomb', /unpacks/],
  ['a DOCX cut in half', () => half(docxFile(docxParagraph('words'))), 'damaged', /again/],
  ['a PDF cut to its head', () => pdfFile([[]]).subarray(0, 60), 'damaged', /again/],
  ['a zip archive', () => zipSync({ 'a.txt': text('words') }), 'unsupported', /zip archive/],
  ['a picture', () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]), 'unsupported', /PNG/],
  ['binary garbage', () => latin(10_000, (i) => (i * 7919 + (i >> 3) * 31) & 0xff), 'binary', /not text/],
  ['zeros', () => new Uint8Array(10_000), 'binary', /not text/],
]
const xlsxFar = () => {
  const files = unzipSync(xlsxFile({ A: [['a'], ['b']] }))
  const name = 'xl/worksheets/sheet1.xml'
  const sheet = strFromU8(files[name]!).replace('r="A2"', 'r="XFD1048576"').replace('r="2"', 'r="1048576"')
  return zipSync({ ...files, [name]: strToU8(sheet) })
}
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1)

for (const [name, bytes, code, message, options] of refused) {
  test(`${name}: refused as ${code}, quickly and in words`, async () => {
    const input = bytes()
    const started = performance.now()
    await assert.rejects(readDocument(input, options), (error) => {
      assert.ok(error instanceof Unreadable, String(error))
      assert.equal(error.code, code)
      assert.match(error.message, message)
      return true
    })
    assert.ok(performance.now() - started < 3000)
  })
}

test('a name alone does not make a bomb of a large honest document', async () => {
  const document = await readDocument(
    docxFile(
      Array.from({ length: 3000 }, (_, i) => docxParagraph(`Paragraph ${i} of a long report about the bridge.`)).join(
        '',
      ),
    ),
  )
  assert.ok(document.blocks.length >= 2999)
})

/** What is strange and can still be read, and what is said of it. */
const degraded: readonly (readonly [string, () => Uint8Array, string, string])[] = [
  ['10,000 nested tags', () => text(nested(10_000)), 'Words at the bottom of it all.', 'deep-nesting'],
  [
    'a million tags never closed',
    () => text(`<html><body><p>Words first.</p>${'<b>'.repeat(1_000_000)}`),
    'Words first.',
    'deep-nesting',
  ],
  [
    'a charset that is not what the page says',
    () =>
      iconv.encode(
        `<html><head><meta charset="utf-8"></head><body>${'<p>أعلنت اللجنة المشتركة يوم الاثنين أن الجولة الثانية ستبدأ قبل نهاية الشهر في المدينة.</p>'.repeat(4)}</body></html>`,
        'windows-1256',
      ),
    'أعلنت اللجنة المشتركة',
    'charset-guessed',
  ],
]
for (const [name, bytes, words, code] of degraded) {
  test(`${name}: read with the notice ${code}`, async () => {
    const started = performance.now()
    const document = await readDocument(bytes())
    assert.ok(document.text.includes(words), document.text.slice(0, 200))
    assert.ok(
      document.notices.some((notice) => notice.code === code),
      JSON.stringify(document.notices),
    )
    assert.ok(performance.now() - started < 5000, `${performance.now() - started} ms`)
  })
}

const megabyte = 1024 * 1024
const slow: readonly (readonly [string, () => string])[] = [
  ['closing tags that open nothing', () => `<html><body>${'<i>'.repeat(100_000)}${'</p></b>'.repeat(200_000)}`],
  ['list items without end', () => `<html><body>${'<ul><li>'.repeat(100_000)}`],
  ['table cells without end', () => `<html><body><table>${'<tr><td>x'.repeat(50_000)}`],
  ['tables in tables', () => `<html><body>${'<table><tr><td>word '.repeat(20_000)}`],
  ['one very long line', () => 'word '.repeat((2 * megabyte) / 5)],
  ['one very long word', () => 'x'.repeat(2 * megabyte)],
  ['many short lines', () => 'a\n'.repeat(100_000)],
  ['many pipes', () => 'a|b\n'.repeat(100_000)],
  ['one line of pipes', () => '|'.repeat(megabyte)],
  ['many brackets', () => `# a\n\n- b\n\n${'['.repeat(200_000)}`],
  ['many stars', () => `# a\n\n- b\n\n${'*a '.repeat(50_000)}`],
  ['attributes without end', () => `<html><body><p ${'a=b '.repeat(200_000)}>Words.</p>`],
  ['open comments', () => `<html><body>${'<!-- '.repeat(200_000)}`],
  ['nested JSON-LD', () => `<html><script type="application/ld+json">${'['.repeat(200_000)}</script><p>Words.</p>`],
  ['many paragraphs', () => `<html><body>${'<div><p>Some words stand here in a row.</p></div>'.repeat(20_000)}`],
  ['quoted lines', () => `From: a@b.example\nDate: x\nMessage-ID: <a>\nMIME-Version: 1.0\n\n${'> a\n'.repeat(50_000)}`],
  ['an open feed', () => `<rss><channel>${'<item>'.repeat(100_000)}`],
]
for (const [name, source] of slow) {
  test(`${name}: read or refused within seconds`, async () => {
    const bytes = text(source())
    const started = performance.now()
    await readDocument(bytes).catch((error: unknown) => assert.ok(error instanceof Unreadable, String(error)))
    const tookMs = performance.now() - started
    assert.ok(tookMs < 10_000, `${tookMs} ms for ${bytes.length} bytes`)
  })
}

/** What must hold of every document, whatever it was read from. */
function checkDocument(document: Document): void {
  const { text: set, blocks, tables, removed } = document
  let end = 0
  for (const block of blocks) {
    assert.ok(block.start >= end && block.end > block.start && block.end <= set.length, JSON.stringify(block))
    assert.equal(set.slice(block.start, block.end), set.slice(block.start, block.end).trim())
    assert.equal(set.slice(end, block.start).trim(), '')
    end = block.end
  }
  assert.equal(set.slice(end).trim(), '')
  for (const table of tables) {
    assert.ok(blocks.some((block) => block.type === 'table' && block.start === table.start && block.end === table.end))
    const grid = [
      [table.columns, table.columnCells ?? []] as const,
      ...table.rows.map((row, r) => [row, table.cells?.[r] ?? []] as const),
    ]
    for (const [row, cells] of grid) {
      assert.equal(cells.length, row.length)
      for (const [c, cell] of cells.entries())
        assert.equal(cell === null ? '' : set.slice(cell.start, cell.end), row[c])
    }
  }
  let at = 0
  for (const one of removed) {
    assert.ok(one.at >= at && one.at <= set.length && one.text.trim() !== '')
    at = one.at
  }
}

const bare = (value: string) => value.replace(/\s+/gu, '')

test('of plain text, every word is in the title, in the text or listed as removed, and none is made up', async () => {
  const source = (await fixture('web-copy.txt')).toString()
  const document = await readDocument(text(source))
  checkDocument(document)
  for (const one of document.removed) assert.ok(bare(source).includes(bare(one.text)), one.text)
  const words = (value: string) => value.match(/[\p{L}\p{N}]+/gu) ?? []
  const told = [document.title, document.publisher, document.text, ...document.removed.map((one) => one.text)].flatMap(
    (one) => words(one ?? ''),
  )
  assert.deepEqual(told.toSorted(), words(source).toSorted())
})

test('with plain, the text is the input, and reading it again gives the same', async () => {
  const seed = randomInt(2 ** 31)
  console.log(`seed ${seed}`)
  const line = fc.stringMatching(/^[ -~À-ÿ\t]{0,80}$/)
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      async (lines, end) => {
        const source = lines.join(end)
        if (source === '') return
        const document = await readDocument(text(source), { plain: true })
        assert.equal(document.text, source)
        assert.deepEqual(document.removed, [])
        for (const block of document.blocks) assert.notEqual(source.slice(block.start, block.end).trim(), '')
        assert.deepEqual(await readDocument(text(document.text), { plain: true }), document)
      },
    ),
    { seed, numRuns: 100 },
  )
})

test('text of any lines keeps the promises of a document, and is read the same twice', async () => {
  const seed = randomInt(2 ** 31)
  console.log(`seed ${seed}`)
  const line = fc.oneof(
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    fc.constantFrom(
      'Share',
      'By Lena Marsh',
      '19 October 2031',
      '- one',
      '- two',
      'a | b | c',
      '---|---|---',
      '| x | y |',
      'Related articles',
      '',
      'Read more: a bridge',
      '© 2031 A',
      '1. one',
      '2. two',
      '## b',
      '> q',
      'Advertisement',
    ),
    fc.constant(
      'The joint commission agreed on Monday to a second round of exchanges, two officials said. Continue reading',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 30 }), async (lines) => {
      const bytes = text(lines.join('\n'))
      if (bytes.length === 0) return
      const document = await readDocument(bytes).catch((error: unknown) => {
        assert.ok(error instanceof Unreadable, String(error))
        return null
      })
      if (document === null) return
      checkDocument(document)
      assert.deepEqual(await readDocument(bytes), document)
    }),
    { seed, numRuns: 150 },
  )
})

test('random bytes and damaged documents are read or refused, never anything else', async () => {
  const seed = randomInt(2 ** 31)
  console.log(`seed ${seed}`)
  const whole = [
    await fixture('web-copy.txt'),
    await fixture('news-page.html'),
    docxFile(docxParagraph('The talks resumed.')),
    xlsxFile({ A: [['a', 1]] }),
    pdfFile([[{ text: 'The talks resumed on Monday.', x: 50, y: 700 }]]),
    text('From: a@b.example\nDate: Sun, 19 Oct 2031 23:05:00 +0200\nSubject: x\nMIME-Version: 1.0\n\nWords.'),
    text('<rss><channel><title>a</title><item><title>b</title><description>c</description></item></channel></rss>'),
  ]
  const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
    maxLength: 30,
  })
  const damaged = fc
    .tuple(fc.constantFrom(...whole), edits, fc.double({ min: 0.2, max: 1, noNaN: true }))
    .map(([bytes, changes, kept]) => {
      const copy = new Uint8Array(bytes)
      for (const [where, value] of changes) copy[Math.floor(where * (copy.length - 1))] = value
      return copy.subarray(0, Math.ceil(copy.length * kept))
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 400 }), damaged), async (bytes) => {
      try {
        checkDocument(await readDocument(bytes))
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
      }
    }),
    { seed, numRuns: 150 },
  )
})

test('the size is refused without looking at the bytes', async () => {
  const bytes = new Uint8Array(bytesMaxDefault + 1)
  const started = performance.now()
  await assert.rejects(readDocument(bytes), Unreadable)
  assert.ok(performance.now() - started < 50)
})
