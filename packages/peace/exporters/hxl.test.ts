import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyDirectory } from '../directory.ts'
import { foldView } from '../fold.ts'
import { idFrom } from '../promises/testing.ts'
import { SmallRecord } from '../testing.ts'
import { aidGaps } from '../views/aid-gaps.ts'
import { allFolded } from '../views/all.ts'
import { movements } from '../views/movements.ts'
import type { FoldedView, Row } from '../views/view.ts'
import type { Exportable } from './exporter.ts'
import { hxl } from './hxl.ts'

/** The 44 hashtags of HXL 1.1 that ours are among. */
const hashtags = new Set(
  (
    'access activity adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity cause channel contact country crisis currency ' +
    'date description event frequency geo group impact indicator inneed item loc meta modality need operations org output ' +
    'population reached region respondee sector service severity status subsector targeted value'
  ).split(' '),
)
const withHxl = allFolded.filter((view) => view.hxl !== undefined)

function fileOf<R extends Row>(view: FoldedView<R>, ...told: readonly (readonly [string, object])[]): string[][] {
  const record = new SmallRecord()
  for (const [kind, body] of told) record.add({ kind, body })
  const input = { facts: record.facts, group: 'public', directory: emptyDirectory, now: '2031-06-01T00:00:00.000Z' }
  // An exporter is given only rows of the view it is given.
  const text = hxl.write(view as unknown as Exportable, foldView(view, input))
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
}

test('every column has a hashtag of the standard and attributes as it writes them', () => {
  assert.ok(withHxl.length >= 4)
  for (const { name, hxl: of } of withHxl) {
    const tags = of?.columns.map(({ tag }) => tag) ?? []
    for (const tag of tags) {
      const match = /^#([a-z0-9]+)((?:\+[a-z][a-z0-9_]*)*)$/u.exec(tag)
      assert.ok(match !== null && hashtags.has(match[1] ?? ''), `${name}: ${tag}`)
    }
    assert.equal(new Set(tags).size, tags.length, `${name} has a tag twice`)
  }
})

test('headings, hashtags, and a code in the column of its level', () => {
  const [heads, tags, line] = fileOf(aidGaps, [
    'need-reported',
    {
      ...{
        need: idFrom('nee', 'a'),
        cluster: 'food-security',
        item: 'Flour',
        value: 100,
        unit: 'kg',
        by: 'the Bureau',
      },
      ...{ where: { name: 'Marrow', pcode: { code: 'XA01', level: 1 } }, from: '2031-03-01T00:00:00Z' },
      until: '2031-04-01T00:00:00Z',
    },
  ])
  const cell = (tag: string) => line?.[tags?.indexOf(tag) ?? -1]
  assert.equal(heads?.length, tags?.length)
  assert.equal(line?.length, tags?.length)
  assert.deepEqual(
    ['#loc+name', '#adm1+code', '#adm2+code', '#need+num', '#output+num', '#inneed', '#date+start'].map(cell),
    ['Marrow', 'XA01', '', '100', '', '', '2031-03-01'],
  )
})

test('a movement has a line for each count, and one without a figure where nothing was counted', () => {
  const movement = idFrom('mov', 'a')
  const asked = [
    'movement-notified',
    { movement, by: 'the Agency', from: { name: 'Depot' }, to: { name: 'Marrow' } },
  ] as const
  const counted = (counter: string, value: number) =>
    [
      'aid-counted',
      {
        ...{ movement, item: 'Flour', unit: 'kg', where: { name: 'Marrow' }, point: 'delivered', counter, value },
        ...{ from: '2031-03-05T09:00:00Z', until: '2031-03-05T09:00:00Z' },
      },
    ] as const
  assert.equal(fileOf(movements, asked).length, 3)
  const lines = fileOf(movements, asked, counted('Mission', 20), counted('Council', 18))
  const at = lines[1]?.indexOf('#output+num') ?? -1
  assert.deepEqual(
    lines.slice(2).map((line) => line[at]),
    ['20', '18'],
  )
})
