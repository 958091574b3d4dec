// Bytes that are the same for the same seed.
import { chance } from '@parley/hub/testing'

export function chanceBytes(seed: number): (bytes: number) => Uint8Array {
  const next = chance(seed)
  return (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(next() * 256))
}
