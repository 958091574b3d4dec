// The lock of a data folder, which we own: one writer, whoever starts the second time. A lock file made with O_EXCL
// names its owner by process, start time and machine, and shows a heartbeat; a dead owner's lock is taken over, a
// living one's never. It keeps honest processes apart; the size checks of the store stop one that lost its lock.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { type DiskLock, errorCode } from './disk.ts'
import { Refusal } from './refusal.ts'

const heartbeatMs = 2_000
// An owner we cannot ask about (another container, another machine) is taken for dead after this long a silence.
const silentMs = 20_000
const attemptsMax = 5

type Owner = {
  readonly pid: number
  /** When the process started, in the kernel's own count: a process id alone is used again. */
  readonly started: string
  /** Boot and process-id space: within these a process can be looked up. */
  readonly realm: string
  readonly token: string
}

/** Takes the lock file at `path`. Refuses with `log-locked` while its owner lives. */
export async function takeLock(path: string): Promise<DiskLock> {
  const owner: Owner = {
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    realm: realm(),
    token: randomBytes(16).toString('hex'),
  }
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const fd = create(path, owner)
    if (fd !== undefined) return hold(path, fd)
    clearDead(path, owner.token)
  }
  throw locked(path, readOwner(path))
}

function create(path: string, owner: Owner): number | undefined {
  // Written beside and linked into place: nobody ever reads half a lock.
  const beside = `${path}.${owner.token}`
  const fd = fs.openSync(beside, 'wx', 0o600)
  try {
    fs.writeSync(fd, `${JSON.stringify(owner)}\n`)
    fs.linkSync(beside, path)
    return fd
  } catch (error) {
    fs.closeSync(fd)
    if (errorCode(error) === 'EEXIST') return undefined
    throw error
  } finally {
    fs.rmSync(beside, { force: true })
  }
}

function hold(path: string, fd: number): DiskLock {
  const mine = fs.fstatSync(fd).ino
  const heartbeat = setInterval(() => fs.futimesSync(fd, new Date(), new Date()), heartbeatMs)
  heartbeat.unref()
  const isHeld = () => fs.statSync(path, { throwIfNoEntry: false })?.ino === mine
  return {
    isHeld,
    async release() {
      clearInterval(heartbeat)
      if (isHeld()) fs.rmSync(path, { force: true })
      fs.closeSync(fd)
    },
  }
}

/** Moves a dead owner's lock out of the way; refuses when the owner lives. */
function clearDead(path: string, token: string): void {
  const owner = readOwner(path)
  if (owner === undefined) return
  const silence = Date.now() - (fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  if (isAlive(owner, silence)) throw locked(path, owner)
  const aside = `${path}.dead.${token}`
  try {
    fs.renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  // Two may see the same dead lock; the slower then moves the faster one's new lock, and must give it back.
  if (readOwner(aside)?.token !== owner.token) {
    try {
      fs.linkSync(aside, path)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
  fs.rmSync(aside, { force: true })
}

function isAlive(owner: Owner, silence: number): boolean {
  if (owner.realm !== realm()) return silence < silentMs
  const started = startOf(owner.pid)
  return started !== undefined && (owner.started === '' || started === owner.started)
}

function readOwner(path: string): Owner | undefined {
  let text: string
  try {
    text = fs.readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
  try {
    const owner: Partial<Owner> | null = JSON.parse(text)
    const { pid = 0, started = '', realm = '', token = '' } = owner ?? {}
    return { pid, started, realm, token }
  } catch {
    // Not written by us: only its silence can tell whether somebody still means it.
    return { pid: 0, started: '', realm: '', token: text }
  }
}

/** When a process started, or undefined when there is none. Elsewhere than on Linux its mere presence has to do. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
      // proc(5): the name in parentheses may hold anything; state is the first field after it, start time the 20th.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' ? undefined : fields[19]
    } catch {
      return undefined
    }
  }
  try {
    process.kill(pid, 0)
    return ''
  } catch (error) {
    return errorCode(error) === 'EPERM' ? '' : undefined
  }
}

function realm(): string {
  if (process.platform !== 'linux') return process.platform
  const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${boot} ${fs.readlinkSync('/proc/self/ns/pid')}`
}

function locked(path: string, owner: Owner | undefined): Refusal {
  const who = owner?.pid ? `process ${owner.pid}` : 'another process'
  return new Refusal(
    'log-locked',
    { path, pid: owner?.pid ?? null },
    `This data folder is in use by ${who}. Stop it first, or choose another folder. ` +
      `If it ran on another machine or container that is gone, wait ${silentMs / 1000} seconds and try again.`,
  )
}
