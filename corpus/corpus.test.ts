import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readCorpus } from './corpus.ts'
import { dateWordsFault } from './date-words.ts'
import { disagreementsIn, pairsAcross, readDisagreements } from './disagreements.ts'
import { readAnnotated } from './document.ts'
import { isEdtf } from './edtf.ts'
import { bareOf, chooseSecondPass, secondPassSize } from './second-pass.ts'
import { copiesUnmarked, splitFaults } from './whole.ts'

test('no annotated document has a fault', () => {
  const corpus = readCorpus()
  const faults = corpus.flatMap(({ file, faults }) =>
    faults.map(({ line, message }) => `corpus/${file}:${line}: ${message}`),
  )
  for (const { file, message } of [...splitFaults(corpus), ...copiesUnmarked(corpus)])
    faults.push(`corpus/${file}: ${message}`)
  for (const { file, faults: own } of readDisagreements(corpus))
    for (const { line, message } of own) faults.push(`corpus/${file}:${line}: ${message}`)
  assert.equal(faults.join('\n'), '')
  assert.ok(corpus.some(({ split }) => split === 'train') && corpus.some(({ split }) => split === 'measure'))
})

const head = 'id: a-01-wire\nmanner: wire\nsetting: A war\nlanguage: en\ndate: 2031-05-14\ngroup: a\n---\n'
const text =
  'A title\n\n[s1 Anna Berg] [k1 said] [c1 that [s2 she] [k2 denies] [c2 it]]. They met on Monday at \\[Ostra\\].\n---\n'
const tail =
  'claims\n1 asserts indirect ongoing asserted\n2 denies none negated denied by berg\nactors\nberg person: Anna Berg\ndates\nMonday = 2031-05-12 document-date\n' +
  'events\ne1 consult meet occurred "met on Monday" | actor berg | at Ostra | on 2031-05-12\n' +
  'commitments\nm1 proposed "denies it" | by berg | count "it" 3..4 things denied\n'

test('marks and lines become text, spans and links', () => {
  const { document, faults } = readAnnotated('a-01-wire.txt', head + text + tail)
  assert.deepEqual(faults, [])
  assert.ok(document)
  assert.equal(document.text, 'A title\n\nAnna Berg said that she denies it. They met on Monday at [Ostra].')
  const words = (spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => document.text.slice(start, end))
  const [first, second] = document.claims
  assert.deepEqual(words(first!.content), ['that she denies it'])
  assert.deepEqual(
    [first!.within, second!.within, second!.sourceActor, first!.sourceKind],
    [null, 'c1', 'berg', 'named'],
  )
  assert.deepEqual(words(document.mentions), ['Anna Berg'])
  assert.deepEqual(words(document.dates), ['Monday'])
  assert.deepEqual(document.events[0]!.participants, [{ actor: 'berg', role: 'actor' }])
  assert.deepEqual(document.commitments[0]!.quantity, {
    start: 40,
    end: 42,
    value: null,
    low: 3,
    high: 4,
    unit: 'things',
    of: 'denied',
  })
})

