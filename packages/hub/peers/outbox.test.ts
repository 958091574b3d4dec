// The file of what was given: what is told is durable first, what a crash left half written was never told, and the file
// says again what it said.
import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { ending, type Outbox, type OutboxEvent, openOutbox } from './outbox.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'parley-outbox-'))
after(() => rmSync(folder, { recursive: true }))
let number = 0
const fresh = () => path.join(folder, String(number++), 'outbox')
const give = (index: number, sharing = 'a'.repeat(16)): OutboxEvent => ({
  what: 'give',
  index,
  at: 1_800_000_000_000 + index,
  sharing,
})
const all = (outbox: Outbox) => Array.from({ length: outbox.size() }, (_, at) => outbox.event(at))

test('what was added is there again, in order, with what is held now', () => {
  const file = fresh()
  const events = [
    give(3),
    give(7),
    ending('recall', 3, 5),
    give(2 ** 40, 'b'.repeat(16)),
    ending('erased', 7, 6),
    give(3),
  ]
  const first = openOutbox(file)
  first.add(events.slice(0, 2))
  first.add([])
  first.add(events.slice(2))
  first.close()
  const second = openOutbox(file)
  assert.deepEqual(all(second), events)
  assert.deepEqual(
    [...second.held()],
    [
      [2 ** 40, 'b'.repeat(16)],
      [3, 'a'.repeat(16)],
    ],
  )
  assert.deepEqual([second.latestOf(3), second.latestOf(7), second.latestOf(4)], [5, 4, undefined])
  assert.deepEqual([second.holds(3), second.holds(7)], ['a'.repeat(16), undefined])
  second.close()
})

test('cut anywhere, it keeps what was whole and goes on from there', () => {
  const file = fresh()
  const events = [give(0), give(1), give(2)]
  const whole = openOutbox(file)
  whole.add(events)
  whole.close()
  const bytes = readFileSync(file)
  const record = bytes.length / events.length
  for (let length = bytes.length; length >= 0; length--) {
    writeFileSync(file, bytes)
    truncateSync(file, length)
    const kept = Math.floor(length / record)
    const outbox = openOutbox(file)
    assert.deepEqual(all(outbox), events.slice(0, kept), `of ${length} bytes`)
    assert.equal(statSync(file).size, kept * record)
    outbox.add([give(9)])
    outbox.close()
    const again = openOutbox(file)
    assert.deepEqual(all(again), [...events.slice(0, kept), give(9)])
    again.close()
  }
})

test('a damaged record and what comes after it were never told', () => {
  const file = fresh()
  const outbox = openOutbox(file)
  outbox.add([give(0), give(1), give(2)])
  outbox.close()
  const bytes = readFileSync(file)
  const record = bytes.length / 3
  for (let at = 0; at < record; at++) {
    const damaged = Buffer.from(bytes)
    damaged[record + at]! ^= 0x40
    writeFileSync(file, damaged)
    const found = openOutbox(file)
    assert.deepEqual(all(found), [give(0)], `byte ${at}`)
    found.close()
  }
  // Bytes that are no record at all.
  writeFileSync(file, bytes)
  appendFileSync(file, Buffer.alloc(record))
  const found = openOutbox(file)
  assert.equal(found.size(), 3)
  found.close()
})
