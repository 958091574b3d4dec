// Full-text search: words as a person types them into a box, the last one perhaps half typed.
import { type RawBuilder, sql } from 'kysely'

/**
 * A tsquery for the words: quotes for phrases, '-' for without, 'or' between alternatives, and the last word as the
 * beginning of one. The 'simple' configuration knows no language, so every language is searched alike.
 */
export function searchFor(words: string): RawBuilder<unknown> {
  const text = words.replaceAll('\u0000', ' ').toWellFormed().slice(0, 500)
  const last = beginningOf(text)
  const whole = sql`websearch_to_tsquery('simple', ${text})`
  if (last === undefined) return whole
  const before = sql`websearch_to_tsquery('simple', ${text.slice(0, text.length - last.length)})`
  // The parser that split the texts splits this word too; its parts are quoted, so that none is an operator.
  const begun = sql`(select to_tsquery('simple', string_agg(quote_literal(lexeme) || ':*', ' & '))
    from unnest(to_tsvector('simple', ${last})))`
  return sql`case when ${begun} is null then ${whole}
    when ${before}::text = '' then ${begun} else ${before} && ${begun} end`
}

/** The word being typed, where the query ends in one. */
function beginningOf(text: string): string | undefined {
  const quotes = text.split('"').length - 1
  if (quotes % 2 !== 0) return undefined
  const match = /(?:^|\s)([\p{L}\p{N}\p{M}]+)$/u.exec(text)
  if (match === null || / or [^ ]*$/i.test(text) || /^or$/i.test(match[1] ?? '')) return undefined
  return match[1]
}
