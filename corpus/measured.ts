// The measured documents as the present reader reads them. Read once a process; every score of claims starts here.
import assert from 'node:assert/strict'
import type { Claim, Reading } from '@parley/read'
import { read } from '@parley/read'
import { readSplit } from './corpus.ts'
import type { Annotated } from './document.ts'

export type Measured = { readonly document: Annotated; readonly reading: Reading }

/** Below this a figure says more about its documents than about the reader, and no floor is kept. */
export const documentsMin = 20

let kept: Promise<Measured[]> | null = null

/** Every measured document with its reading, made from its text and its date alone. */
export function readMeasured(): Promise<Measured[]> {
  kept ??= Promise.all(readSplit('measure').map(async (document) => ({ document, reading: await readPlain(document) })))
  return kept
}

/** Reads the text as it stands, so that the reading's offsets are those of the gold. */
export async function readPlain({ text, date }: Pick<Annotated, 'text' | 'date'>): Promise<Reading> {
  const reading = await read(new TextEncoder().encode(text), { plain: true, ...(date === null ? {} : { date }) })
  assert.equal(reading.document.text, text, 'the reader changed a plain text')
  return reading
}

/** The claims no other claim holds: what is compared with the exams, which do not mark nesting. */
export const outermost = <T extends Pick<Claim, 'within'>>(claims: readonly T[]): T[] =>
  claims.filter((claim) => claim.within === null)
