import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { read } from '@parley/read'
import { withClauseIds } from './clause-ids.ts'
import { clausesIn } from './text-clauses.ts'

const readText = async (text: string) => (await read(new TextEncoder().encode(text), { name: 'a.txt' })).document

test('an agreement in DOCX becomes clauses with numbers, headings and annexes', async () => {
  const file = new URL('../../hub/sample/documents/01-ambry-agreement.docx', import.meta.url)
  const reading = await read(await readFile(file), { name: 'agreement.docx' })
  const parts = clausesIn(reading.document, reading.commitments)
  assert.deepEqual(
    parts.map(({ part, heading }) => [part, heading]),
    [
      ['main', undefined],
      ['annex-a', 'Annex A. Releases'],
      ['annex-b', 'Annex B. Lines'],
    ],
  )
  const clauses = parts[0]?.clauses ?? []
  const withdrawal = clauses.find((one) => one.number === '4.1')
  assert.equal(withdrawal?.heading, 'Article 4. Withdrawal')
  assert.match(withdrawal?.text ?? '', /^Not later than Day 7 .* Annex B\.$/)
  assert.equal(withdrawal?.promises.length, 1)
  assert.equal(clauses.filter((one) => one.number?.startsWith('6.')).length, 6)
  const ids = withClauseIds(clauses, []).map((one) => one.id)
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.includes('art_4__para_1'))
  for (const { start, end, text } of clauses) assert.ok(reading.document.text.slice(start, end).includes(text))
})

for (const [name, text, numbers] of [
  [
    'articles whose words have no numbers',
    'Article 1. Ceasefire\n\nBoth hold fire.\n\nArticle 2. Roads\n\nThe road opens.',
    ['1', '2'],
  ],
  [
    'numbers and letters',
    '1. Both hold fire:\n\n(a) by land;\n\n(b) by sea.\n\n2. The road opens.',
    ['1', '1.a', '1.b', '2'],
  ],
  [
    'French',
    'Article 1. Cessez-le-feu\n\nLes parties cessent le feu.\n\nArticle 2. Route\n\nLa route est ouverte.',
    ['1', '2'],
  ],
  ['Arabic', 'المادة 1. وقف إطلاق النار\n\nيوقف الطرفان إطلاق النار.\n\nالمادة 2. الطريق\n\nيفتح الطريق.', ['1', '2']],
  ['a preamble before the first number', 'The parties, meeting at Orn,\n\n1. hold fire.', [undefined, '1']],
] as const) {
  test(`clauses are found by their numbers: ${name}`, async () => {
    const [main] = clausesIn(await readText(`Agreement of Orn\n\n${text}`))
    assert.deepEqual(
      main?.clauses.map((one) => one.number),
      numbers,
    )
  })
}
