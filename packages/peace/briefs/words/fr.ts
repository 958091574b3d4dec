// Français.
import type { BriefWords } from './words.ts'

const number = new Intl.NumberFormat('fr')

export const fr: BriefWords = {
  language: 'fr',
  direction: 'ltr',
  title: 'Rapport de conformité',
  about: ({ process, since, at }) => `${process} · du ${since} au ${at}`,
  headings: {
    changes: 'Ce qui a changé',
    phases: 'Phases',
    overdue: 'Échu',
    next: 'Prochaines échéances',
    contested: 'Contesté',
    readings: 'Lu de plusieurs façons',
    quotas: 'Quantités par fenêtre',
    exchanges: 'Libérations',
    done: 'Fait',
  },
  notes: {
    entries: 'Entrées citées',
    made: 'Fait de ce que son lecteur peut voir, et de rien d’autre. Il dit ce qui est établi ; il ne juge personne.',
  },
  status: {
    not_yet_due: 'pas encore dû',
    due: 'dû',
    reported_done: 'dit fait',
    verified_done: 'vérifié fait',
    verified_late: 'vérifié fait, en retard',
    partly: 'fait en partie',
    past_due_unreported: 'échu, rien de rapporté',
    suspended: 'suspendu',
    waived: 'levé',
    superseded: 'remplacé',
    unknown: 'inconnu',
  },
  stages: {
    agreed: 'convenus',
    listed: 'inscrits',
    'to-be-released': 'à libérer',
    released: 'libérés',
    received: 'reçus',
    verified: 'vérifiés',
  },
  promise: ({ who, act, clause }) => `${who} : ${act}${clause === '' ? '' : ` (${clause})`}`,
  state: ({ status, late, overdue }) =>
    [status, late ? 'en retard' : '', overdue ? 'échu' : ''].filter(Boolean).join(', '),
  changed: ({ promise, before, since, after, from }) =>
    `${promise}. Au ${since} : ${before}. Depuis le ${from} : ${after}.`,
  added: ({ promise, from, now }) => `Promis le ${from} – ${promise}. Maintenant : ${now}.`,
  learnt: ({ promise, on, taken, now }) =>
    `${promise}. On savait alors qu’au ${on} c’était : ${taken} ; d’après ce qu’on sait maintenant, c’était : ${now}.`,
  contests: ({ by, promise, since, ground }) => `${by} conteste depuis le ${since} – ${promise} : « ${ground} »`,
  settled: ({ by, promise, on }) => `Ce que ${by} contestait a été réglé le ${on} – ${promise}.`,
  found: ({ by, promise, breached, since, decision }) =>
    `${by} ${breached ? 'a constaté un manquement' : 'n’a pas constaté de manquement'} depuis le ${since} – ${promise} : « ${decision} »`,
  timetable: ({ what, to, from, until, by, ground }) => {
    const said =
      {
        extended: `est prolongé jusqu’au ${until}`,
        suspended: 'est suspendu',
        resumed: 'reprend',
        'clock-stopped': 'est mis hors du cours du temps',
        'clock-started': 'rentre dans le cours du temps',
      }[to] ?? to
    return `À partir du ${from}, ${what} ${said}${by === '' ? '' : ` (${by})`} : « ${ground} »`
  },
  all: 'tout le calendrier',
  declared: ({ party, act, on, title }) => `Le ${on}, ${party} ${act} « ${title} ».`,
  acts: {
    initialled: 'a paraphé',
    signed: 'a signé',
    accepted: 'a accepté',
    ratified: 'a ratifié',
    refused: 'a refusé',
    left: 'a quitté',
  },
  proposed: ({ by, title, on, counters }) =>
    `Le ${on}, ${by} ${counters ? 'a répondu par la contre-proposition' : 'a proposé'} « ${title} ».`,
  phase: ({ title, phase, until }) => `${title} : ${phase} est en cours${until === null ? '' : ` jusqu’au ${until}`}.`,
  phaseWaits: ({ title, phase, gates }) =>
    `${title} : ${phase} n’a pas commencé${gates === 0 ? '' : ` ; ${gates === 1 ? 'une condition d’entrée reste' : `${gates} conditions d’entrée restent`} à remplir`}.`,
  overdue: ({ promise, state, due }) => `${promise}. Dû au ${due} ; ${state}.`,
  next: ({ promise, state, due }) => `${promise}. Dû au ${due} ; ${state}.`,
  reading: ({ promise, who, says, state }) => `${promise}. Comme ${who} le lit (« ${says} ») : ${state}.`,
  quota: ({ promise, point, counter, met, all }) =>
    `${promise}. Selon la mesure de l’accord (${point}${counter === '' ? '' : `, ${counter}`}) : atteint dans ${number.format(met)} fenêtres sur ${number.format(all)}.`,
  quotaElsewhere: ({ promise, point, met, all }) =>
    `${promise}. Compté à un autre point (${point}), qui mesure autre chose : ${number.format(met)} fenêtres sur ${number.format(all)}.`,
  exchange: ({ holder, receiver, agreed, reached }) =>
    `Personnes tenues par ${holder}, reçues par ${receiver}${agreed === null ? '' : `, ${number.format(agreed)} convenues`} : ${reached}.`,
  reached: ({ stage, count }) => `${number.format(count)} ${stage}`,
  done: ({ promise, state, from }) => `${promise}. Depuis le ${from} : ${state}.`,
}
