// Whether the words of a marked date agree with the value its writer gave: a weekday must fall on that weekday, and a
// month that is named must be the month of one of the value's ends. Slips of a day are the commonest fault of a gold.

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** What is wrong with `value` as the meaning of `words`, or null. English words and full days only. */
export function dateWordsFault(words: string, value: string): string | null {
  const ends = value.split('/').map((end) => end.slice(0, 10))
  const days = ends.filter((end) => /^\d{4}-\d{2}-\d{2}$/.test(end)).map((end) => new Date(`${end}T00:00:00Z`))
  // 'the days before Sunday' ends on the eve: and midnight on Sunday is Monday's first minute: no slips.
  const isRelative = /\b(?:before|after|following|next|eve|midnight)\b/i.test(words)
  if (days.length > 0 && !isRelative)
    for (const [i, name] of weekdays.entries())
      if (new RegExp(`\\b${name}s?\\b`).test(words) && !days.some((day) => day.getUTCDay() === i))
        return `'${words}' has a ${name}, but ${value} ${days.length === 1 ? 'is' : 'runs from or to'} a ${days.map((day) => weekdays[day.getUTCDay()]).join(' and a ')}`
  const named = months.flatMap((name, i) => (new RegExp(`\\b${name}\\b`).test(words) ? [i + 1] : []))
  const given = ends.flatMap((end) => {
    const month = /^[\dX]{4}-(\d{2})/.exec(end)?.[1]
    return month === undefined || Number(month) > 12 ? [] : [Number(month)]
  })
  const wrong = named.find((month) => !given.includes(month))
  if (wrong !== undefined && given.length > 0 && !isRelative)
    return `'${words}' names ${months[wrong - 1]}, but the value is ${value}`
  return null
}
