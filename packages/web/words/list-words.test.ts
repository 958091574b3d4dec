import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listWords } from './list-words.ts'

// The two signs that keep a name apart, made visible; and the space that does not break.
const shown = (text: string) => text.replaceAll('\u2068', '[').replaceAll('\u2069', ']').replaceAll('\u00a0', '~')

test('in Arabic every name stands apart, and the conjunction sticks to no name of another script', () => {
  const list = listWords('ar', 'rtl')
  assert.equal(shown(list(['the Government', 'the Council'])), '[the Government] و~[the Council]')
  assert.equal(shown(list(['الحكومة', 'المجلس'])), '[الحكومة] و[المجلس]')
  assert.equal(shown(list(['the Government', 'المجلس'])), '[the Government] و[المجلس]')
  assert.equal(shown(list(['A', 'B', 'C'])), '[A] و~[B] و~[C]')
})

test('from left to right only a name from right to left stands apart', () => {
  const list = listWords('en-GB', 'ltr')
  assert.equal(shown(list(['the Valley', 'the Ridge', 'the Lake'])), 'the Valley, the Ridge and the Lake')
  assert.equal(shown(list(['الحكومة', 'the Council'])), '[الحكومة] and the Council')
  assert.equal(list([]), '')
})
