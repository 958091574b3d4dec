import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seedOf } from '../testing.ts'
import type { Row } from '../views/view.ts'
import { exporters } from './all.ts'
import { csv } from './csv.ts'
import { json } from './json.ts'

const view = {
  name: 'things',
  about: 'Things.',
  fields: {
    text: { type: 'text' as const, of: (row: Row) => String(Reflect.get(row, 'text')) },
    count: { type: 'number' as const, of: () => -3 },
    list: { type: 'list' as const, of: (row: Row) => [String(Reflect.get(row, 'text')), 'b'] },
    nothing: { type: 'text' as const, of: () => null },
  },
}
const rowsOf = (...texts: string[]) => texts.map((text, index) => ({ key: `k${index}`, process: 'p', text }))

/** A plain RFC 4180 reader, written apart from the writer. */
function parse(text: string): string[][] {
  const lines: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[i++]
      else quoted = false
    } else if (c === '"' && cell === '') quoted = true
    else if (c === ',' || (c === '\r' && text[i + 1] === '\n')) {
      lines.at(-1)?.push(cell)
      cell = ''
      if (c === '\r') {
        i++
        lines.push([])
      }
    } else cell += c
  }
  assert.deepEqual(lines.pop(), [], 'a file ends with a line end')
  return lines
}

test('a CSV has a header, a line for each row, CRLF, and numbers as numbers', () => {
  assert.equal(csv.write(view, rowsOf('plain')), 'key,process,text,count,list,nothing\r\nk0,p,plain,-3,"plain; b",\r\n')
})

test('every text comes back from a CSV reader, and none starts a formula', (t) => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '=1+1',
      '+cmd',
      '-2',
      '@sum',
      '\t=1',
      '\r\n=1',
      ' =1',
      '＝1',
      '"=1',
      'a,b',
      'a\r\nb',
      '|x',
      '%x',
      '\u200b=1',
      ';=1',
    ),
  )
  fc.assert(
    fc.property(fc.array(texts), (list) => {
      const lines = parse(csv.write(view, rowsOf(...list)))
      assert.equal(lines.length, list.length + 1)
      lines.slice(1).forEach((cells, index) => {
        assert.equal(cells.length, 6)
        const text = cells[2] ?? ''
        assert.ok(text === list[index] || text === `'${list[index]}`)
        assert.doesNotMatch(text, /^[\s\p{Cc}\p{Cf}]*[=+\-@]/u)
      })
    }),
    { seed: seedOf(t), numRuns: 500 },
  )
})

test('JSON gives the rows whole', () => {
  assert.deepEqual(JSON.parse(json.write(view, rowsOf('a'))), { view: 'things', about: 'Things.', rows: rowsOf('a') })
})

test('every exporter says its media type and extension once', () => {
  assert.equal(new Set(exporters.map((one) => one.extension)).size, exporters.length)
  for (const one of exporters) assert.match(one.mediaType, /^[a-z]+\/[a-z.+-]+/)
})
