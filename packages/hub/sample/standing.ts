// Who may sign and speak for the parties of the sample, as its documents tell it; and, invented in their manner and about
// both sides alike, who lists one of their forces, what is allowed all the same, what those forces became, and by which names
// each side calls a village.
import {
  contestedNameEntered,
  designationEntered,
  type EventKind,
  licenceEntered,
  mandateEnded,
  mandateEntered,
  successionEntered,
} from '@parley/peace'
import type { Static } from 'typebox'
import { derivedEntryId } from '../ingest/derived-id.ts'
import type { SamplePromise } from './promises.ts'

const zone = '-08:00'
const t = (words: string): string => {
  const [day = '', time = '00:00'] = words.split(' ')
  return `2026-${day}T${time}:00${zone}`
}
const council = 'the Council'
const government = 'the Government'

/** All of it, in the order in which it was entered. `documents` by file. */
export function standingOf(process: string, documents: ReadonlyMap<string, string>): readonly SamplePromise[] {
  const from = (file: string) => {
    const key = documents.get(file)
    return key === undefined ? {} : { sources: [{ view: 'documents', key }] }
  }
  const idOf = (name: string) => derivedEntryId('sample', process, 'promised', `standing ${name}`)
  const all: SamplePromise[] = []
  function say<K extends EventKind>(
    name: string,
    kind: K,
    [at, by]: readonly [string, string],
    body: Static<K['body']>,
  ) {
    all.push({
      ...{ name: `standing ${name}`, kind: kind.name, at: new Date(t(at)).toISOString(), by },
      body: body as SamplePromise['body'], // a body of a kind is an object with names
    })
  }

  say('sondelle', mandateEntered, ['03-02 21:20', 'government'], {
    ...{ actor: 'Garrick Sondelle', for: government, may: ['negotiate', 'sign'] as const, by: 'the Prime Minister' },
    ...{ from: '2026-02-27', limits: 'For the agreement; terms of the second phase go to the cabinet.' },
    ...from('01-ambry-agreement.docx'),
  })
  say('manavai', mandateEntered, ['03-02 21:25', 'council'], {
    ...{ actor: 'Ilu Manavai', for: council, may: ['speak', 'negotiate', 'sign'] as const, by: council },
    ...{ from: '2026-02-28', limits: 'Resolution 7 of the Council.' },
    ...from('01-ambry-agreement.docx'),
  })
  say('liaison', mandateEntered, ['03-03 09:00', 'government'], {
    ...{ actor: 'Ansel Torvey', for: government, may: ['speak'] as const, by: government, from: '2026-03-03' },
    ...{ limits: 'As head of the liaison office, until the second release.' },
  })
  say('liaison ended', mandateEnded, ['03-26 09:00', 'government'], {
    ...{ mandate: idOf('liaison'), on: '2026-03-26', by: government, reason: 'The second release is over.' },
  })

  const by = 'Norhaven'
  const law = 'Foreign Forces Act of Norhaven, 2021'
  say('guard listed', designationEntered, ['03-04 09:00', 'mediator'], {
    ...{ actor: 'the Oveth Guard', by, law, reference: 'List 2, no. 14', since: '2023-06-01' },
    measures: ['arms-embargo', 'no-dealings'],
  })
  say('rangers listed', designationEntered, ['03-04 09:05', 'mediator'], {
    ...{ actor: 'the Basin Rangers', by, law, reference: 'List 2, no. 15', since: '2023-06-01' },
    measures: ['arms-embargo', 'no-dealings'],
  })
  for (const listed of ['guard', 'rangers']) {
    say(`${listed} aid`, licenceEntered, ['03-04 09:10', 'mediator'], {
      ...{ designation: idOf(`${listed} listed`), form: 'exemption', by, reference: 'General licence 3' },
      covers: 'Food, medicine, fuel for hospitals, and talks that lead to relief or to a ceasefire.',
    })
  }
  say('guard split', successionEntered, ['03-15 12:00', 'mediator'], {
    form: 'split',
    from: ['the Oveth Guard'],
    into: ['the Oveth Guard', 'the Ridge Column'],
    on: '2026-03-13',
    by: council,
    says: 'Those on the ridge who did not withdraw no longer stand under the Council’s orders.',
  })
  say('rangers merged', successionEntered, ['03-15 12:05', 'mediator'], {
    form: 'merger',
    from: ['the Basin Rangers', 'the River Police'],
    into: ['the Inland Guard'],
    on: '2026-03-14',
    by: government,
    says: 'By decree, with one command.',
  })
  for (const [written, governments, councils] of [
    ['Otaruvel / Stonefold', 'Stonefold', 'Otaruvel'],
    ['Road to Castrel / Iruvai', 'Road to Castrel', 'Road to Iruvai'],
  ] as const) {
    say(`names of ${written}`, contestedNameEntered, ['03-05 09:00', 'mediator'], {
      of: 'place',
      names: [
        { name: written, usedBy: ['the Mission', 'the mediators'] },
        { name: governments, usedBy: [government] },
        { name: councils, usedBy: [council] },
      ],
      says: 'The agreement and the Mission write both names, with a stroke between them.',
    })
  }
  return all
}
