// HTML that is all text, as mail programs and feeds write it: nothing is looked for, only letters quoted and
// signatures, which mail programs mark, are left out.
import type { Piece } from './draft.ts'
import { parseMarkup } from './markup.ts'
import { pageLines } from './page-lines.ts'
import type { RemovalReason } from './reading.ts'
import { piecesOf } from './strip.ts'

/** Pieces of a fragment of HTML, in reading order. */
export function markupPieces(source: string): Piece[] {
  const { lines } = pageLines(parseMarkup(source).root)
  const reasons = new Map<number, RemovalReason>()
  for (const [i, { hint }] of lines.entries()) if (hint === 'quoted-reply' || hint === 'signature') reasons.set(i, hint)
  return piecesOf(lines, reasons)
}
