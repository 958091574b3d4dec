import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '@parley/read'
import type { DailyItem } from './item.ts'
import { dailyItems } from './items.ts'
import { harmIn } from './numbers.ts'
import { awayIn, pointIn } from './place-words.ts'
import { clockIn, dayOfCell } from './when-words.ts'

const itemsOf = async (text: string) => {
  const bytes = new TextEncoder().encode(
    `---\ntitle: Daily report\ndate: 2031-03-04\n---\n\n# Daily report\n\n${text}\n`,
  )
  return dailyItems(await read(bytes, { name: 'report.md' }))
}
const briefly = ({ kind, event, place, day, time }: DailyItem) =>
  kind === 'incident' ? [event, place.name, day, time ?? null] : [kind, place.name, day, time ?? null]

for (const [says, text, expected] of [
  [
    'what a total, a plan, a rule and an unconfirmed report tell is no item',
    `In total 40 explosions were recorded in Marrow, compared with 60 last week.

The team plans to return to Sarn, where shots were heard.

The Mission reminds the sides of their obligation to refrain from shelling Ostrow.

The Mission has not been able to confirm reports of shelling in Velm.`,
    [],
  ],
  [
    'a sentence that goes on about the same is part of it, and one that names another place is not',
    'At 09:10 the patrol in Marrow heard five explosions. The explosions were some way off. In Sarn it saw a burning house after a rocket hit it.',
    [
      ['undetermined', 'Marrow', '2031-03-04', '09:10'],
      ['shelling-artillery-missile', 'Sarn', '2031-03-04', null],
    ],
  ],
  [
    'nobody hurt, nothing heard and nobody let in are three things',
    `A grenade was thrown in Marrow at 22:00. No one was hurt.

In Sarn no shots were heard.

At Ostrow the patrol was refused entry.`,
    [
      ['grenade', 'Marrow', '2031-03-04', '22:00'],
      ['nothing', 'Sarn', '2031-03-04', null],
      ['denied', 'Ostrow', '2031-03-04', null],
    ],
  ],
  [
    'in a row that gives only a direction, the place is that of the position; sums are no row',
    `| Position | Location | Explosions | Time |
|---|---|---|---|
| 2km W of Marrow | 3km N | 4 | 08:15 |
| Total | | 4 | |`,
    [['undetermined', 'Marrow', '2031-03-04', '08:15']],
  ],
] as const) {
  test(says, async () => assert.deepEqual((await itemsOf(text)).map(briefly), expected))
}

test('a report without a day proposes nothing until it is given one', async () => {
  const reading = await read(new TextEncoder().encode('Note\n\nIn Marrow the patrol heard shots.\n'), {
    name: 'note.txt',
  })
  assert.deepEqual(dailyItems(reading), [])
  assert.deepEqual(dailyItems(reading, '2031-03-04').map(briefly), [['undetermined', 'Marrow', '2031-03-04', null]])
})

for (const [words, expected] of [
  ['two men were killed and a woman was wounded', ['killed 1 2–2', 'wounded 1 1–1']],
  ['between three and five fighters are said to have died', ['killed combatants 3–5']],
  ['the driver was killed and his three passengers injured', ['killed 1 1–1', 'wounded 1 3–3']],
  ['killing at least four civilians', ['killed civilians 4–4']],
  ['residents told the patrol that two houses had been destroyed', ['homes 1 2–2']],
  ['no one was hurt and nobody was killed', []],
  ['the men were killed', []],
] as const) {
  test(`harm in "${words}"`, () => {
    const told = harmIn(words).map(({ kind, of, low, high }) => `${kind} ${of ?? 1} ${low}–${high}`)
    assert.deepEqual(told, expected)
  })
}

test('times, days, distances and coordinates as reports write them', () => {
  const times = ['at 09:10-09:35', '0640h', 'at about 1430', 'around noon', '12 explosions']
  assert.deepEqual(
    times.map((words) => clockIn(words)?.time ?? null),
    ['09:10', '06:40', '14:30', '12:00', null],
  )
  const days = ['02-Mar, 19:42', '3 March', '28.12.2030', '30 Dec', '16/02', 'Marrow']
  assert.deepEqual(
    days.map((cell) => dayOfCell(cell, '2031-03-04') ?? null),
    ['2031-03-02', '2031-03-03', '2030-12-28', '2030-12-30', '2031-02-16', null],
  )
  assert.deepEqual(awayIn('2 to 3 km north-east of it'), { distanceKm: 2.5, bearing: 45 })
  assert.deepEqual(awayIn('500m NW'), { distanceKm: 0.5, bearing: 315 })
  assert.deepEqual(pointIn('(14.212, 42.508)'), { lat: 14.212, lon: 42.508 })
  assert.equal(pointIn('at 14.10, 42 shots'), undefined)
})

test('words without an end take no time to read', () => {
  for (const text of ['In Marrow the patrol heard a man and ', 'At Marrow and at Sarn, two ', '09:10 '].map((one) =>
    one.repeat(20_000),
  )) {
    const start = performance.now()
    const document = { text, blocks: [{ type: 'paragraph' as const, start: 0, end: text.length }], tables: [] }
    dailyItems({ document: { ...plain, ...document }, dates: [] }, '2031-03-04')
    const took = performance.now() - start
    assert.ok(took < 3000, `${text.slice(0, 20)} ${took} ms`)
  }
})

const plain = {
  title: null,
  byline: null,
  publisher: null,
  published: null,
  language: 'en',
  direction: 'ltr' as const,
  url: null,
  mediaType: 'text/plain',
  charset: null,
  basis: {},
  removed: [],
  notices: [],
}
