// English.
import { codesEn } from './codes-en.ts'
import type { SituationWords } from './situation-words.ts'

const number = new Intl.NumberFormat('en-GB')
const times = (count: number, one: string, many: string) =>
  count === 1 ? `one ${one}` : `${number.format(count)} ${many}`
const range = (low: number, high: number) =>
  low === high ? number.format(low) : `between ${number.format(low)} and ${number.format(high)}`
const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
const by = (who: string) => (who === '' ? '' : `, by the word of ${who}`)

export const situationEn: SituationWords = {
  language: 'en',
  codes: codesEn,
  titles: { daily: 'Daily situation brief', weekly: 'Weekly situation brief' },
  headings: {
    changes: 'New since the last one',
    diplomacy: 'Diplomatic engagement',
    relief: 'Humanitarian relief',
    stability: 'Regional stability',
    promises: 'Promises due',
    disputed: 'Told differently',
  },
  made: 'Made of what its reader may see, and of nothing else. What is machine-read says so, and nobody is judged.',
  states: {
    proposed: 'proposed',
    planned: 'planned',
    unconfirmed: 'unconfirmed',
    confirmed: 'confirmed',
    'under-way': 'under way',
    held: 'held',
    postponed: 'put off',
    cancelled: 'cancelled',
    'denied-by-party': 'denied by a party',
    'reported-only': 'only reported',
  },
  noDay: 'no day known',
  meeting: ({ title, day, place }) => `${title} (${[day, place].filter(Boolean).join(', ')})`,
  entered: ({ meeting, state, by: who }) => `${meeting}: ${state}${by(who)}.`,
  changed: ({ meeting, before, after, by: who }) => `${meeting}: was ${before}, now ${after}${by(who)}.`,
  stands: ({ meeting, state, by: who }) => `${meeting}: ${state}${by(who)}.`,
  denied: ({ meeting, by: who, says }) => `${who} denies: ${meeting}.${says === '' ? '' : ` “${says}”`}`,
  readout: ({ meeting, by: who, says }) => `Of ${meeting} ${who} says: “${says}”`,
  incident: ({ day, place, what, by: who, accounts }) =>
    `${day}, ${place}: ${what} – as ${who} tells it${accounts > 1 ? `, beside ${times(accounts - 1, 'other account', 'other accounts')}` : ''}.`,
  contested: ({ day, place, what, accounts }) =>
    `${day}, ${place}: ${what} – ${times(accounts, 'account', 'accounts')} that cannot all be right.`,
  incidents: ({ count, before, days }) =>
    `${times(count, 'incident', 'incidents')} entered for ${days === 1 ? 'the last day' : `the last ${days} days`}; ${number.format(before)} for as long before.`,
  incidentsOf: ({ event, count, places }) =>
    `${capital(event)}: ${number.format(count)} (${places.map((one) => `${one.place} ${number.format(one.count)}`).join(', ')}).`,
  harmed: ({ kind, group, low, high, incidents }) =>
    `${capital(kind)}${group === '' ? '' : ` (${group})`}: ${range(low, high)}, in ${times(incidents, 'incident', 'incidents')}.`,
  movement: ({ reference, by: who, from, to, day, trucks }) =>
    `${reference === '' ? 'Movement' : reference} (${[who, `${from} – ${to}`, day, trucks === null ? '' : times(trucks, 'truck', 'trucks')].filter(Boolean).join(', ')})`,
  movements: ({ count, days, parts }) =>
    `${capital(times(count, 'movement', 'movements'))} in ${days === 1 ? 'the last day' : `the last ${days} days`}: ${parts.map((one) => `${number.format(one.count)} ${one.outcome}`).join(', ')}.`,
  moved: ({ movement, said }) =>
    `${movement}: ${said.map(({ outcome, by: who, says }) => `${outcome}${by(who)}${says === '' ? '' : `, “${says}”`}`).join('; ')}.`,
  counted: ({ low, high, unit, item, place, point, movements }) =>
    `${item} for ${place}, ${point}: ${range(low, high)} ${unit}, counted on ${times(movements, 'movement', 'movements')}.`,
  gap: ({ gap, needed, came, unit, item, place, point, isPeople, until, by: who }) => {
    const what = isPeople ? `people in need (${item})` : `${unit} of ${item} needed`
    const need = `${number.format(needed)} ${what} until ${until}, by the word of ${who}`
    if (gap === null || came === null) return `${place}: ${need}; nobody counted what was ${point}.`
    return isPeople
      ? `${place}: ${number.format(gap)} people not reached: ${need}; ${number.format(came)} reached.`
      : `${place}: ${number.format(gap)} ${unit} of ${item} missing: ${need}; ${number.format(came)} ${point}.`
  },
  activities: ({ count, parts }) =>
    `${capital(times(count, 'activity', 'activities'))} under way or due in this time: ${parts.map((one) => `${number.format(one.count)} ${one.cluster}`).join(', ')}.`,
  activity: ({ who, what, cluster, place, state, targeted, reached }) => {
    const people =
      reached === null
        ? targeted === null
          ? ''
          : `; ${number.format(targeted)} people targeted`
        : `; ${number.format(reached)}${targeted === null ? '' : ` of ${number.format(targeted)}`} people reached`
    return `${who}, ${place}: ${what} (${cluster}), ${state}${people}.`
  },
  told: ({ date, passage, origins, machine, disputed }) =>
    `${date === '' ? '' : `${date}: `}“${passage}” – told by ${times(origins, 'independent origin', 'independent origins')}${machine ? ', machine-read' : ''}${disputed ? ', told differently by others' : ''}.`,
  listed: ({ actor, by: who, law, since }) => `${who} lists ${actor} under ${law} since ${since}.`,
  initiativeStates: {
    proposed: 'proposed',
    'in-development': 'in development',
    active: 'active',
    ongoing: 'ongoing',
    ended: 'ended',
  },
  initiative: ({ title, state, by: who }) => `“${title}”: ${state}${by(who)}.`,
  initiativeChanged: ({ title, before, state, by: who }) => `“${title}”: was ${before}, now ${state}${by(who)}.`,
  first: ({ says, verdict }) =>
    `“${says}” – ${verdict === 'supported' ? 'the record bears this out' : 'the record holds an earlier one in between'}.`,
}
