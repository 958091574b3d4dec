// The real disk. Small calls are made at once (a trip through the thread pool costs more than they do); what waits for
// the platter never blocks.
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Disk, type DiskFile, errorCode } from './disk.ts'
import { takeLock } from './lock.ts'

const fdatasync = promisify(fs.fdatasync)

export const nodeDisk: Disk = {
  async makeFolder(folder) {
    // 0700: beside the entries lie the keys to them.
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  },
  async list(folder) {
    return absentAs([], () => fs.readdirSync(folder))
  },
  async read(file) {
    return absentAs(undefined, () => fs.readFileSync(file))
  },
  async replace(file, bytes) {
    const beside = `${file}.new`
    const fd = fs.openSync(beside, 'w', 0o600)
    try {
      writeAll(fd, bytes, null)
      await fdatasync(fd)
    } finally {
      fs.closeSync(fd)
    }
    fs.renameSync(beside, file)
    await syncFolder(path.dirname(file))
  },
  async place(file, bytes) {
    // A new name waits for the file system's journal, which the next sync is just writing: nobody waits with it.
    await fs.promises.mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    const beside = `${file}.new`
    await fs.promises.writeFile(beside, bytes, { mode: 0o600 })
    await fs.promises.rename(beside, file)
  },
  async remove(file) {
    fs.rmSync(file, { force: true })
  },
  async open(file, mode) {
    return openFile(fs.openSync(file, mode === 'append' ? fs.constants.O_RDWR | fs.constants.O_APPEND : 'r+'))
  },
  lock: takeLock,
}

/** Makes a folder's own list of names durable. */
export async function syncFolder(folder: string): Promise<void> {
  const fd = fs.openSync(folder, 'r')
  try {
    await promisify(fs.fsync)(fd)
  } finally {
    fs.closeSync(fd)
  }
}

function openFile(fd: number): DiskFile {
  return {
    size: () => fs.fstatSync(fd).size,
    append: async (bytes) => writeAll(fd, bytes, null),
    patch: async (bytes, position) => writeAll(fd, bytes, position),
    async read(into, position) {
      let done = 0
      while (done < into.length) {
        const read = fs.readSync(fd, into, done, into.length - done, position + done)
        if (read === 0) break
        done += read
      }
      return done
    },
    truncate: async (size) => fs.ftruncateSync(fd, size),
    sync: () => fdatasync(fd),
    close: async () => fs.closeSync(fd),
  }
}

function writeAll(fd: number, bytes: Uint8Array, position: number | null): void {
  let done = 0
  while (done < bytes.length) {
    done += fs.writeSync(fd, bytes, done, bytes.length - done, position === null ? null : position + done)
  }
}

function absentAs<T>(absent: T, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return absent
    throw error
  }
}
