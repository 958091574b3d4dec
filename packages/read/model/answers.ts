// What a claim answers: charges, denials and questions told before it. A negative sentence denies only where there is
// something to deny.
import type { Row } from './hash.ts'
import type { Cell } from './sheet.ts'

const T = 3100

/** Words that tell what was said before. */
const kinds: readonly RegExp[] = [
  /^(?:den(?:y|ies|ied|ying|ials?)|disput\w+|refut\w+|reject\w*|dismiss\w*|untrue|false)$/,
  /^(?:accus\w+|alleg\w+|blam\w+|charg(?:e|es|ed|ing)|complain\w*|insinuat\w+)$/,
  /^(?:claim\w*|suspect\w*|speculat\w+|rumou?r\w*|suggest\w*|reports?|reported|talk|contention|version|account|suspicion)$/,
  /^(?:asked|asks|pressed|question|questioned|whether|wonder\w*)$/,
  /^\?$/,
  /^(?:says?|said|tells?|told|wrote|writes|warned|calls|called)$/,
  /^(?:fear\w*|believ\w+|demand\w*|threat\w*)$/,
]
const sentencesBack = 2

/** `from` is the first cell of the claim itself; `how` is how its content stands, a small number. */
export function answerFeatures(cells: readonly Cell[], from: number, how: number, row: Row): void {
  // The words before it in its sentence, then the sentences before.
  let [first, last] = [cells[from]!.first, from - 1]
  const sentenceFirst = first
  for (let distance = 0; distance <= sentencesBack; distance++) {
    for (const [kind, pattern] of kinds.entries()) {
      if (!cells.slice(first, last + 1).some(({ token }) => pattern.test(token.lower))) continue
      row.add(T, kind, distance)
      row.add(T + 1, kind * 4 + distance, how)
    }
    last = first - 1
    if (last < 0) break
    first = cells[last]!.first
  }
  const isFirst = from === sentenceFirst
  const isBlockFirst = isFirst && cells[from - 1]?.sentence.block !== cells[from]!.sentence.block
  row.add(T + 2, isFirst ? (isBlockFirst ? 2 : 1) : 0, how)
  // `But …`, `…, though the mayor said …`.
  const before = isFirst ? 0 : cells[from - 1]!.kind.word
  const opening = isFirst ? 0 : cells[sentenceFirst]!.kind.word
  row.add(T + 3, before)
  row.add(T + 4, before, how)
  row.add(T + 5, opening)
  row.add(T + 6, opening, how)
}