// Each row breaks the document above in one place and says what its writer is told, and at which line.
const breaks: readonly [string, (source: string) => string, RegExp, number][] = [
  ['a claim without cue', (s) => s.replace('[k1 said]', 'said'), /claim 1 has no cue/, 10],
  ['a claim without content', (s) => s.replace('[c2 it]', 'it'), /claim 2 has no content/, 10],
  ['a label without a line', (s) => s.replace(/\n2 denies.*/, ''), /claim 2 has no line/, 10],
  [
    'a line without a mark',
    (s) => s.replace('\nactors', '\n3 asserts none unknown asserted\nactors'),
    /claim 3 is not marked/,
    15,
  ],
  ['a bracket left open', (s) => s.replace('[k1 said]', '[k1 said'), /is never closed/, 10],
  ['a bracket too many', (s) => s.replace('[k1 said]', '[k1 said]]'), /closes nothing/, 10],
  ['a label that is none', (s) => s.replace('[k1', '[x1'), /is no label/, 10],
  ['a comma inside a mark', (s) => s.replace('Anna Berg]', 'Anna Berg,]'), /comma/, 10],
  [
    'claims that cross',
    (s) => s.replace('[c1 that', 'that').replace('[k2 denies]', '[c1 [k2 denies]]').replace('it]].', 'it].'),
    /lies partly inside/,
    14,
  ],
  ['an unknown label', (s) => s.replace('1 asserts', '1 asserted'), /attitude 'asserted' is none of/, 13],
  [
    'a quotation label against the marks',
    (s) => s.replace('asserts indirect', 'asserts direct'),
    /no content begins with/,
    13,
  ],
  ['a pronoun with a quotation label', (s) => s.replace('denies none', 'denies indirect'), /is a pronoun/, 14],
  ['a holder of what nobody holds', (s) => s.replace('[k1 said]', '[k1 is said]'), /nobody holds claim 1/, 10],
  [
    'a claim inside a source',
    (s) => s.replace('Anna Berg]', 'Anna Berg, who [k2 denied] [c2 it]]').replace('[s2 she] [k2 denies] [c2 it]', 'so'),
    /stands in the source of claim 1/,
    10,
  ],
  [
    'a name that does not occur',
    (s) => s.replace('Anna Berg\n', 'Anna Berg | Bergmann\n'),
    /'Bergmann' does not occur/,
    16,
  ],
  ['an actor twice', (s) => s.replace('dates', 'berg person: she\ndates'), /stands twice/, 17],
  ['a source nobody knows', (s) => s.replace(' by berg', ''), /add 'by ACTOR'/, 14],
  ['a by that leads nowhere', (s) => s.replace(' by berg', ' by burg'), /there is no such actor/, 14],
  ['a date that is not found', (s) => s.replace('Monday =', 'Tuesday ='), /'Tuesday' does not occur/, 18],
  ['a date without a line', (s) => s.replace(/\nMonday =.*/, ''), /'Monday' has no date line/, 10],
  ['a bad EDTF date', (s) => s.replace('2031-05-12 doc', '2031-13-12 doc'), /no EDTF date/, 18],
  [
    'a weekday that falls on another day',
    (s) => s.replace('Monday = 2031-05-12', 'Monday = 2031-05-13'),
    /a Tuesday/,
    18,
  ],
  [
    'a refusal that is asserted',
    (s) => s.replace('1 asserts indirect', '1 declines-to-comment indirect'),
    /status 'declined' belongs/,
    13,
  ],
  ['a mode of another type', (s) => s.replace('consult meet', 'consult drone'), /mode 'drone'/, 20],
  ['a participant nobody knows', (s) => s.replace('actor berg', 'actor burg'), /no actor 'burg'/, 20],
  ['a manner that is none', (s) => s.replace('manner: wire', 'manner: novel'), /manner 'novel'/, 1],
]
for (const [name, broken, message, line] of breaks)
  test(`its writer is told of ${name}`, () => {
    const { faults } = readAnnotated('a-01-wire.txt', broken(head + text + tail))
    assert.ok(
      faults.some((fault) => message.test(fault.message) && fault.line === line),
      JSON.stringify(faults),
    )
  })

test('a text without a title of its own is told of', () => {
  const { faults } = readAnnotated('a-01-wire.txt', `${head + text.replace('A title\n\n', 'A title\n')}${tail}`)
  assert.match(faults.map((fault) => fault.message).join(), /title stands alone/)
})

test('over all documents: a group in two splits, an id twice, a copy nobody marked', () => {
  const long =
    'claims and words enough that two texts of one kind can be told from two texts of another kind without doubt'
  const stored = (split: 'train' | 'measure', id: string, extra = '') => {
    const source = head.replace('a-01-wire', id).replace('group: a', `group: a${extra}`)
    return { split, file: `${split}/${id}.txt`, ...readAnnotated(`${id}.txt`, `${source}Title\n\n${long}\n---\n`) }
  }
  const corpus = [stored('train', 'a-01-wire'), stored('measure', 'a-02-wire')]
  assert.match(splitFaults(corpus)[0]!.message, /a group stays in one split/)
  assert.match(copiesUnmarked(corpus)[0]!.message, /add 'copy-of: a-01-wire'/)
  const copies = [stored('train', 'a-01-wire'), stored('train', 'a-02-wire', '\ncopy-of: a-01-wire')]
  assert.deepEqual([...splitFaults(copies), ...copiesUnmarked(copies)], [])
  assert.match(splitFaults([copies[0]!, copies[0]!])[0]!.message, /rename one/)
})

