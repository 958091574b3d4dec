import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import { emptyDirectory } from '@parley/peace'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Change } from '../hub.ts'
import { nobody } from './asking.ts'
import { cursorSeal } from './cursor.ts'
import { openStreams, type StreamsOptions } from './stream.ts'

test('a place in the stream opens for the one it was made for, and tells nothing', () => {
  const seal = cursorSeal('a secret of this hub')
  const text = seal.seal(42, 'ana')
  assert.equal(seal.open(text, 'ana'), 42)
  assert.equal(seal.open(text, 'eve'), undefined)
  assert.equal(cursorSeal('another secret').open(text, 'ana'), undefined)
  assert.notEqual(seal.seal(42, 'ana'), text)
  assert.equal(seal.seal(0, 'a').length, seal.seal(Number.MAX_SAFE_INTEGER, 'a').length)
  for (const bad of ['', 'x', '42', text.slice(1), `${text}A`, `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`]) {
    assert.equal(seal.open(bad, 'ana'), undefined, bad)
  }
})

/** A line to a reader far away: it takes so many bytes, and then no more until the reader reads. */
class Line extends EventEmitter {
  destroyed = false
  writableLength = 0
  text = ''
  readonly takes: number
  constructor(takes: number) {
    super()
    this.takes = takes
  }
  writeHead() {}
  write(text: string) {
    this.writableLength += text.length
    this.text += text
    return this.writableLength < this.takes
  }
  read() {
    this.writableLength = 0
    this.emit('drain')
  }
  destroy() {
    if (this.destroyed) return
    this.destroyed = true
    this.emit('close')
  }
  events() {
    return [...this.text.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(([, event, data]) => ({
      event,
      data: JSON.parse(data!) as { views?: Record<string, string[]> },
    })) // written by the stream
  }
}

function opened(options: Partial<StreamsOptions> = {}) {
  let tell: (change: Change) => void = () => undefined
  let seq = 0
  const streams = openStreams({
    hub: {
      directory: () => emptyDirectory,
      onChange: (listener) => {
        tell = listener
        return () => undefined
      },
      token: 'a secret of this hub',
      log: { size: () => 0 } as StreamsOptions['hub']['log'], // nothing else of it is asked
    },
    onProgress: () => () => undefined,
    askAgain: async () => nobody,
    ...options,
  })
  return {
    streams,
    change: (keys: string[], group = 'public', view = 'claims') => {
      tell({ from: seq, to: ++seq, touched: [{ view, process: 'prc_1', group, keys }] })
    },
    listen: (takes: number, after?: string) => {
      const line = new Line(takes)
      const reply = { raw: line, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply // what the stream uses of it
      const request = { headers: {} } as FastifyRequest // an anonymous one
      streams.open({ asking: nobody, process: undefined, after, request, reply })
      return line
    },
  }
}

test('what piles up for a slow reader goes out as one event', () => {
  const { change, listen } = opened()
  const line = listen(10)
  for (let i = 0; i < 500; i++) change([`k${i % 7}`])
  assert.equal(line.events().length, 1)
  line.read()
  const [ready, after] = line.events()
  assert.equal(ready?.event, 'ready')
  assert.deepEqual(after?.data.views?.claims?.sort(), ['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6'])
})

test('more keys than anyone would fetch one by one become the view as a whole', () => {
  const { change, listen } = opened()
  const line = listen(10)
  for (let i = 0; i < 100; i++) change(Array.from({ length: 100 }, (_, j) => `k${i * 100 + j}`))
  line.read()
  assert.deepEqual(line.events()[1]?.data.views, { claims: [] })
})

test('a reader for whom too much is held back is cut off', () => {
  const { streams, change, listen } = opened({ bufferedBytesMax: 2000 })
  const line = listen(1e9)
  const other = listen(1e9)
  for (let i = 0; i < 100 && !line.destroyed; i++) {
    change([`k${i}`])
    other.writableLength = 0
  }
  assert.equal(line.destroyed, true)
  assert.equal(other.destroyed, false)
  assert.equal(streams.count(), 1)
})

test('rows of other groups are not told of', () => {
  const { change, listen } = opened()
  const line = listen(1e9)
  for (const group of ['members', 'org_1', 'per_1', 'grp_1']) change(['secret'], group)
  assert.deepEqual(
    line.events().map(({ event }) => event),
    ['ready'],
  )
})

test('who was away longer than is remembered starts over', () => {
  const { change, listen } = opened({ rememberedMax: 3 })
  const id = /id: (.*)\n/.exec(listen(1e9).text)![1]!
  for (let i = 0; i < 3; i++) change([`k${i}`])
  assert.deepEqual(listen(1e9, id).events()[1]?.data.views, { claims: ['k0', 'k1', 'k2'] })
  change(['k3'])
  assert.deepEqual(
    listen(1e9, id)
      .events()
      .map(({ event }) => event),
    ['reset'],
  )
})

test('there are no more streams than the hub can carry', () => {
  const { listen } = opened({ streamsMax: 2 })
  const first = listen(1e9)
  listen(1e9)
  assert.throws(() => listen(1e9), { code: 'busy' })
  first.destroy()
  listen(1e9)
})
