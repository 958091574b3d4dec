// What this package offers: the hub on the network, the hub alone, and what the command line does to a folder nobody has
// open.
export { restore, verifyFolder } from './backup.ts'
export {
  type Appended,
  type Author,
  anonymous,
  type Change,
  type EntriesQuery,
  type EntryLine,
  type EntryProof,
  type Hub,
  type HubConfig,
  type ListQuery,
  type NewEntry,
  openHub,
  type PartList,
  type Reader,
  type RowList,
  type StoredRow,
  type Touched,
  type Verification,
} from './hub.ts'
export type { PeersConfig } from './peers/peers.ts'
export { type ServeConfig, type Serving, startHub } from './serve.ts'
export { checkModel, type ModelSettings } from './suggest/settings.ts'
export {
  askedOf,
  logsOf,
  readWitnessSettings,
  type WitnessSettings,
  writeWitnessSettings,
} from './witness/settings.ts'
export { ownWitnessKey } from './witness/witness.ts'
