// Français.
import { codesFr } from './codes-fr.ts'
import type { SituationWords } from './situation-words.ts'

const number = new Intl.NumberFormat('fr')
const times = (count: number, one: string, many: string) => `${number.format(count)} ${count < 2 ? one : many}`
const range = (low: number, high: number) =>
  low === high ? number.format(low) : `entre ${number.format(low)} et ${number.format(high)}`
const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
const by = (who: string) => (who === '' ? '' : `, selon ${who}`)

export const situationFr: SituationWords = {
  language: 'fr',
  codes: codesFr,
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
  incidentsOf: ({ event, count, places }) =>
    `${capital(event)} : ${number.format(count)} (${places.map((one) => `${one.place} ${number.format(one.count)}`).join(', ')}).`,
  harmed: ({ kind, group, low, high, incidents }) =>
    `${capital(kind)}${group === '' ? '' : ` (${group})`} : ${range(low, high)}, dans ${times(incidents, 'incident', 'incidents')}.`,
  movement: ({ reference, by: who, from, to, day, trucks }) =>
    `${reference === '' ? 'Mouvement' : reference} (${[who, `${from} – ${to}`, day, trucks === null ? '' : times(trucks, 'camion', 'camions')].filter(Boolean).join(', ')})`,
  movements: ({ count, days, parts }) =>
    `${times(count, 'mouvement', 'mouvements')} ${days === 1 ? 'le dernier jour' : `les ${days} derniers jours`} : ${parts.map((one) => `${number.format(one.count)} ${one.outcome}`).join(', ')}.`,
  moved: ({ movement, said }) =>
    `${movement} : ${said.map(({ outcome, by: who, says }) => `${outcome}${by(who)}${says === '' ? '' : `, « ${says} »`}`).join(' ; ')}.`,
  counted: ({ low, high, unit, item, place, point, movements }) =>
    `${item} pour ${place}, ${point} : ${range(low, high)} ${unit}, comptés sur ${times(movements, 'mouvement', 'mouvements')}.`,
  gap: ({ gap, needed, came, unit, item, place, point, isPeople, until, by: who }) => {
    const what = isPeople ? `personnes dans le besoin (${item})` : `${unit} de ${item}`
    const need = `${number.format(needed)} ${what} jusqu’au ${until}, selon ${who}`
    if (gap === null || came === null) return `${place} : ${need} ; personne n’a compté (${point}).`
    return isPeople
      ? `${place} : ${number.format(gap)} personnes non atteintes : ${need} ; ${number.format(came)} atteintes.`
      : `${place} : il manque ${number.format(gap)} ${unit} de ${item} : ${need} ; ${point} : ${number.format(came)}.`
  },
  activities: ({ count, parts }) =>
    `${times(count, 'activité', 'activités')} en cours ou prévues dans ce temps : ${parts.map((one) => `${number.format(one.count)} ${one.cluster}`).join(', ')}.`,
  activity: ({ who, what, cluster, place, state, targeted, reached }) => {
    const people =
      reached === null
        ? targeted === null
          ? ''
          : ` ; ${number.format(targeted)} personnes visées`
        : ` ; ${number.format(reached)}${targeted === null ? '' : ` sur ${number.format(targeted)}`} personnes atteintes`
    return `${who}, ${place} : ${what} (${cluster}), ${state}${people}.`
  },
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
