// English.
import type { BriefWords } from './words.ts'

const number = new Intl.NumberFormat('en-GB')

export const en: BriefWords = {
  language: 'en',
  direction: 'ltr',
  title: 'Compliance report',
  about: ({ process, since, at }) => `${process} · ${since} to ${at}`,
  headings: {
    changes: 'What changed',
    phases: 'Phases',
    overdue: 'Overdue',
    next: 'Due next',
    contested: 'Contested',
    readings: 'Read in different ways',
    quotas: 'Quantities in every window',
    exchanges: 'Releases',
    done: 'Done',
  },
  notes: {
    entries: 'Entries cited',
    made: 'Made of what its reader may see, and of nothing else. It says what is evidenced; it judges nobody.',
  },
  status: {
    not_yet_due: 'not yet due',
    due: 'due',
    reported_done: 'reported done',
    verified_done: 'verified done',
    verified_late: 'verified done, late',
    partly: 'done in part',
    past_due_unreported: 'past due, with nothing reported',
    suspended: 'suspended',
    waived: 'waived',
    superseded: 'superseded',
    unknown: 'not known',
  },
  stages: {
    agreed: 'agreed',
    listed: 'listed',
    'to-be-released': 'to be released',
    released: 'released',
    received: 'received',
    verified: 'verified',
  },
  promise: ({ who, act, clause }) => `${who}: ${act}${clause === '' ? '' : ` (${clause})`}`,
  state: ({ status, late, overdue }) =>
    [status, late ? 'late' : '', overdue ? 'overdue' : ''].filter(Boolean).join(', '),
  changed: ({ promise, before, since, after, from }) => `${promise}. On ${since}: ${before}. Since ${from}: ${after}.`,
  added: ({ promise, from, now }) => `Promised on ${from}: ${promise}. Now: ${now}.`,
  learnt: ({ promise, on, taken, now }) =>
    `${promise}. Of ${on} it was known then that it was ${taken}; by what is known now it was ${now}.`,
  contests: ({ by, promise, since, ground }) => `${by} contests since ${since} – ${promise}: “${ground}”`,
  settled: ({ by, promise, on }) => `What ${by} contested was settled on ${on} – ${promise}.`,
  found: ({ by, promise, breached, since, decision }) =>
    `${by} found ${breached ? 'a breach' : 'no breach'} since ${since} – ${promise}: “${decision}”`,
  timetable: ({ what, to, from, until, by, ground }) => {
    const said =
      {
        extended: `was extended until ${until}`,
        suspended: 'was suspended',
        resumed: 'was resumed',
        'clock-stopped': 'was put outside the running of time',
        'clock-started': 'was put back into the running of time',
      }[to] ?? to
    return `From ${from} ${what} ${said}${by === '' ? '' : ` (${by})`}: “${ground}”`
  },
  all: 'the whole timetable',
  declared: ({ party, act, on, title }) => `On ${on} ${party} ${act} “${title}”.`,
  acts: {
    initialled: 'initialled',
    signed: 'signed',
    accepted: 'accepted',
    ratified: 'ratified',
    refused: 'refused',
    left: 'left',
  },
  proposed: ({ by, title, on, counters }) =>
    `On ${on} ${by} ${counters ? 'answered with the counter-proposal' : 'proposed'} “${title}”.`,
  phase: ({ title, phase, until }) => `${title}: ${phase} runs${until === null ? '' : ` until ${until}`}.`,
  phaseWaits: ({ title, phase, gates }) =>
    `${title}: ${phase} has not begun${gates === 0 ? '' : `; it waits at ${gates === 1 ? 'one gate' : `${gates} gates`}`}.`,
  overdue: ({ promise, state, due }) => `${promise}. Due by ${due}; ${state}.`,
  next: ({ promise, state, due }) => `${promise}. Due by ${due}; ${state}.`,
  reading: ({ promise, who, says, state }) => `${promise}. As ${who} reads it (“${says}”): ${state}.`,
  quota: ({ promise, point, counter, met, all }) =>
    `${promise}. By the agreement’s measure (${point}${counter === '' ? '' : `, ${counter}`}): reached in ${number.format(met)} of ${number.format(all)} windows.`,
  quotaElsewhere: ({ promise, point, met, all }) =>
    `${promise}. Counted at another point (${point}), which measures something else: ${number.format(met)} of ${number.format(all)} windows.`,
  exchange: ({ holder, receiver, agreed, reached }) =>
    `Persons held by ${holder}, received by ${receiver}${agreed === null ? '' : `, ${number.format(agreed)} agreed`}: ${reached}.`,
  reached: ({ stage, count }) => `${number.format(count)} ${stage}`,
  done: ({ promise, state, from }) => `${promise}. Since ${from}: ${state}.`,
}
