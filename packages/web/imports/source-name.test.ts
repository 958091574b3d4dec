import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceName } from './source-name.ts'

test('a source goes by its file’s name, less versions, dates and weeks', () => {
  for (const [file, name] of [
    ['Incident log Orlen FINAL (2).xlsx', 'Incident log Orlen'],
    ['Movement tracker - logs desk.xlsx', 'Movement tracker - logs desk'],
    ['5W_Lake_Orlen_v7.xlsx', '5W Lake Orlen'],
    ['Tracker week 12 2031-03-05.csv', 'Tracker'],
    ['v2.xlsx', 'v2.xlsx'],
  ] as const)
    assert.equal(sourceName(file), name)
})
