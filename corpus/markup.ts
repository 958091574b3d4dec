// Attribution marked in the text itself, so that no writer counts offsets: `[s1 The mayor] [k1 said] [c1 it was over]`.
// s is a source, k a cue, c content; the number is the claim. `[s1,2 …]` serves two claims; a label used twice is one
// span in two pieces; spans nest. `\[`, `\]` and `\\` are the characters themselves.
import type { Span } from '@parley/read/reading'
import type { Report } from './fault.ts'

export type Piece = Span & {
  readonly role: 'source' | 'cue' | 'content'
  readonly claims: readonly number[]
  readonly line: number
}
type Open = { role: Piece['role']; claims: number[]; line: number; start: number; label: string }

const roleOf = { s: 'source', k: 'cue', c: 'content' } as const

/** The text without its marks, and the marked pieces in order of their start. `firstLine` is the file's line of `body`. */
export function readMarkup(body: string, firstLine: number, report: Report): { text: string; pieces: Piece[] } {
  let text = ''
  let line = firstLine
  const open: Open[] = []
  const pieces: Piece[] = []
  for (let i = 0; i < body.length; i++) {
    const char = body[i]!
    if (char === '\\' && /[[\]\\]/.test(body[i + 1] ?? '')) {
      text += body[++i]
    } else if (char === '[') {
      const label = /^\[([skc])(\d+(?:,\d+)*) /.exec(body.slice(i, i + 40))
      if (label === null) {
        report(line, `'${body.slice(i, i + 20)}' is no label: write [s1 words], or \\[ for a bracket of the text`)
        continue
      }
      // The pattern's first group is one of the three letters.
      const role = roleOf[label[1] as 's' | 'k' | 'c']
      const claims = label[2]!.split(',').map(Number)
      open.push({ role, claims, line, start: text.length, label: label[0].trim() })
      i += label[0].length - 1
    } else if (char === ']') {
      const one = open.pop()
      if (one === undefined) report(line, "']' closes nothing: remove it, or write \\] for a bracket of the text")
      else pieces.push({ role: one.role, claims: one.claims, line: one.line, start: one.start, end: text.length })
    } else {
      text += char
      if (char !== '\n') continue
      line++
      // Left open over a blank line, a bracket was forgotten; a quotation that goes on is marked in each paragraph.
      if (body[i + 1] === '\n')
        for (const one of open.splice(0))
          report(one.line, `'${one.label}' is not closed in its paragraph: add ']', and mark the next paragraph anew`)
    }
  }
  for (const one of open) report(one.line, `'${one.label}' is never closed: add ']'`)
  pieces.sort((a, b) => a.start - b.start || b.end - a.end)
  for (const piece of pieces) checkEdges(text, piece, report)
  return { text, pieces }
}

function checkEdges(text: string, piece: Piece, report: Report): void {
  const words = text.slice(piece.start, piece.end)
  const named = `'${words.length > 40 ? `${words.slice(0, 40)}…` : words}'`
  if (words.trim() === '') report(piece.line, 'a span without words: remove it')
  else if (words !== words.trim())
    report(piece.line, `${named} has a space at its edge: move the space out of the brackets`)
  if (/^[,;]|[,;]$/.test(words) || (piece.role !== 'cue' && /:$/.test(words)))
    report(piece.line, `${named} has a comma, semicolon or colon at its edge: move it out of the brackets`)
  if (
    /[\p{L}\p{N}]/u.test(text[piece.start - 1] ?? '') &&
    /^(?![\p{Script=Arabic}\p{Script=Hebrew}])[\p{L}\p{N}]/u.test(words)
  )
    report(piece.line, `${named} begins within a word`)
  if (/[\p{L}\p{N}]$/u.test(words) && /[\p{L}\p{N}]/u.test(text[piece.end] ?? ''))
    report(piece.line, `${named} ends within a word`)
}
