// One writer for one folder: the second is refused, a dead one's lock is taken over, and of many only one gets it.
import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import type { DiskLock } from './disk.ts'
import { takeLock } from './lock.ts'

async function withPath(body: (path: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'parley-lock-'))
  try {
    await body(path.join(folder, 'lock'))
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

const lockModule = new URL('./lock.ts', import.meta.url).href

test('the second is refused while the first lives, and gets it after', () =>
  withPath(async (file) => {
    const lock = await takeLock(file)
    await assert.rejects(takeLock(file), { code: 'log-locked', data: { path: file, pid: process.pid } })
    assert.equal(lock.isHeld(), true)
    await lock.release()
    await (await takeLock(file)).release()
    assert.deepEqual(fs.readdirSync(path.dirname(file)), [])
  }))

test('a process that died leaves no lock behind that would keep anyone out', () =>
  withPath(async (file) => {
    const code = `const { takeLock } = await import('${lockModule}'); await takeLock('${file}'); process.kill(process.pid, 'SIGKILL')`
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', code])
    assert.equal(signal, 'SIGKILL')
    assert.ok(fs.existsSync(file))
    const locks = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(file)))
    const held = locks.filter(
      (lock): lock is PromiseFulfilledResult<DiskLock> => lock.status === 'fulfilled' && lock.value.isHeld(),
    )
    assert.equal(held.length, 1)
    await held[0]!.value.release()
  }))

test('a process id that was given again is not taken for the owner', () =>
  withPath(async (file) => {
    const lock = await takeLock(file)
    const owner = JSON.parse(fs.readFileSync(file, 'utf8'))
    await lock.release()
    fs.writeFileSync(file, JSON.stringify({ ...owner, started: '1' }))
    await (await takeLock(file)).release()
  }))

test('the owner of another machine or container is believed alive until it has been silent', () =>
  withPath(async (file) => {
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, started: '1', realm: 'elsewhere', token: 't' }))
    await assert.rejects(takeLock(file), { code: 'log-locked' })
    const longAgo = new Date(Date.now() - 60_000)
    fs.utimesSync(file, longAgo, longAgo)
    await (await takeLock(file)).release()
  }))

test('whoever lost the lock by force knows it, and does not take away the next one', () =>
  withPath(async (file) => {
    const first = await takeLock(file)
    fs.rmSync(file)
    assert.equal(first.isHeld(), false)
    const second = await takeLock(file)
    assert.equal(first.isHeld(), false)
    await first.release()
    assert.equal(second.isHeld(), true)
    await second.release()
  }))
