// Français.
import type { SituationWords } from './situation-words.ts'

const number = new Intl.NumberFormat('fr')
const times = (count: number, one: string, many: string) => `${number.format(count)} ${count < 2 ? one : many}`
const by = (who: string) => (who === '' ? '' : `, selon ${who}`)

export const situationFr: SituationWords = {
  language: 'fr',
  titles: { daily: 'Point de situation du jour', weekly: 'Point de situation de la semaine' },
  headings: {
    changes: 'Nouveau depuis le précédent',
    diplomacy: 'Action diplomatique',
    relief: 'Aide humanitaire',
    stability: 'Stabilité régionale',
    promises: 'Engagements à échéance',
    disputed: 'Raconté différemment',
  },
  made: 'Fait de ce que son lecteur peut voir, et de rien d’autre. Ce qui est lu par la machine le dit, et nul n’est jugé.',
  states: {
    proposed: 'proposée',
    planned: 'prévue',
    unconfirmed: 'non confirmée',
    confirmed: 'confirmée',
    'under-way': 'en cours',
    held: 'tenue',
    postponed: 'reportée',
    cancelled: 'annulée',
    'denied-by-party': 'démentie par une partie',
    'reported-only': 'seulement rapportée',
  },
  noDay: 'jour inconnu',
  meeting: ({ title, day, place }) => `${title} (${[day, place].filter(Boolean).join(', ')})`,
  entered: ({ meeting, state, by: who }) => `${meeting} : ${state}${by(who)}.`,
  changed: ({ meeting, before, after, by: who }) => `${meeting} : était ${before}, est ${after}${by(who)}.`,
  stands: ({ meeting, state, by: who }) => `${meeting} : ${state}${by(who)}.`,
  denied: ({ meeting, by: who, says }) => `${who} dément : ${meeting}.${says === '' ? '' : ` « ${says} »`}`,
  readout: ({ meeting, by: who, says }) => `De ${meeting}, ${who} dit : « ${says} »`,
  incident: ({ day, place, what, by: who, accounts }) =>
    `${day}, ${place} : ${what} – selon le récit de ${who}${accounts > 1 ? `, à côté de ${times(accounts - 1, 'autre récit', 'autres récits')}` : ''}.`,
  contested: ({ day, place, what, accounts }) =>
    `${day}, ${place} : ${what} – ${times(accounts, 'récit', 'récits')} qui ne peuvent tous être exacts.`,
  incidents: ({ count, before, days }) =>
    `${times(count, 'incident saisi', 'incidents saisis')} pour ${days === 1 ? 'le dernier jour' : `les ${days} derniers jours`} ; ${number.format(before)} pour la même durée avant.`,
  told: ({ date, passage, origins, machine, disputed }) =>
    `${date === '' ? '' : `${date} : `}« ${passage} » – rapporté par ${times(origins, 'origine indépendante', 'origines indépendantes')}${machine ? ', lu par la machine' : ''}${disputed ? ', raconté différemment par d’autres' : ''}.`,
  listed: ({ actor, by: who, law, since }) => `${who} inscrit ${actor} sur sa liste selon ${law} depuis ${since}.`,
  initiativeStates: {
    proposed: 'proposée',
    'in-development': 'en préparation',
    active: 'active',
    ongoing: 'en cours',
    ended: 'terminée',
  },
  initiative: ({ title, state, by: who }) => `« ${title} » : ${state}${by(who)}.`,
  initiativeChanged: ({ title, before, state, by: who }) => `« ${title} » : était ${before}, est ${state}${by(who)}.`,
  first: ({ says, verdict }) =>
    `« ${says} » – ${verdict === 'supported' ? 'le registre l’étaye' : 'le registre en connaît une entre-temps'}.`,
}