const rivals = `number: the dead
a 01: Four died
b 02: Five died

denial: whether it was fired
a 01: the army fired
b 02: The army denies it
`

test('a disagreement is read with its positions, and its writer is told what is wrong', () => {
  const stored = (id: string, words: string) =>
    readAnnotated(`${id}.txt`, `${head.replace('a-01-wire', id)}Title\n\n${words}\n---\n`).document!
  const documents = [
    stored('a-01-wire', 'Four died when the army fired, it was said.'),
    stored('a-02-wire', 'Five died. The army denies it.'),
  ]
  const { disagreements, faults } = disagreementsIn('disagreements/train/a.txt', rivals, documents)
  assert.deepEqual(faults, [])
  assert.deepEqual(
    disagreements.map(({ kinds, positions }) => [kinds, positions.map((one) => one.map((at) => at.document))]),
    [
      [['number'], [['a-01-wire'], ['a-02-wire']]],
      [['denial'], [['a-01-wire'], ['a-02-wire']]],
    ],
  )
  assert.deepEqual(pairsAcross(disagreements[0]!.positions), [[0, 1]])
  const told = (source: string) =>
    disagreementsIn('disagreements/train/a.txt', source, documents)
      .faults.map((fault) => fault.message)
      .join()
  assert.match(told(rivals.replace('Five died', 'Six died')), /'Six died' does not occur in a-02-wire/)
  assert.match(told(rivals.replace('b 02: Five', 'b 03: Five')), /no document a-03/)
  assert.match(told(rivals.replace('b 02: Five died\n', '')), /has 1 position/)
  assert.match(told(rivals.replace('b 02: The army denies it', 'b 01: it was said')), /stands within one document/)
  assert.match(told(rivals.replace('denial', 'denials')), /'denials' is none of/)
  assert.match(told(rivals.replace('b 02: Five died', 'a 02: Five died\nb 02: Five died')), /holds both a and b/)
})

test('the second annotator has the bare texts a hash chose, and no label', () => {
  const measured = readCorpus().filter((one) => one.split === 'measure')
  const chosen = chooseSecondPass(measured.flatMap(({ document }) => (document === null ? [] : [document.id])))
  assert.equal(chosen.length, secondPassSize)
  const folder = new URL('second-pass/bare/', import.meta.url)
  assert.deepEqual(
    readdirSync(folder).toSorted(),
    chosen.map((id) => `${id}.txt`),
  )
  for (const one of measured.filter(({ document }) => chosen.includes(document?.id ?? ''))) {
    const bare = readFileSync(new URL(`${one.document!.id}.txt`, folder), 'utf8')
    assert.equal(bare, bareOf(one), one.file)
    const read = readAnnotated(`${one.document!.id}.txt`, bare).document
    assert.deepEqual([read?.text, read?.claims], [one.document!.text, []])
  }
})

test('the words of a date agree with its value', () => {
  const agree = [
    ['by Friday', '../2031-05-16'],
    ['midnight on Sunday', '2031-05-19T00:00'],
    ['the day before Sunday', '2031-05-17'],
    ['from March to May', '2031-03/2031-05'],
    ['the 9th', '2031-05-09'],
  ] as const
  for (const [words, value] of agree) assert.equal(dateWordsFault(words, value), null, words)
  assert.match(dateWordsFault('12 March', '2031-05-12') ?? '', /names March/)
  assert.match(dateWordsFault('since Monday', '2031-05-13/..') ?? '', /is a Tuesday/)
})

test('EDTF as we use it', () => {
  for (const value of [
    '2031',
    '203X',
    '2031-05',
    'XXXX-10-19',
    '2031-05~',
    '2031-05-12T06:00',
    '2031-02-01/2031-02-28',
    '2031-05/..',
    '../2031-05-16',
  ])
    assert.ok(isEdtf(value), value)
  for (const value of [
    '',
    'May',
    '31-05-12',
    '2031-13',
    '2031-02-30',
    '2031-5-1',
    '../..',
    '2031/2032/2033',
    '2031-05-12T6',
  ])
    assert.ok(!isEdtf(value), value)
})
