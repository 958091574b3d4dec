// What changed between two texts of a clause, word by word, so that a reader sees the words and not only that there are
// other ones. The shortest script after Myers (1986), run on words with the white space behind them.
import type { DiffPiece } from './rows.ts'

// Clauses run to some hundred words. Beyond this the work grows past what one row is worth.
const wordsMax = 3000

/** Pieces that, with the removed left out, make `after`, and with the added left out, `before`. */
export function diffOf(before: string, after: string): readonly DiffPiece[] {
  const a = before.match(/\S+\s*|\s+/g) ?? []
  const b = after.match(/\S+\s*|\s+/g) ?? []
  if (a.length + b.length > wordsMax) return joined([...a.map(piece('removed')), ...b.map(piece('added'))])
  return joined(script(a, b))
}

const piece = (op: DiffPiece['op']) => (text: string) => ({ op, text })

function script(a: readonly string[], b: readonly string[]): DiffPiece[] {
  const [n, m] = [a.length, b.length]
  const max = n + m
  const trace: Map<number, number>[] = []
  let reach = new Map<number, number>([[1, 0]])
  for (let d = 0; d <= max; d++) {
    trace.push(new Map(reach))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1
      while (x < n && x - k < m && a[x] === b[x - k]) x++
      reach.set(k, x)
      if (x >= n && x - k >= m) return walked(a, b, trace)
    }
    reach = new Map(reach)
  }
  return []
}

function walked(a: readonly string[], b: readonly string[], trace: readonly Map<number, number>[]): DiffPiece[] {
  const pieces: DiffPiece[] = []
  let [x, y] = [a.length, b.length]
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d] ?? new Map<number, number>()
    const k = x - y
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
    const from = down ? k + 1 : k - 1
    const [px, py] = [reach.get(from) ?? 0, (reach.get(from) ?? 0) - from]
    while (x > px && y > py && x > 0 && y > 0) {
      x--
      y--
      pieces.push({ op: 'same', text: a[x] ?? '' })
    }
    if (d === 0) break
    if (down) pieces.push({ op: 'added', text: b[--y] ?? '' })
    else pieces.push({ op: 'removed', text: a[--x] ?? '' })
  }
  return pieces.reverse()
}

function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const all: DiffPiece[] = []
  for (const { op, text } of pieces) {
    const last = all.at(-1)
    if (last?.op === op) all[all.length - 1] = { op, text: last.text + text }
    else all.push({ op, text })
  }
  return all
}
