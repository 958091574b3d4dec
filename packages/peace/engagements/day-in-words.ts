// A day of the calendar as a cell of a table writes it: '20 March', 'Thursday 20 March 2031', 'March 20', '2031-03-20'. The
// reader of documents finds dates in sentences; a programme's cells hold nothing else. The year is that of the document where
// a cell names none, and of its neighbours the one that the weekday fits.
const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'يناير', 'كانون الثاني'],
  ['february', 'feb', 'février', 'fevrier', 'févr', 'فبراير', 'شباط'],
  ['march', 'mar', 'mars', 'مارس', 'آذار'],
  ['april', 'apr', 'avril', 'avr', 'أبريل', 'إبريل', 'نيسان'],
  ['may', 'mai', 'مايو', 'أيار'],
  ['june', 'jun', 'juin', 'يونيو', 'حزيران'],
  ['july', 'jul', 'juillet', 'juil', 'يوليو', 'تموز'],
  ['august', 'aug', 'août', 'aout', 'أغسطس', 'آب'],
  ['september', 'sept', 'sep', 'septembre', 'سبتمبر', 'أيلول'],
  ['october', 'oct', 'octobre', 'أكتوبر', 'تشرين الأول'],
  ['november', 'nov', 'novembre', 'نوفمبر', 'تشرين الثاني'],
  ['december', 'dec', 'décembre', 'decembre', 'déc', 'ديسمبر', 'كانون الأول'],
]
// Sunday first, as the clock of the machine counts.
const weekdays: readonly (readonly string[])[] = [
  ['sunday', 'sun', 'dimanche', 'dim', 'الأحد'],
  ['monday', 'mon', 'lundi', 'lun', 'الاثنين', 'الإثنين'],
  ['tuesday', 'tues', 'tue', 'mardi', 'الثلاثاء'],
  ['wednesday', 'wed', 'mercredi', 'mer', 'الأربعاء'],
  ['thursday', 'thurs', 'thu', 'jeudi', 'jeu', 'الخميس'],
  ['friday', 'fri', 'vendredi', 'ven', 'الجمعة'],
  ['saturday', 'sat', 'samedi', 'sam', 'السبت'],
]
const named = (all: readonly (readonly string[])[]): ReadonlyMap<string, number> =>
  new Map(all.flatMap((names, at) => names.map((name) => [name, at] as const)))
const monthOf = named(months)
const weekdayOf = named(weekdays)
// Longer names first: 'mars' is no 'mar' with an s after it.
const anyOf = (names: ReadonlyMap<string, number>) =>
  [...names.keys()].toSorted((a, b) => b.length - a.length).join('|')
const month = `(${anyOf(monthOf)})\\.?(?!\\p{L})`
const weekday = `(?:(${anyOf(weekdayOf)})\\.?,?\\s+)?`
const year = '(?:,?\\s+(\\d{4}))?'
const dayFirst = new RegExp(`^(?:le\\s+)?${weekday}(\\d{1,2})(?:st|nd|rd|th|er)?\\s+(?:of\\s+)?${month}${year}$`, 'iu')
const monthFirst = new RegExp(`^${weekday}${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?${year}$`, 'iu')
const arabicDigits = '٠١٢٣٤٥٦٧٨٩'

/** `YYYY-MM-DD`; undefined where the words are not one day, or name no year and the document has none. */
export function dayInWords(words: string, published: string | null): string | undefined {
  const text = words
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/[٠-٩]/g, (digit) => String(arabicDigits.indexOf(digit)))
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return wholeDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, text.slice(8))
  const first = dayFirst.exec(text)
  const other = first === null ? monthFirst.exec(text) : null
  const [on, day, monthName, said] =
    first !== null ? [first[1], first[2], first[3], first[4]] : [other?.[1], other?.[3], other?.[2], other?.[4]]
  const at = monthOf.get(monthName ?? '')
  if (day === undefined || at === undefined) return undefined
  if (said !== undefined) return wholeDay(Number(said), at, day)
  const near = Number(/^\d{4}/.exec(published ?? '')?.[0] ?? Number.NaN)
  if (Number.isNaN(near)) return undefined
  const fits = (candidate: number) => {
    const found = wholeDay(candidate, at, day)
    return found !== undefined && (on === undefined || new Date(found).getUTCDay() === weekdayOf.get(on))
      ? found
      : undefined
  }
  // A programme of January may be published in December; nobody publishes one a year late.
  return fits(near) ?? (on === undefined ? undefined : fits(near + 1))
}

function wholeDay(ofYear: number, ofMonth: number, day: string): string | undefined {
  const date = new Date(Date.UTC(ofYear, ofMonth, Number(day)))
  // The 30th of February is no day.
  return date.getUTCMonth() === ofMonth && Number(day) > 0 ? date.toISOString().slice(0, 10) : undefined
}
