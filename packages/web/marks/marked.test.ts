import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reading } from '../hub/client.ts'
import { anchorsOf, piecesOf } from './marked.ts'
import type { Mark } from './runs.ts'

const text = 'First words here. Second words there.'
const document = (more: Partial<Reading['document']>): Reading['document'] => ({
  title: null,
  byline: null,
  publisher: null,
  published: null,
  language: 'en',
  direction: 'ltr',
  url: null,
  mediaType: 'text/plain',
  charset: null,
  basis: {},
  text,
  blocks: [
    { type: 'paragraph', start: 0, end: 17 },
    { type: 'paragraph', start: 18, end: 37 },
  ],
  tables: [],
  removed: [],
  notices: [],
  ...more,
})

test('what was removed stands at its place, neighbours together', () => {
  const removed = [
    { text: 'Menu', reason: 'navigation', at: 0 },
    { text: 'Share', reason: 'share-bar', at: 18 },
    { text: 'Copyright', reason: 'copyright', at: 37 },
    { text: 'More', reason: 'related-links', at: 37 },
  ] as const
  const kinds = piecesOf(document({ removed })).map((piece) =>
    piece.kind === 'removed' ? piece.removed.map((one) => one.text).join('+') : piece.block.start,
  )
  assert.deepEqual(kinds, ['Menu', 0, 'Share', 18, 'Copyright+More'])
})

test('a text without blocks is one paragraph', () => {
  const [piece] = piecesOf(document({ blocks: [] }))
  assert.equal(piece?.kind === 'block' && piece.block.end, text.length)
})

test('every claim can be reached, also one that others cover wholly', () => {
  const mark = (of: string, start: number, end: number): Mark => ({ of, start, end, part: 'content' })
  const marks = [mark('outer', 0, 17), mark('left', 0, 8), mark('right', 8, 17), mark('later', 18, 30)]
  assert.deepEqual([...anchorsOf(document({}), marks)].toSorted(), [
    ['later', { at: 18, own: true }],
    ['left', { at: 0, own: true }],
    ['outer', { at: 0, own: false }],
    ['right', { at: 8, own: true }],
  ])
})

test('claims in a table are reached in its cells', () => {
  const cells = [[{ start: 18, end: 24 }, null]]
  const table = { start: 18, end: 37, columns: ['a', 'b'], rows: [['Second', '']], cells }
  const blocks = [{ type: 'table' as const, start: 18, end: 37 }]
  const anchors = anchorsOf(document({ blocks, tables: [table] }), [{ of: 'c', start: 18, end: 24, part: 'content' }])
  assert.deepEqual(anchors.get('c'), { at: 18, own: true })
})
