// Where accounts of one incident cannot both be right. What differs only because one is less exact is no difference, and
// one organisation's accounts are not held against each other.
import { distanceKm, marginsKm } from '../lines/geometry.ts'
import type { Difference, IncidentAccount } from './rows.ts'
import type { Harm, Place, Time } from './terms.ts'
import { spanOf } from './times.ts'

/** By what they are about; the entries of each in the order of the accounts. */
export function differencesAmong(accounts: readonly IncidentAccount[]): readonly Difference[] {
  const found = new Map<string, { about: Difference['about']; of: string | null; entries: Set<string> }>()
  const note = (about: Difference['about'], of: string | null, a: IncidentAccount, b: IncidentAccount) => {
    const key = `${about} ${of}`
    const one = found.get(key) ?? { about, of, entries: new Set<string>() }
    one.entries.add(a.entry).add(b.entry)
    found.set(key, one)
  }
  accounts.forEach((a, index) => {
    for (const b of accounts.slice(index + 1)) {
      if (a.organisation === b.organisation) continue
      if (a.event !== b.event && a.event !== 'undetermined' && b.event !== 'undetermined') note('event', null, a, b)
      for (const is of timesApart(a.times, b.times)) note('time', is, a, b)
      if (arePlacesApart(a.where, b.where)) note('place', null, a, b)
      for (const of of harmApart(a.harm, b.harm)) note('harm', of, a, b)
      if (areActorsApart(a, b)) note('involved', 'acting', a, b)
    }
  })
  const order = new Map(accounts.map(({ entry }, at) => [entry, at]))
  return [...found.values()].map(({ about, of, entries }) => ({
    about,
    of,
    entries: [...entries].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
  }))
}

/** Times of one meaning that cannot be one time. Launch and impact are not held against each other. */
function timesApart(a: readonly Time[], b: readonly Time[]): string[] {
  return a.flatMap((one) => {
    // When it was published is each publisher's own.
    const other = one.is === 'publication' ? undefined : b.find((time) => time.is === one.is)
    if (other === undefined) return []
    const [x, y] = [spanOf(one), spanOf(other)]
    return x.from <= y.until && y.from <= x.until ? [] : [one.is]
  })
}

function arePlacesApart(a: Place, b: Place): boolean {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return false
  const km = distanceKm(
    { lat: a.lat, lon: a.lon },
    {
      type: 'LineString',
      coordinates: [
        [b.lon, b.lat],
        [b.lon, b.lat],
      ],
    },
  )
  return km > marginsKm[a.precision] + marginsKm[b.precision]
}

const harmOf = ({ kind, of = 'people' }: Harm): string => `${kind} ${of}`

function harmApart(a: readonly Harm[], b: readonly Harm[]): string[] {
  return a.flatMap((one) => {
    const other = b.find((harm) => harmOf(harm) === harmOf(one))
    return other !== undefined && (one.low > other.high || other.low > one.high) ? [harmOf(one)] : []
  })
}

/** Both say who acted, and name nobody in common. */
function areActorsApart(a: IncidentAccount, b: IncidentAccount): boolean {
  const acting = ({ involved }: IncidentAccount) =>
    new Set(involved.flatMap(({ actor, part }) => (part === 'acting' ? [actor] : [])))
  const [x, y] = [acting(a), acting(b)]
  return x.size > 0 && y.size > 0 && x.isDisjointFrom(y)
}
