// What the words before a point make of it: "by Friday" ends there, "since May" begins there, "from 3 May to 9 June" runs.
import { dayBefore, endOf, startOf } from './edtf-parts.ts'
import { pointWithTime } from './points.ts'
import { wayOf } from './way.ts'
import { at, type Match, type Setting, type Way } from './when.ts'

type Frame = 'until' | 'since' | 'from' | 'before' | 'after' | 'through' | 'between'
const frames: readonly (readonly [readonly string[], Frame])[] = [
  [['no', 'later', 'than'], 'until'],
  [['not', 'later', 'than'], 'until'],
  [['up', 'until'], 'until'],
  [['up', 'to'], 'until'],
  [['prior', 'to'], 'before'],
  [['ahead', 'of'], 'before'],
  [['by'], 'until'],
  [['until'], 'until'],
  [['till'], 'until'],
  [['since'], 'since'],
  [['from'], 'from'],
  [['starting'], 'from'],
  [['beginning'], 'from'],
  [['before'], 'before'],
  [['after'], 'after'],
  [['through'], 'through'],
  [['between'], 'between'],
]
const filler = /^(?:the|on|about|around|at)$/
const fillersMax = 2

/** A point led by such words, with them; null where there are none or they change nothing. */
export function framed(setting: Setting, i: number): Match | null {
  const found = frames.find(([words]) => words.every((word, k) => at(setting, i + k) === word))
  if (found === undefined) return null
  const [words, frame] = found
  let k = i + words.length
  while (filler.test(at(setting, k)) && k - i - words.length < fillersMax) k++
  if (k >= setting.tokens.length) return null
  const inner = pointWithTime(going(setting, frame, i), k)
  if (inner === null || inner.placeless !== undefined) return null
  // "After Friday's attack" is after the attack.
  const next = setting.tokens[inner.last + 1]
  if (/^['’]s?$/.test(next?.text ?? '')) return null
  // "After the 13 September shooting" is after the shooting.
  if (/^(?:before|after)$/.test(frame) && at(setting, k - 1) === 'the' && next?.pos === 'NOUN') return null
  if (frame === 'from' || frame === 'between') {
    const range = rangeFrom(setting, inner, frame === 'between' ? /^and$/ : /^(?:to|until|till|through|-|–|—)$/)
    if (range !== null) return range
    if (frame === 'between') return inner.isRange === undefined ? null : inner
  }
  // "Through the winter" is all of it, "through Saturday" its end.
  if (frame === 'through' && at(setting, k - 1) === 'the') return null
  if (inner.isRange !== undefined) return inner
  // "From 06:00 on 3 May for six weeks": an hour is a start by itself.
  if (frame === 'from' && inner.value?.includes('T') === true) return inner
  const onward = /^onwards?$/.test(at(setting, inner.last + 1)) ? 1 : 0
  if (inner.value === null) return { ...inner, relation: `${frame} ${inner.relation}`, last: inner.last + onward }
  return { ...inner, value: opened(inner, frame), last: inner.last + onward }
}

function opened(inner: Match, frame: Exclude<Frame, 'between'>): string {
  const value = inner.value!
  switch (frame) {
    case 'until':
    case 'through':
      return `../${inner.edge ?? endOf(value)}`
    case 'since':
    case 'from':
      return `${startOf(value)}/..`
    case 'before':
      return value.includes('T') ? `../${startOf(value)}` : `../${inner.edge ?? dayBefore(value)}`
    case 'after':
      return `${endOf(value)}/..`
  }
}

function going(setting: Setting, frame: Frame, i: number): Setting {
  if (frame === 'since') return { ...setting, way: 'past' }
  if (frame === 'after' || frame === 'between') return setting
  const way: Way = wayOf(setting, i, frame !== 'from')
  // A limit lies ahead unless the verb says it is over.
  return { ...setting, way: way === 'past' ? 'past' : frame === 'from' && way === 'unknown' ? 'unknown' : 'future' }
}

/** "From 30 April to 2 May 2031": the second end lends the first what it leaves out. */
export function rangeFrom(setting: Setting, first: Match, joint: RegExp): Match | null {
  if (first.value === null || first.isRange !== undefined || !joint.test(at(setting, first.last + 1))) return null
  const the = at(setting, first.last + 2) === 'the' ? 1 : 0
  const second = first.last + 2 + the < setting.tokens.length ? pointWithTime(setting, first.last + 2 + the) : null
  if (second?.value == null || second.placeless !== undefined || second.isRange !== undefined) return null
  const end = endOf(second.value)
  let start = startOf(first.value)
  // "From 05:00 to 19:00 on 2 February": the hours are those of one day.
  if (first.isTimeAlone === true && second.isTimeAlone === undefined && end.includes('T'))
    start = end.slice(0, 11) + start.slice(11)
  const lends =
    second.basis === 'explicit' && /^\d{4}-/.test(end) && (first.basis !== 'explicit' || start.startsWith('XXXX'))
  if (lends) start = end.slice(0, 4) + start.slice(4)
  if (/^\d{4}/.test(start) && /^\d{4}/.test(end) && start > end && start.length > 4)
    start = String(Number(start.slice(0, 4)) - 1).padStart(4, '0') + start.slice(4)
  if (/^\d{4}/.test(start) && /^\d{4}/.test(end) && start > end) return null
  return {
    value: `${start}/${end}`,
    relation: null,
    basis: lends ? 'explicit' : first.basis === 'document-date' ? 'document-date' : second.basis,
    last: second.last,
    isRange: true,
  }
}
