// What the file store asks of a disk, and no more: so that a test can stand in for it and fail any one of these calls,
// before or after it took effect, or lose what was never synced.

export interface Disk {
  makeFolder(path: string): Promise<void>
  /** Names in a folder; none when there is no such folder. */
  list(path: string): Promise<string[]>
  read(path: string): Promise<Buffer | undefined>
  /** Whole or not at all, and durable: written beside, synced, renamed, folder synced. */
  replace(path: string, bytes: Uint8Array): Promise<void>
  /** Whole or not at all while the machine runs; not synced. For what can be made again. */
  place(path: string, bytes: Uint8Array): Promise<void>
  remove(path: string): Promise<void>
  /** Opens an existing file: `append` writes at its end only, `patch` in place. Both read. */
  open(path: string, mode: 'append' | 'patch'): Promise<DiskFile>
  /** Takes the one lock of a folder. Refuses with `log-locked`. */
  lock(path: string): Promise<DiskLock>
}

export interface DiskFile {
  /** Bytes in the file as the disk has it now, not as we remember it. */
  size(): number
  append(bytes: Uint8Array): Promise<void>
  patch(bytes: Uint8Array, position: number): Promise<void>
  /** Fills the buffer from `position`; returns the bytes there were. */
  read(into: Buffer, position: number): Promise<number>
  truncate(size: number): Promise<void>
  /** `fdatasync`. */
  sync(): Promise<void>
  close(): Promise<void>
}

export interface DiskLock {
  /** Whether the lock is still ours: false once somebody removed or replaced it. */
  isHeld(): boolean
  release(): Promise<void>
}

/** The code of a system error, such as `ENOSPC`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
