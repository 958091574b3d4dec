// Numbers as words give them.
const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
/** The number a word is, in digits or spelt; null where it is none. */
export function numberOf(word: string): number | null {
  const lower = word.toLowerCase()
  if (/^\d{1,9}(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+$/u.test(lower)) return Number(lower.replaceAll(',', ''))
  if (lower === 'dozen') return 12
  const [first = '', second] = lower.split('-')
  const [ten, unit] = [tens.indexOf(first), units.indexOf(second ?? first)]
  if (ten !== -1) return second === undefined ? 20 + 10 * ten : unit < 1 ? null : 20 + 10 * ten + unit
  return second === undefined && unit !== -1 ? unit : null
}
