import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { find } from '../finders/find.ts'
import { plainDocument } from '../finders/plain-document.ts'
import { bestTags, edgesCount, marginalsOf, mayFollow, mayStart, stepWeights, tagsCount } from './crf.ts'
import { modelFile, packed, unpacked } from './file.ts'
import { randomFrom } from './random.ts'

test('the model is small, loads in a moment, and comes back from its file as it went in', () => {
  const bytes = readFileSync(modelFile)
  assert.ok(bytes.length < 5e6, `${bytes.length} bytes`)
  const before = performance.now()
  const model = unpacked(bytes)
  const took = performance.now() - before
  assert.ok(took < 300, `${took} ms`)
  assert.deepEqual(Buffer.compare(packed(model), bytes), 0)
})

test('the best chain and the marginals are those of trying every chain', () => {
  const seed = 7
  const random = randomFrom(seed)
  for (let round = 0; round < 20; round++) {
    const length = 4
    const scores = Float64Array.from({ length: length * tagsCount }, () => 4 * random() - 2)
    const edges = Uint8Array.from({ length }, () => Math.floor(random() * edgesCount))
    const steps = Float64Array.from({ length: edgesCount * tagsCount * tagsCount }, () => 2 * random() - 1)
    const chains: { tags: number[]; score: number }[] = []
    const extend = (tags: number[], score: number): void => {
      if (tags.length === length) {
        chains.push({ tags, score })
        return
      }
      const t = tags.length
      for (let tag = 0; tag < tagsCount; tag++) {
        const before = tags.at(-1)
        if (before === undefined ? !mayStart(tag) : !mayFollow(before, tag)) continue
        const step = before === undefined ? 0 : steps[(edges[t]! * tagsCount + before) * tagsCount + tag]!
        extend([...tags, tag], score + scores[t * tagsCount + tag]! + step)
      }
    }
    extend([], 0)
    const best = chains.reduce((a, b) => (b.score > a.score ? b : a))
    assert.deepEqual([...bestTags(scores, length, edges, steps)], best.tags, `seed ${seed}, round ${round}`)
    const sum = chains.reduce((total, { score }) => total + Math.exp(score), 0)
    const { tokens, total } = marginalsOf(scores, length, edges, stepWeights(steps))
    assert.ok(Math.abs(total - Math.log(sum)) < 1e-9)
    for (let t = 0; t < length; t++)
      for (let tag = 0; tag < tagsCount; tag++) {
        const share =
          chains.filter(({ tags }) => tags[t] === tag).reduce((all, { score }) => all + Math.exp(score), 0) / sum
        assert.ok(Math.abs(tokens[t * tagsCount + tag]! - share) < 1e-9, `seed ${seed}, round ${round}`)
      }
  }
})

// What a careful reader sees in one sentence: source, cue, content, status.
const sentences: readonly (readonly [string, string, string, string, string])[] = [
  [
    '“The road is open,” said Ilse Varga, who commands the post.',
    'Ilse Varga, who commands the post',
    'said',
    '“The road is open,”',
    'asserted',
  ],
  [
    'The ministry denied that its guns had fired on the village.',
    'The ministry',
    'denied',
    'that its guns had fired on the village',
    'denied',
  ],
  ['The envoy declined to say who would sign.', 'The envoy', 'declined', 'to say who would sign', 'declined'],
  [
    'The Front promised to open the bridge on Friday.',
    'The Front',
    'promised',
    'to open the bridge on Friday',
    'planned',
  ],
  [
    'According to two drivers, the bridge was shelled at noon.',
    'two drivers',
    'According to',
    'the bridge was shelled at noon',
    'asserted',
  ],
]
for (const [text, source, cue, content, status] of sentences)
  test(`it reads: ${text}`, () => {
    const { claims } = find(plainDocument(text))
    const words = (spans: readonly { start: number; end: number }[]) =>
      spans.map(({ start, end }) => text.slice(start, end)).join(' … ')
    const [claim] = claims
    assert.ok(claim)
    assert.deepEqual(
      [words(claim.source), words(claim.cue), words(claim.content), claim.status],
      [source, cue, content, status],
    )
  })

test('the same page gives the same claims', () => {
  const text = sentences.map(([sentence]) => sentence).join('\n')
  assert.deepEqual(find(plainDocument(text)), find(plainDocument(text)))
})

test('a text made to be slow is read in time', () => {
  const before = process.cpuUsage().user
  for (const words of ['said ', 'said that ', '“a” said ', 'x said: ']) find(plainDocument(words.repeat(2000)))
  const took = (process.cpuUsage().user - before) / 1000
  assert.ok(took < 8000, `${took} ms of processor`)
})
