// Which strings we take for EDTF (ISO 8601-2): years, months and days with X for unknown digits and ~ ? % for doubt,
// times of day, and intervals with open ends.

const date =
  /^(?:[\dX]{4})(?:-(?:[\dX]{2})(?:-(?:[\dX]{2})(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?[~?%]?$/
const seasons = /^(\d{4})-(2[1-4])$/

export function isEdtf(value: string): boolean {
  const ends = value.split('/')
  if (ends.length > 2) return false
  if (ends.length === 2 && ends.every((end) => end === '' || end === '..')) return false
  if (ends.length === 2) return ends.every((end) => end === '' || end === '..' || isDate(end))
  return isDate(value)
}

function isDate(value: string): boolean {
  if (seasons.test(value)) return true
  if (!date.test(value)) return false
  const [, year, month, day] = /^([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?/.exec(value) ?? []
  if (month !== undefined && /^\d+$/.test(month) && (Number(month) < 1 || Number(month) > 12)) return false
  if (day === undefined || !/^\d+$/.test(day)) return true
  if (Number(day) < 1 || Number(day) > 31) return false
  if (!/^\d+$/.test(month ?? '')) return true
  // A leap year where the year is not known, so that the 29th of February of some year may be written.
  const wholeYear = /^\d+$/.test(year ?? '') ? Number(year) : 2000
  return Number(day) <= new Date(Date.UTC(wholeYear, Number(month), 0)).getUTCDate()
}
