import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findTables } from './text-tables.ts'

const tables: readonly (readonly [string, string, readonly (readonly string[])[] | null])[] = [
  [
    'Markdown with outer pipes',
    '| A | B |\n|---|---|\n| 1 | 2 |',
    [
      ['A', 'B'],
      ['1', '2'],
    ],
  ],
  [
    'a header, dashes and trailing pipes',
    'Day | Place |\n---|---|\nTue | Sella |\nWed | |',
    [
      ['Day', 'Place'],
      ['Tue', 'Sella'],
      ['Wed', ''],
    ],
  ],
  [
    'no line of dashes, three regular rows',
    'a | b\nc | d\ne | f',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ],
  ],
  [
    'alignment marks',
    'A | B\n:-- | --:\nx | y',
    [
      ['A', 'B'],
      ['x', 'y'],
    ],
  ],
  [
    'an escaped pipe',
    'A | B\n---|---\nx \\| y | z',
    [
      ['A', 'B'],
      ['x | y', 'z'],
    ],
  ],
  [
    'tabs',
    'A\tB\tC\n1\t2\t3\n4\t5\t6',
    [
      ['A', 'B', 'C'],
      ['1', '2', '3'],
      ['4', '5', '6'],
    ],
  ],
  ['a breadcrumb', 'Home | News | World', null],
  ['a title with its site', 'Talks resume | The Arden Courier\nMore words follow here.', null],
  ['two rows without dashes', 'Home | News\nSport | Weather', null],
  ['one tab in prose', 'He said\tthat it was so.\nAnd left.', null],
]

for (const [name, text, rows] of tables) {
  test(`${name}: ${rows === null ? 'no table' : `a table of ${rows.length} rows`}`, () => {
    const found = findTables(text.split('\n'))
    assert.deepEqual(found.length === 0 ? null : [found[0]!.table.columns, ...found[0]!.table.rows], rows)
  })
}
