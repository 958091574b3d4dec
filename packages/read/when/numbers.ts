// Numbers as dates and stretches of time have them: "3", "three", "twenty-four", "a", "third", "21st".
import { spelledNumber } from '../words/calendar.ts'
import type { Token } from '../words/token.ts'

export function countOf(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word)
  const plain = spelledNumber.get(word)
  if (plain !== undefined) return plain
  const [tens, ones, more] = word.split('-')
  if (ones === undefined || more !== undefined) return null
  const [ten, one] = [spelledNumber.get(tens!) ?? 0, spelledNumber.get(ones) ?? 0]
  return ten >= 20 && ten <= 90 && ten % 10 === 0 && one >= 1 && one <= 9 ? ten + one : null
}

const ordinals = new Map<string, number>(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, i): [string, number] => [word, i + 1])
    .concat([
      ['opening', 1],
      ['one', 1],
      ['two', 2],
      ['three', 3],
      ['thirtieth', 30],
      ['sixtieth', 60],
      ['ninetieth', 90],
    ]),
)

/** "Third", "3rd"; -1 for the last of several. */
export function ordinalOf(word: string): number | null {
  if (word === 'last' || word === 'final') return -1
  const figure = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1]
  return figure === undefined
    ? /^(?:one|two|three)$/.test(word)
      ? null
      : (ordinals.get(word) ?? null)
    : Number(figure)
}

/** A day of a month in figures or words: "3", "3rd", "third". */
export function dayNumber(token: Token | undefined): number | null {
  if (token === undefined) return null
  const figure = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token.lower)?.[1]
  const day = figure === undefined ? (ordinals.get(token.lower) ?? 0) : Number(figure)
  if (figure === undefined && ordinalOf(token.lower) === null) return null
  return day >= 1 && day <= 31 ? day : null
}

const units: Readonly<Record<string, string>> = {
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  week: 'W',
  fortnight: 'W',
  month: 'M',
  year: 'Y',
  decade: 'Y',
}
const times: Readonly<Record<string, number>> = { fortnight: 2, decade: 10 }

export type Unit = { readonly sign: string; readonly times: number; readonly plural: boolean }

export function unitOf(word: string): Unit | null {
  const single = word.replace(/s$/, '')
  const sign = units[single]
  return sign === undefined ? null : { sign, times: times[single] ?? 1, plural: word.endsWith('s') }
}

/** ISO 8601 length: PT72H, P6W; X where the number is not told. */
export function lengthOf(count: number | 'X', { sign, times }: Unit): string {
  const number = count === 'X' ? 'X' : String(count * times)
  return sign.startsWith('T') ? `PT${number}${sign[1]}` : `P${number}${sign}`
}
