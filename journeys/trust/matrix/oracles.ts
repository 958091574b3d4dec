// What is asked of each answer: that it holds no canary the table forbids, that it is what the table promises, and that
// it is byte for byte the answer of a hub which never knew what this reader may not see.

import type { Ask } from './asks.ts'
import { canariesIn } from './canaries.ts'
import type { allowed } from './stage.ts'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

export type Judge = {
  readonly allowed: ReturnType<typeof allowed>
  /** Where each canary stands. */
  readonly whose: ReadonlyMap<string, string>
  /** The one answer for what is absent and for what is not the reader's. */
  readonly notFound: string
}

/** What is wrong with an answer, one line each. */
export function faultsOf(ask: Ask, answer: Answer, judge: Judge): string[] {
  return [...leaksIn(ask, answer, judge), ...missedIn(ask, answer, judge)]
}

function leaksIn(ask: Ask, { headers, body }: Answer, judge: Judge): string[] {
  const may = judge.allowed[ask.source]
  // What the question itself said may come back in the answer.
  const echoed = canariesIn(`${ask.url} ${JSON.stringify(ask.headers ?? {})} ${JSON.stringify(ask.payload ?? {})}`)
  const leaks: string[] = []
  for (const canary of canariesIn(`${headerText(headers)}\n${body}`)) {
    const owner = judge.whose.get(canary)
    if (owner === undefined || may.has(canary) || echoed.has(canary)) continue
    leaks.push(`leak: ${canary} of '${owner}'`)
  }
  return leaks
}

function missedIn({ expected, method }: Ask, answer: Answer, judge: Judge): string[] {
  if (answer.status >= 500) return [`broken: answered ${answer.status} ${answer.body.slice(0, 200)}`]
  if (method === 'HEAD' && answer.body !== '') return ['a body in answer to HEAD']
  switch (expected?.what) {
    case 'found': {
      if (answer.status !== 200) return [`not there: answered ${answer.status}, and the reader may see it`]
      const missing = expected.holds.filter((one) => !answer.body.toLowerCase().includes(one))
      return missing.length === 0 ? [] : [`not there: ${missing.slice(0, 3).join(', ')} of ${expected.holds.length}`]
    }
    case 'not-found':
      return plain(answer) === judge.notFound
        ? []
        : [`hidden is not as absent: answered ${answer.status} ${answer.body.slice(0, 200)}`]
    case 'nothing-matches': {
      const total = totalOf(answer)
      return total === undefined || total === 0 ? [] : [`search: ${total} rows match a word the reader may not see`]
    }
    case 'something-matches':
      return (totalOf(answer) ?? 0) > 0 ? [] : ['search: a word the reader may see matches nothing']
    case 'refused':
      // The web app's files are everybody's, whatever credential comes with the question.
      if (String(answer.headers['content-type']).startsWith('text/html')) return []
      return answer.status >= 400 ? [] : [`taken for somebody: answered ${answer.status}`]
    default:
      return []
  }
}

function totalOf({ status, body }: Answer): number | undefined {
  if (status !== 200) return undefined
  const answer = JSON.parse(body) as { total?: number; parts?: Record<string, { total: number }> }
  return answer.total ?? Object.values(answer.parts ?? {}).reduce((sum, part) => sum + part.total, 0)
}

const headerText = (headers: Answer['headers']): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .sort()
    .join('\n')

/** An answer as one text, without what the clock of the machine writes. */
export function plain({ status, headers, body }: Answer): string {
  const { date: _, 'content-length': __, ...rest } = headers
  return `${status}\n${headerText(rest)}\n\n${body}`
}

/** The same for two hubs of one record: without cursors, salts and signatures, which are chance, and places in the log. */
export function comparable(ask: Ask, answer: Answer): string {
  const masked = answer.body
    .replace(/blb_[0-9a-z]{26}/g, 'blb')
    .replace(/"next":"[^"]+"/g, '"next":"…"')
    // Each hub draws a key of its own.
    .replace(/"hubKey":"matrix\.example\/log\+[^"]+"/g, '"hubKey":"…"')
  return plain({ ...answer, body: answer.status === 200 ? withoutChance(ask.operation, masked) : masked })
}

function withoutChance(operation: string, body: string): string {
  if (operation !== 'entry' && operation !== 'keys' && !body.startsWith('{"entry"') && !body.startsWith('{"origin"'))
    return body
  let value: Record<string, unknown>
  try {
    value = JSON.parse(body) as Record<string, unknown>
  } catch {
    return body
  }
  const { index, salt, signature, keyId, organisationKey, leaf, receipt, bytes, hubKey, organisations, ...rest } = value
  return JSON.stringify({
    ...rest,
    ...(typeof bytes === 'string'
      ? {
          bytes: Buffer.from(bytes, 'base64')
            .toString('utf8')
            .replace(/blb_[0-9a-z]{26}/g, 'blb'),
        }
      : {}),
    ...(Array.isArray(organisations)
      ? { organisations: organisations.map(({ organisation, name }) => ({ organisation, name })) }
      : {}),
  })
}
