// (assembly follows)
import type { Reading } from '@parley/read/reading'
import type { AccountRow } from '../rows.ts'
import type { Fact } from '../views/view.ts'

/** The parts of the record a reading's events belong to: one for each event type. */
export const bucketsOfReading = (reading: Reading): readonly string[] => [
  ...new Set(reading.events.map((event) => event.type)),
]

/** The part an account's key names. */
export const bucketOfAccountKey = (key: string): string => key.split('.')[0] ?? key

export function assemble(_bucket: string, _facts: readonly Fact[]): readonly AccountRow[] {
  return []
}
