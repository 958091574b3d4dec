// Several names in one sentence, each keeping its own direction: what stands between them belongs to the sentence. The two
// signs are what <bdi> is in a page, and work where no element can stand: inside a message, a title, a label read aloud.

const begin = '\u2068'
const end = '\u2069'
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** A name or a date in a sentence of any direction. */
export const isolated = (text: string): string => `${begin}${text}${end}`

/** Joins names by the customs of a language ('the Valley, the Ridge and the Lake'). */
export function listWords(locale: string, direction: 'ltr' | 'rtl'): (items: readonly string[]) => string {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  // In a sentence from left to right only a name from right to left needs it.
  const isForeign = (text: string) => direction === 'rtl' || fromRight.test(text)
  return (items) =>
    list
      .formatToParts(items)
      .map(({ type, value }, at, parts) => {
        if (type === 'element') return isForeign(value) ? isolated(value) : value
        // Arabic writes its 'and' onto the word that follows. Onto a word of another script it would look like a letter of it.
        const isOnto = direction === 'rtl' && /\S$/.test(value) && !fromRight.test(parts[at + 1]?.value ?? '')
        return isOnto ? `${value}\u00a0` : value
      })
      .join('')
}
