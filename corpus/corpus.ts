// The annotated documents on disk: two splits and the second pass over some of the measured ones.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Annotated, readAnnotated } from './document.ts'
import type { Fault } from './fault.ts'

export type Split = 'train' | 'measure' | 'second-pass'
export type Stored = {
  readonly split: Split
  /** Path from the corpus folder. */
  readonly file: string
  readonly document: Annotated | null
  readonly faults: readonly Fault[]
}

const here = fileURLToPath(new URL('.', import.meta.url))
const folders: readonly (readonly [Split, string])[] = [
  ['train', 'documents/train'],
  ['measure', 'documents/measure'],
  ['second-pass', 'second-pass'],
]

/** Every annotated file with what is wrong in it, in order of split and name. */
export function readCorpus(): Stored[] {
  return folders.flatMap(([split, folder]) =>
    existsSync(here + folder)
      ? readdirSync(here + folder)
          .filter((name) => name.endsWith('.txt'))
          .sort()
          .map((name) => {
            const file = `${folder}/${name}`
            return { split, file, ...readAnnotated(file, readFileSync(here + file, 'utf8')) }
          })
      : [],
  )
}

/** The documents of one split; throws where one has faults, since a wrong gold measures nothing. */
export function readSplit(split: Split): Annotated[] {
  return readCorpus()
    .filter((stored) => stored.split === split)
    .map(({ file, document, faults }) => {
      if (document === null || faults.length > 0)
        throw new Error(`corpus/${file} has ${faults.length} faults: run 'node corpus/check.ts' and mend them first`)
      return document
    })
}
