// What the documents of one group disagree about, as an annotator found it: `disagreements/SPLIT/GROUP.txt`. A disagreement
// has two positions or more, each held by passages of several documents. GUIDELINES.md says what counts.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Span } from '@parley/read/reading'
import type { Split, Stored } from './corpus.ts'
import type { Annotated } from './document.ts'
import type { Fault, Report } from './fault.ts'
import { type DisagreementKind, disagreementKinds } from './labels.ts'
import { occurrences } from './tail.ts'

/** The exact words of one document that hold a position. */
export type GoldPassage = Span & { readonly document: string; readonly words: string }
export type GoldDisagreement = {
  readonly line: number
  readonly group: string
  /** Usually one; two where a finder may take it for either. */
  readonly kinds: readonly DisagreementKind[]
  readonly about: string
  readonly positions: readonly (readonly GoldPassage[])[]
}
export type StoredDisagreements = {
  readonly split: Split
  /** Path from the corpus folder. */
  readonly file: string
  readonly disagreements: readonly GoldDisagreement[]
  readonly faults: readonly Fault[]
}

const here = fileURLToPath(new URL('.', import.meta.url))

/** Every file of disagreements with what is wrong in it, in order of split and name. */
export function readDisagreements(corpus: readonly Stored[]): StoredDisagreements[] {
  return (['train', 'measure'] as const).flatMap((split) => {
    const folder = `disagreements/${split}`
    if (!existsSync(here + folder)) return []
    const documents = corpus.flatMap((one) => (one.split === split && one.document !== null ? [one.document] : []))
    return readdirSync(here + folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => {
        const file = `${folder}/${name}`
        return { split, file, ...disagreementsIn(file, readFileSync(here + file, 'utf8'), documents) }
      })
  })
}

type Draft = Omit<GoldDisagreement, 'positions'> & { readonly positions: Map<string, GoldPassage[]> }

/** The disagreements of one file, and all that is wrong with it. `documents` are those of its split. */
export function disagreementsIn(
  file: string,
  source: string,
  documents: readonly Annotated[],
): { disagreements: readonly GoldDisagreement[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const report: Report = (line, message) => faults.push({ line, message })
  const group = basename(file, '.txt')
  const own = documents.filter((document) => document.group === group)
  if (own.length === 0) report(1, `no document of this split is of the group '${group}': name the file after a group`)
  const drafts: Draft[] = []
  for (const [i, words] of source.replace(/\r\n?/g, '\n').split('\n').entries()) {
    const line = i + 1
    if (words.trim() === '' || words.startsWith('#')) continue
    const [, letter, number, passage] = /^([a-z]) (\d+): (.+?)\s*$/.exec(words) ?? []
    if (letter !== undefined && number !== undefined && passage !== undefined) {
      const draft = drafts.at(-1)
      if (draft === undefined)
        report(line, 'a passage stands under a disagreement: write its kind and what it is about first')
      else {
        const found = passagesOf(group, own, { number, words: passage }, line, report)
        draft.positions.set(letter, [...(draft.positions.get(letter) ?? []), ...found])
      }
    } else drafts.push({ ...readHeading(words, line, report), line, group, positions: new Map() })
  }
  for (const draft of drafts) checkPositions(draft, report)
  const disagreements = drafts.map((draft) => ({ ...draft, positions: [...draft.positions.values()] }))
  return { disagreements, faults: faults.sort((a, b) => a.line - b.line) }
}

/** `number: the dead of the blast`, or `attribution, denial: whose drone it was`. */
function readHeading(words: string, line: number, report: Report): Pick<Draft, 'kinds' | 'about'> {
  const [, named, about] = /^([a-z, ]+): (.+?)\s*$/.exec(words) ?? []
  if (named === undefined || about === undefined) {
    report(line, `'${words}' is neither 'KIND: what it is about' nor 'a 01: exact words'`)
    return { kinds: [], about: words }
  }
  const kinds = named.split(', ').flatMap((name) => {
    const kind = disagreementKinds.find((one) => one === name)
    if (kind === undefined) report(line, `'${name}' is none of ${disagreementKinds.join(' ')}`)
    return kind ?? []
  })
  return { kinds, about }
}

/** Where the words stand in the group's document of that number; words that stand several times mean each place. */
function passagesOf(
  group: string,
  own: readonly Annotated[],
  { number, words }: { number: string; words: string },
  line: number,
  report: Report,
): GoldPassage[] {
  const document = own.find(({ id }) => id.startsWith(`${group}-${number}-`))
  if (document === undefined) {
    report(line, `there is no document ${group}-${number}-…`)
    return []
  }
  const found = occurrences(document.text, words)
  if (found.length === 0) report(line, `'${words}' does not occur in ${document.id}: copy its words exactly`)
  return found.map((span) => ({ ...span, document: document.id, words }))
}

function checkPositions({ line, about, positions }: Draft, report: Report): void {
  if (positions.size < 2) report(line, `'${about}' has ${positions.size} position: a disagreement has two, a and b`)
  else if (pairsAcross([...positions.values()]).length === 0)
    report(line, `'${about}' stands within one document: two documents disagree`)
  for (const [letter, passages] of positions)
    for (const [other, others] of positions)
      if (letter < other)
        for (const one of passages)
          if (others.some((two) => two.document === one.document && two.start === one.start && two.end === one.end))
            if (!/\b(?:or|and)\b/.test(one.words))
              // 'I have heard four and I have heard five' gives two figures.
              report(line, `'${one.words}' of ${one.document} holds both ${letter} and ${other}: choose one`)
}

/** The pairs of positions that two different documents hold: what a finder can be asked for. */
export function pairsAcross(positions: GoldDisagreement['positions']): (readonly [number, number])[] {
  return positions.flatMap((a, i) =>
    positions
      .slice(i + 1)
      .flatMap((b, j) =>
        a.some((one) => b.some((other) => one.document !== other.document)) ? [[i, i + 1 + j] as const] : [],
      ),
  )
}
