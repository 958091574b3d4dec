// The log, for a server: contract, sealing, the file store and blobs. A browser takes `@parley/log/check` instead.

export { Batches } from './batches.ts'
export { openFolderBlobs } from './blobs.ts'
export * from './check.ts'
export type { Disk, DiskFile, DiskLock } from './disk.ts'
export { type FileLogOptions, openFileLog } from './files.ts'
export { Findings } from './findings.ts'
export { type Group, Intake, type Place } from './intake.ts'
export type * from './log.ts'
export { nodeDisk } from './node-disk.ts'
export { type SealOptions, seal, unseal } from './sealed.ts'
export { generateSigner, keyIdOf, signerFromSeed } from './signer.ts'
export { leafHashOf, Tree } from './tree.ts'
