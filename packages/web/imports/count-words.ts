// "4", "4–5": a number as it is told, between the least and the most; with what it is of.

/** Both bounds are whole numbers; `of` is a word in the reader's language. */
export const countWords = ({ low, high }: { readonly low: number; readonly high: number }, of: string): string =>
  `${low === high ? low : `${low}–${high}`} ${of}`
