// Times of day: "at 6 p.m.", "03:15", "0800h", "noon", "half past seven", "shortly after 2 a.m.".
import { countOf } from './numbers.ts'
import type { Setting } from './when.ts'

/** `time` is hh:mm, with ~ where the words say about; `last` the last token. */
export type ClockTime = { readonly time: string; readonly last: number }

const about = /^(?:about|around|nearly|almost|roughly|some)$/
const shortly = /^(?:shortly|just|soon|little)$/
const led = /^(?:at|by|until|till|from|since|before|after|between|about|around|than)$/
const named: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', midnight: '24:00' }
const two = (n: number) => String(n).padStart(2, '0')

// At one place of the text; bounded, so that no run of digits costs more than its length.
const figures =
  /(?:(\d{1,2})(?:([:.])(\d{2}))?\s?([ap])\.?\s?m\b\.?|(\d{1,2}):(\d{2})(?![\d:])(?:\s?(?:h|hrs|hours|local time)\b)?|(\d{2})(\d{2})\s?(?:h|hrs|hours|z)\b|(\d{1,2})\.(\d{2})(?![\d.%]))/iuy

export function clockTime(setting: Setting, i: number): ClockTime | null {
  const { tokens, text } = setting
  let k = i
  let isAbout = false
  if (about.test(tokens[k]?.lower ?? '')) {
    isAbout = true
    k++
  } else if (shortly.test(tokens[k]?.lower ?? '') && /^(?:after|before)$/.test(tokens[k + 1]?.lower ?? '')) {
    isAbout = true
    k += 2
  }
  const found = exact(setting, k, isAbout || led.test(tokens[i - 1]?.lower ?? ''))
  if (found === null) return null
  const half = afternoon(text.slice(tokens[found.last]!.end, tokens[found.last]!.end + partCharsMax))
  const hour = Number(found.time.slice(0, 2))
  const time = half && found.spelled && hour < 12 ? `${two(hour + 12)}${found.time.slice(2)}` : found.time
  return { time: isAbout ? `${time}~` : time, last: found.last }
}

const partCharsMax = 40
const afternoon = (after: string) =>
  /^ (?:on \w+ |in the |that |this |yesterday )?(?:afternoon|evening|night)\b/iu.test(after)

function exact(
  { tokens, text, sentence }: Setting,
  k: number,
  isLed: boolean,
): (ClockTime & { spelled: boolean }) | null {
  const token = tokens[k]
  if (token === undefined) return null
  const word = named[token.lower]
  if (word !== undefined) return { time: word, last: k, spelled: false }
  if (token.lower === 'half' && tokens[k + 1]?.lower === 'past') {
    const hour = countOf(tokens[k + 2]?.lower ?? '')
    return hour === null || hour > 12 ? null : { time: `${two(hour)}:30`, last: k + 2, spelled: true }
  }
  const spelled = countOf(token.lower)
  if (spelled !== null && spelled <= 12 && /^at$|^by$|^until$|^before$|^after$/.test(tokens[k - 1]?.lower ?? '')) {
    const part = /^ (?:o'clock )?in the (morning|afternoon|evening)\b/u.exec(
      text.slice(token.end, token.end + partCharsMax),
    )
    if (part !== null && !/^\d/.test(token.text)) {
      const hour = part[1] === 'morning' ? spelled : (spelled % 12) + 12
      return { time: `${two(hour)}:00`, last: k + 3, spelled: false }
    }
  }
  if (spelled !== null && spelled >= 1 && spelled <= 12 && tokens[k + 1]?.lower === "o'clock")
    return { time: `${two(spelled)}:00`, last: k + 1, spelled: true }
  if (!/^\d/.test(token.text)) return null
  figures.lastIndex = token.start
  const match = figures.exec(text)
  if (match === null || figures.lastIndex > sentence.end) return null
  const [words, hour12, , minute12, half, hour24, minute24, military, militaryMinute, dotted, dottedMinute] = match
  // "2:15" alone may be a score or a verse.
  // "At 12.40" is a time, "12.40 metres" is not.
  if (
    dotted !== undefined &&
    !isLed &&
    !/^ (?:on|yesterday|today|this) /.test(text.slice(figures.lastIndex, figures.lastIndex + 11))
  )
    return null
  if (
    dotted !== undefined &&
    /^ ?(?:m|km|metres|meters|per|percent|million|billion|tonnes|tons)\b/.test(
      text.slice(figures.lastIndex, figures.lastIndex + 9),
    )
  )
    return null
  if (hour24 !== undefined && hour24.length < 2 && !isLed) return null
  let hour = Number(hour12 ?? hour24 ?? military ?? dotted)
  const minute = Number(minute12 ?? minute24 ?? militaryMinute ?? dottedMinute ?? 0)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  if (hour > 24 || minute > 59) return null
  const end = token.start + words.length
  let last = k
  while (tokens[last + 1] !== undefined && tokens[last + 1]!.start < end) last++
  // The full stop of "p.m." also ends the sentence; the token may be the sentence's own.
  return { time: `${two(hour)}:${two(minute)}`, last, spelled: dotted !== undefined }
}
