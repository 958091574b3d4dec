// Which measured documents are annotated a second time, and what the second annotator is given: text without labels.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Stored } from './corpus.ts'

export const secondPassSize = 20

/** The ids with the lowest hashes: nobody chooses the easy ones, and everybody finds the same. */
export function chooseSecondPass(ids: readonly string[], size = secondPassSize): string[] {
  const hash = (id: string) => createHash('sha256').update(id).digest('hex')
  return ids
    .toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1))
    .slice(0, size)
    .toSorted()
}

/** Head and text of a document, its marks and lines taken away. */
export function bareOf({ file, document }: Stored): string {
  const source = readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')
  const head = source.slice(0, source.indexOf('\n---\n'))
  const text = (document?.text ?? '').replace(/[[\]\\]/g, '\\$&')
  return `${head}\n---\n${text}\n---\nclaims\n\nactors\n\nplaces\n\ndates\n\nevents\n\ncommitments\n`
}
