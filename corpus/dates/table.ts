// The table of date expressions on disk: sentences with the expression in brackets and what it means, with and without
// a date of the document.
import { readFileSync } from 'node:fs'
import type { Span } from '@parley/read'

/** A value in EDTF, a relation where no value can be given, or 'none' where the words are no date. */
export type Meaning = { readonly value: string } | { readonly relation: string } | { readonly none: true }

export type Expression = {
  readonly line: number
  readonly text: string
  /** Where the expression stands in the text. */
  readonly at: Span
  /** The document's date. */
  readonly date: string
  readonly dated: Meaning
  readonly undated: Meaning
}

const file = new URL('expressions.txt', import.meta.url)

export function readExpressions(): Expression[] {
  const expressions: Expression[] = []
  let date = ''
  for (const [i, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    const given = /^date: (\S+)$/.exec(line)?.[1]
    if (given !== undefined) {
      date = given
      continue
    }
    const [, before, words, after, meanings] = /^(.*)\[(.+)\](.*) = (.+)$/.exec(line) ?? []
    if (before === undefined || words === undefined || after === undefined || meanings === undefined)
      throw new Error(`expressions.txt:${i + 1} is not 'sentence with [expression] = value | value': ${line}`)
    const [dated, undated = dated] = meanings.split(' | ')
    expressions.push({
      line: i + 1,
      text: before + words + after,
      at: { start: before.length, end: before.length + words.length },
      date,
      dated: meaningOf(dated!),
      undated: meaningOf(undated!),
    })
  }
  return expressions
}

function meaningOf(text: string): Meaning {
  if (text === 'none') return { none: true }
  const relation = /^- \{(.+)\}$/.exec(text)?.[1]
  return relation === undefined ? { value: text } : { relation }
}
