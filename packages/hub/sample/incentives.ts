// What is offered in the sample for what was promised: a fund for both sides, and something for each of them. Nothing of it
// stands in the documents; it is invented in their manner, and as much is due to one side as to the other.
import { type EventKind, incentiveOffered, incentiveStepped } from '@parley/peace'
import type { Static } from 'typebox'
import { derivedEntryId } from '../ingest/derived-id.ts'
import type { SamplePromise } from './promises.ts'

const government = 'the Government'
const council = 'the Council'
const guarantor = 'the Guarantor'
const mediator = 'the Mediator'
const mission = 'the Mission'
// ISO 4217 keeps this code for testing: it is nobody's money.
const currency = 'XTS'

const zone = '-08:00'
const t = (words: string): string => {
  const [day = '', time = '00:00'] = words.split(' ')
  return `2026-${day}T${time}:00${zone}`
}

/** All of it, in the order in which it was entered. */
export function incentivesOf(process: string): readonly SamplePromise[] {
  const idOf = (prefix: string, name: string) => derivedEntryId('sample', process, name).replace('ent_', `${prefix}_`)
  const agreement = idOf('agr', 'ambry')
  const verified = (name: string) => ({ on: 'commitment', commitment: idOf('cmt', name), is: 'verified' }) as const
  const breach = (name: string) => ({ on: 'breach', commitment: idOf('cmt', name) }) as const
  const all: SamplePromise[] = []
  function say<K extends EventKind>(
    name: string,
    kind: K,
    [at, by]: readonly [string, string],
    body: Static<K['body']>,
  ) {
    // A body of a kind is an object with names.
    all.push({
      name: `incentive ${name}`,
      kind: kind.name,
      at: new Date(t(at)).toISOString(),
      by,
      body: body as SamplePromise['body'],
    })
  }
  const on = (name: string) => ({ incentive: idOf('itv', name), agreement })

  say('fund', incentiveOffered, ['03-04 12:00', 'mediator'], {
    ...on('fund'),
    title: 'Fund for the Sarrow Basin',
    form: 'reconstruction-fund',
    benefit: {
      sort: 'grant-for-rebuilding',
      what: 'rebuilding of roads and of the pumping station of Lissmere / Nevuvai',
      purposes: ['21020', '14020'],
    },
    providers: [guarantor, mediator],
    beneficiaries: [council, government],
    verifier: mission,
    triggers: [verified('council releases 3'), verified('government releases 3')],
    snapback: [breach('council releases 3'), breach('government releases 3'), { on: 'suspended', days: 30 }],
    amount: { value: 12_000_000, currency },
  })
  say('crossing', incentiveOffered, ['03-04 12:10', 'mediator'], {
    ...on('crossing'),
    title: 'Trade over Haddle Bridge, for the Government',
    form: 'trade-partnership',
    benefit: { sort: 'tariff-relief', what: 'no duty in Tirravane on timber and fruit that cross Haddle Bridge' },
    providers: [guarantor],
    beneficiaries: [government],
    verifier: mission,
    triggers: [verified('south of line A'), verified('guns government')],
    snapback: [breach('south of line A'), breach('guns government')],
  })
  say('licences', incentiveOffered, ['03-04 12:20', 'mediator'], {
    ...on('licences'),
    title: 'Trade over Haddle Bridge, for the Council',
    form: 'sanctions-relief',
    benefit: { sort: 'sanctions-suspension', what: 'licences of Estrande for the trade of the Valley’s cooperatives' },
    providers: [mediator],
    beneficiaries: [council],
    verifier: mission,
    triggers: [verified('north of line B'), verified('guns council')],
    snapback: [breach('north of line B'), breach('guns council')],
  })
  const money = (
    name: string,
    told: readonly [string, string],
    by: string,
    type: 'pledge' | 'commitment' | 'disbursement',
    value: number,
    when: string,
  ) =>
    say(name, incentiveStepped, told, { ...on('fund'), by, step: { type, amount: { value, currency } }, on: t(when) })
  money('pledge guarantor', ['03-05 09:00', 'guarantor'], guarantor, 'pledge', 8_000_000, '03-04 17:00')
  money('pledge mediator', ['03-05 09:30', 'mediator'], mediator, 'pledge', 4_000_000, '03-04 17:00')
  money('committed', ['03-20 10:00', 'guarantor'], guarantor, 'commitment', 5_000_000, '03-19 12:00')
  money('first part', ['04-08 11:00', 'guarantor'], guarantor, 'disbursement', 2_000_000, '04-08 10:00')
  return all
}
