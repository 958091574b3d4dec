// Annotated documents made ready to learn from: the page as the model sees it, and for each claim of the gold the head of
// its cue and the label of every token around it.

import { readDocument } from '@parley/read'
import { type Cell, cellsIn, findByRules, type Sheet, sheetOf, windowOf } from '@parley/read/model'
import type { Annotated, GoldClaim } from '../document.ts'

export type GoldCue = { readonly claim: GoldClaim; readonly head: number; readonly tags: Uint8Array }
export type Prepared = { readonly document: Annotated; readonly sheet: Sheet; readonly cues: readonly GoldCue[] }

export async function prepare(document: Annotated): Promise<Prepared> {
  const plain = await readDocument(new TextEncoder().encode(document.text), { plain: true })
  const { page, found } = findByRules(plain, { date: document.date ?? undefined })
  const sheet = sheetOf(page, found.claims)
  const cues = document.claims.flatMap((claim) => {
    const head = headOfCue(sheet.cells, cellsIn(sheet.cells, claim.cue))
    return head === null ? [] : [{ claim, head, tags: tagsOf(sheet, claim, head) }]
  })
  return { document, sheet, cues }
}

const auxiliaries =
  /^(?:be|is|are|was|were|been|being|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|not|to|it)$/

/** The word a cue hangs on: its first full verb, else its noun, else its last word. */
export function headOfCue(cells: readonly Cell[], cue: readonly number[]): number | null {
  const words = cue.filter((at) => cells[at]!.token.pos !== 'PUNCT' || cells[at]!.token.text === ':')
  if (words.length === 0) return null
  const fit = (test: (cell: Cell) => boolean) => words.find((at) => test(cells[at]!))
  return (
    fit(({ token }) => token.lower === 'according') ??
    fit(({ token, kind }) => kind.attitude !== 0 && (token.pos === 'VERB' || token.lower === 'said')) ??
    fit(({ token }) => token.pos === 'VERB' && !auxiliaries.test(token.lower)) ??
    fit(({ token, kind }) => kind.nounAttitude !== 0 && token.pos === 'NOUN') ??
    fit(({ token }) => token.pos === 'NOUN') ??
    fit(({ token }) => !auxiliaries.test(token.lower)) ??
    words.at(-1)!
  )
}

function tagsOf(sheet: Sheet, claim: GoldClaim, head: number): Uint8Array {
  const { from, to } = windowOf(sheet, head)
  const tags = new Uint8Array(to - from + 1)
  const mark = (spans: GoldClaim['cue'], begin: number) => {
    for (const span of spans)
      for (const [k, at] of cellsIn(sheet.cells, [span]).entries())
        if (at >= from && at <= to) tags[at - from] = k === 0 ? begin : begin + 1
  }
  mark(claim.content, 5)
  mark(claim.source, 1)
  mark(claim.cue, 3)
  // What begins before the window begins with its first token.
  if (tags[0]! > 0 && tags[0]! % 2 === 0) tags[0]!--
  return tags
}
