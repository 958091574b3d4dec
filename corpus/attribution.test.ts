import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { align, type Compared, type Measure, measures, type Spans, scoreAttribution, tokenize } from './attribution.ts'
import { readSplit } from './corpus.ts'
import { readMarkup } from './markup.ts'
import { readPlain } from './measured.ts'

/** The claims marked in a text; the text itself must be the same in gold and prediction. */
function marked(source: string): { text: string; claims: Spans[] } {
  const { text, pieces } = readMarkup(source, 1, (line, message) => assert.fail(`${line}: ${message}`))
  const numbers = [...new Set(pieces.flatMap(({ claims }) => claims))].sort((a, b) => a - b)
  const of = (number: number, role: string) =>
    pieces.filter((piece) => piece.role === role && piece.claims.includes(number))
  return {
    text,
    claims: numbers.map((n) => ({ source: of(n, 'source'), cue: of(n, 'cue'), content: of(n, 'content') })),
  }
}

function compared(gold: string, predicted: string): Compared {
  const [right, ours] = [marked(gold), marked(predicted)]
  assert.equal(ours.text, right.text)
  return { text: right.text, gold: right.claims, predicted: ours.claims }
}

test('tokens are words with their inner marks, and single marks', () => {
  assert.deepEqual(
    tokenize('Anna-Lena’s 1,500 men; U.N. “no”').map(({ start, end }) =>
      'Anna-Lena’s 1,500 men; U.N. “no”'.slice(start, end),
    ),
    ['Anna-Lena’s', '1,500', 'men', ';', 'U.N', '.', '“', 'no', '”'],
  )
})

const gold = '[s1 The mayor] [k1 said] [c1 that the bridge was open]. [k2 It is said] [c2 that two died].'
const cases: readonly [string, string, string, Partial<Record<Measure, readonly [number, number]>>][] = [
  ['the gold itself is right throughout', gold, gold, Object.fromEntries(measures.map((measure) => [measure, [1, 1]]))],
  [
    'nothing found is nothing right',
    gold,
    gold.replace(/\[\w+ |\]/g, ''),
    { 'linked lenient': [0, 0], 'token all': [0, 0] },
  ],
  [
    'a content one word short is lenient, not exact',
    gold,
    '[s1 The mayor] [k1 said] that [c1 the bridge was open]. [k2 It is said] [c2 that two died].',
    { 'linked lenient': [1, 1], 'linked exact': [0.5, 0.5], 'chunk content': [0.5, 0.5], 'token content': [1, 7 / 8] },
  ],
  [
    'a source for a claim without one keeps the content and loses the link',
    gold,
    '[s1 The mayor] [k1 said] [c1 that the bridge was open]. [s2 It] [k2 is said] [c2 that two died].',
    { 'linked content': [1, 1], 'linked lenient': [0.5, 0.5], 'exact source': [0.5, 1] },
  ],
  [
    'edge punctuation does not count against an exact link',
    '[c1 “We left,”] [s1 she] [k1 said].',
    '“[c1 We left],” [s1 she] [k1 said].',
    { 'linked exact': [1, 1], 'exact content': [0, 0] },
  ],
  [
    'a discontinuous content has two chunks and is one span',
    '[c1 “We left,”] [s1 she] [k1 said], [c1 “at dawn.”]',
    '[c1 “We left,”] [s1 she] [k1 said], “at dawn.”',
    { 'chunk content': [1, 0.5], 'exact content': [0, 0], 'linked lenient': [1, 1] },
  ],
  [
    'half of the claims is full precision and half recall',
    gold,
    '[s1 The mayor] [k1 said] [c1 that the bridge was open]. It is said that two died.',
    { 'linked lenient': [1, 0.5], 'linked triple': [1, 0.5] },
  ],
]
for (const [name, right, ours, expected] of cases)
  test(name, () => {
    const figures = scoreAttribution([compared(right, ours)])
    for (const measure of measures) {
      const want = expected[measure]
      if (want !== undefined)
        assert.deepEqual([figures[measure].precision, figures[measure].recall], want, `${measure}: ${name}`)
    }
  })

test('each claim is aligned once, the closest content first', () => {
  const pairs = align(
    compared(
      '[s1 A] [k1 said] [c1 one two three four]. [s2 B] [k2 said] [c2 five six].',
      '[s1 A] [k1 said] [c1 one two] [c2 three four]. [s2 B] [k2 said] [c3 five six].',
    ),
  )
  assert.deepEqual(
    pairs.map(({ predicted, gold, content }) => [predicted, gold, content]),
    [
      [2, 1, 1],
      [0, 0, 0.5],
    ],
  )
})

const exam = fileURLToPath(new URL('../../shared/tools/score_attribution.py', import.meta.url))
const canAsk = existsSync(exam) && spawnSync('python3', ['--version']).status === 0

test('our figures are those of the public scorer', {
  skip: canAsk ? false : 'the public scorer is not here',
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attribution-'))
  try {
    mkdirSync(join(folder, 'gold'))
    const ours: Compared[] = []
    const lines: string[] = []
    for (const document of [...readSplit('train'), ...readSplit('measure')].slice(0, 40)) {
      const { text, claims, id, date } = document
      const reading = await readPlain({ text, date })
      const spans = (list: readonly Spans[]) => list.map(({ source, cue, content }) => ({ source, cue, content }))
      writeFileSync(join(folder, 'gold', `${id}.txt`), text)
      writeFileSync(
        join(folder, 'gold', `${id}.json`),
        JSON.stringify({ annotator: 'a', claims: spans(claims), alt: {} }),
      )
      lines.push(JSON.stringify({ file: id, text, claims: spans(reading.claims) }))
      ours.push({ text, gold: claims, predicted: reading.claims })
    }
    writeFileSync(join(folder, 'system.ndjson'), lines.join('\n'))
    const asked = spawnSync('python3', [
      exam,
      folder,
      'gold',
      join(folder, 'system.ndjson'),
      '--json',
      join(folder, 'out'),
    ])
    assert.equal(asked.status, 0, asked.stderr.toString())
    // The scorer's own shape: precision, recall and F1 by its names.
    const theirs = JSON.parse(readFileSync(join(folder, 'out'), 'utf8')) as Record<
      string,
      { p: number; r: number; f1: number }
    >
    const figures = scoreAttribution(ours)
    for (const measure of measures) {
      const [family, part] = measure.split(' ')
      const one = theirs[`${family === 'token' ? 'tok' : family}.${part}`]
      assert.ok(one !== undefined, measure)
      for (const [a, b] of [
        [figures[measure].precision, one.p],
        [figures[measure].recall, one.r],
        [figures[measure].f1, one.f1],
      ] as const)
        assert.ok(Math.abs(a - b) < 1e-9, `${measure}: ${a} here, ${b} there`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
