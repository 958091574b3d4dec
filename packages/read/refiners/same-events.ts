// One event told several times in a document is one event: same kind and standing, and nothing that speaks against it.
import type { Event } from '../reading.ts'
import type { Refiner } from './refiner.ts'

export const sameEvents: Refiner = {
  name: 'same-events',
  refine: (_page, found) => {
    const kept: Event[] = []
    for (const event of [...found.events].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const at = kept.findIndex((one) => isSame(one, event))
      if (at === -1) kept.push(event)
      else kept[at] = joined(kept[at]!, event)
    }
    return { ...found, events: kept.map((event, index) => ({ ...event, id: `e${index + 1}` })) }
  },
}

function isSame(a: Event, b: Event): boolean {
  if (a.type !== b.type || a.mode !== b.mode || a.status !== b.status) return false
  if (a.date !== b.date && a.date !== null && b.date !== null) return false
  if (a.place !== b.place && a.place !== null && b.place !== null) return false
  const [small, large] = a.participants.length <= b.participants.length ? [a, b] : [b, a]
  if (small.participants.length === 0)
    return a.place !== null && a.place === b.place && a.date === b.date && quantities(a) === quantities(b)
  const ids = new Set(large.participants.map((one) => one.actor))
  if (!small.participants.every((one) => ids.has(one.actor))) return false
  // One shared actor alone does much in a report: two killings by the same army are two.
  if (small.participants.length === 1 && large.participants.length === 1)
    return a.date === b.date && a.place === b.place && quantities(a) === quantities(b)
  return quantities(a) === quantities(b) || a.quantities.length === 0 || b.quantities.length === 0
}

const quantities = (event: Event) =>
  event.quantities.map((one) => `${one.value}/${one.low}/${one.high}/${one.unit}`).join()

function joined(first: Event, second: Event): Event {
  const participants = [...first.participants]
  for (const one of second.participants)
    if (!participants.some((other) => other.actor === one.actor)) participants.push(one)
  return {
    ...first,
    participants,
    place: first.place ?? second.place,
    date: first.date ?? second.date,
    quantities: first.quantities.length > 0 ? first.quantities : second.quantities,
    claims: [...new Set([...first.claims, ...second.claims])],
  }
}
