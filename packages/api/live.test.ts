import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openStream, type Source } from './live.ts'

type Listener = (event: { readonly data?: unknown; readonly lastEventId?: string }) => void

/** A line that says what it is told to. */
class Line implements Source {
  readyState = 1
  readonly url: string
  readonly listeners = new Map<string, Listener[]>()
  constructor(url: string) {
    this.url = url
  }
  addEventListener(type: string, listener: Listener) {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener])
  }
  close() {
    this.readyState = 2
  }
  say(type: string, data?: unknown, lastEventId?: string) {
    const event = { data: JSON.stringify(data), ...(lastEventId === undefined ? {} : { lastEventId }) }
    for (const listener of this.listeners.get(type) ?? []) listener(event)
  }
}

function opened(process?: string) {
  const lines: Line[] = []
  const waits: number[] = []
  const seen: unknown[] = []
  const waiting: (() => void)[] = []
  const close = openStream({
    ...(process === undefined ? {} : { process }),
    onChange: (change) => seen.push(change),
    onProgress: (progress) => seen.push(progress),
    onBegin: () => seen.push('begin'),
    onReset: () => seen.push('reset'),
    open: (url) => {
      const line = new Line(url)
      lines.push(line)
      return line
    },
    later: (action, afterMs) => {
      waits.push(afterMs)
      waiting.push(action)
    },
  })
  return { lines, waits, seen, close, wake: () => waiting.shift()?.() }
}

test('changes, progress and resets reach the page', () => {
  const { lines, seen } = opened('prc_1')
  assert.equal(lines[0]?.url, '/stream?process=prc_1')
  lines[0]?.say('change', { views: { claims: ['k'] } }, 'c1')
  lines[0]?.say('progress', { state: 'reading' })
  lines[0]?.say('reset', {})
  assert.deepEqual(seen, [{ views: { claims: ['k'] } }, { state: 'reading' }, 'reset'])
})

test('that changes are told from here on is said once, and not of a line that tells what it missed', () => {
  const { lines, seen, wake } = opened()
  lines[0]?.say('ready', {}, 'c1')
  lines[0]?.close()
  lines[0]?.say('error')
  wake()
  lines[1]?.say('ready', {}, 'c1')
  assert.deepEqual([lines.length, seen], [2, ['begin']])
})

test('a line that was given up is opened again after the last event seen, waiting longer each time', () => {
  const { lines, waits, wake } = opened()
  lines[0]?.say('change', { views: {} }, 'c7')
  for (let i = 0; i < 7; i++) {
    const line = lines.at(-1)!
    line.close()
    line.say('error')
    wake()
  }
  assert.equal(lines[1]?.url, '/stream?after=c7')
  assert.deepEqual(waits, [1000, 2000, 5000, 10_000, 30_000, 30_000, 30_000])
})

test('a dropped line that EventSource resumes by itself is left to it', () => {
  const { lines, waits } = opened()
  lines[0]!.readyState = 0
  lines[0]?.say('error')
  assert.equal(lines.length, 1)
  assert.deepEqual(waits, [])
})

test('a closed stream stays closed', () => {
  const { lines, waits, close } = opened()
  close()
  lines[0]?.say('error')
  assert.deepEqual(waits, [])
  assert.equal(lines[0]?.readyState, 2)
})
