import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateWordsFault } from '../date-words.ts'
import { isEdtf } from '../edtf.ts'
import { readExpressions } from './table.ts'

test('the table has three hundred expressions, no two the same, and its values are EDTF', () => {
  const expressions = readExpressions()
  assert.ok(expressions.length >= 300, `${expressions.length}`)
  const keys = expressions.map(({ text, at, date }) => `${date} ${at.start} ${text}`)
  assert.equal(new Set(keys).size, keys.length)
  for (const { line, dated, undated } of expressions)
    for (const meaning of [dated, undated])
      if ('value' in meaning) assert.ok(isEdtf(meaning.value), `line ${line}: ${meaning.value}`)
})

test('weekdays and months of the table are those of its values', () => {
  for (const { line, text, at, dated } of readExpressions()) {
    if (!('value' in dated)) continue
    assert.equal(
      dateWordsFault(text.slice(at.start, at.end), dated.value.replaceAll('24:00', '00:00')),
      null,
      `line ${line}`,
    )
  }
})
