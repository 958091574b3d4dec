// Lines to pieces: what is text is kept, what a page leaves around its text is taken out with the reason.
import { type Piece, type RemovedPiece, tidy } from './draft.ts'
import { type Line, pageOf } from './line.ts'
import type { RemovalReason } from './reading.ts'
import { removers } from './removers/all.ts'

/** Reasons for the lines that removers take, on top of those already taken. */
export function stripLines(
  lines: readonly Line[],
  already: ReadonlyMap<number, RemovalReason> = new Map(),
): Map<number, RemovalReason> {
  const reasons = new Map(already)
  const taken = (i: number) => reasons.has(i)
  for (const remover of removers) {
    for (const i of remover.find(pageOf(lines, taken))) if (!reasons.has(i)) reasons.set(i, remover.reason)
  }
  for (const { follow, reason } of removers) {
    for (const i of follow?.(pageOf(lines, taken)) ?? []) if (!reasons.has(i)) reasons.set(i, reason)
  }
  return reasons
}

/** Pieces in reading order, without the line at `titleAt`. The end of a paragraph that leads to another page is cut off and listed too. */
export function piecesOf(lines: readonly Line[], reasons: ReadonlyMap<number, RemovalReason>, titleAt = -1): Piece[] {
  return lines.flatMap((line, i): Piece[] => {
    if (i === titleAt) return []
    const reason = reasons.get(i)
    if (reason !== undefined) return [{ kind: 'removed', text: line.text, reason }]
    if (line.table !== undefined) return [line.table]
    const cut = line.type === 'paragraph' ? onwardTail(line.text) : null
    const { type, level, page } = line
    const kept: Piece = {
      kind: 'text',
      type: type === 'table' ? 'paragraph' : type,
      text: cut === null ? line.text : line.text.slice(0, -cut.text.length).trimEnd(),
      ...(level === undefined ? {} : { level }),
      ...(page === undefined ? {} : { page }),
    }
    return cut === null ? [kept] : [kept, cut]
  })
}

const tail =
  /(?<=[.!?…”"’\])]\s*)(?:\[?(?:…|\.{3})\]?\s*)?(?:continue reading|keep reading|read more|read the full (?:article|story)|source link|lire la suite|seguir leyendo|weiterlesen|leggi tutto|читать далее|اقرأ المزيد)\s*(?:here|now)?[\s.…→»>]*$/iu

function onwardTail(text: string): RemovedPiece | null {
  // Only the end is looked at, so that a long paragraph costs no more than a short one.
  const match = tail.exec(text.slice(-80))
  const words = match === null ? '' : tidy(match[0])
  return words === '' ? null : { kind: 'removed', text: match![0].trimStart(), reason: 'related-links' }
}
