// The log, for a server: contract, sealing, the file store and blobs. A browser takes `@parley/log/check` instead.

export { AuthorChecks } from './author-checks.ts'
export { Batches } from './batches.ts'
export { openFolderBlobs } from './blobs.ts'
export * from './bundle.ts'
export * from './bundle-check.ts'
export * from './check.ts'
export type { Disk, DiskFile, DiskLock } from './disk.ts'
export { type FileLogOptions, openFileLog } from './files.ts'
export { Findings } from './findings.ts'
export { type Group, Intake, type Place } from './intake.ts'
export type * from './log.ts'
export { nodeDisk } from './node-disk.ts'
export { signatureLine } from './note.ts'
export { digestOf } from './record.ts'
export { type SealOptions, seal, unseal, unsealWithBody } from './sealed.ts'
export { generateSigner, keyIdOf, signerFromSeed } from './signer.ts'
export { checkTiles, type TileReport, type TileSource, type TileTrust } from './tile-check.ts'
export { leafHashOf, Tree } from './tree.ts'
export {
  cosign,
  cosignatureKeyHash,
  cosignatureMessage,
  cosignedAt,
  type Witness,
  type WitnessAnswer,
  type WitnessedLog,
} from './witness.ts'
