// English.
import type { SituationWords } from './situation-words.ts'

const number = new Intl.NumberFormat('en-GB')
const times = (count: number, one: string, many: string) =>
  count === 1 ? `one ${one}` : `${number.format(count)} ${many}`
const by = (who: string) => (who === '' ? '' : `, by the word of ${who}`)

export const situationEn: SituationWords = {
  language: 'en',
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
