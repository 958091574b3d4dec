// What the matrix's record holds of incentives: what is offered for the promise of the same name, and the steps of whoever
// provides it, some of them for fewer than the offer itself.
import type { Mint } from './canaries.ts'
import type { Told } from './promises.ts'

const day = (n: number) => `2026-05-${String(n).padStart(2, '0')}T10:00:00Z`

/** The entries about one incentive, in the order in which they are written. */
export function incentivesOf(mint: Mint, name: string): readonly Told[] {
  const word = (of: string) => mint.word(`${of} ${name}`)
  const incentive = mint.id('itv', name)
  const agreement = mint.id('agr', name)
  const commitment = mint.id('cmt', name)
  const [bank, valley] = [`the ${word('bank')}`, `the ${word('valley')}`]
  const onIncentive = { incentive, agreement }
  const told: readonly (readonly [string, Told['width'], object])[] = [
    [
      'incentive-offered',
      'same',
      {
        ...onIncentive,
        title: `Fund ${word('fund')}`,
        form: 'reconstruction-fund',
        benefit: { sort: 'grant-for-rebuilding', what: `bridges at ${word('bridge')}` },
        providers: [bank],
        beneficiaries: [valley],
        triggers: [
          { on: 'commitment', commitment, is: 'verified' },
          { on: 'finding', case: mint.id('cas', name), finding: mint.id('fnd', name), is: 'confirmed' },
        ],
        snapback: [
          { on: 'breach', commitment },
          { on: 'suspended', days: 30 },
        ],
        amount: { value: mint.number(`offered ${name}`), currency: 'EUR' },
      },
    ],
    [
      'incentive-stepped',
      'same',
      {
        ...onIncentive,
        by: bank,
        step: { type: 'pledge', amount: { value: mint.number(`pledged ${name}`), currency: 'EUR' } },
        on: day(6),
      },
    ],
    [
      'incentive-stepped',
      'own',
      {
        ...onIncentive,
        by: bank,
        step: {
          type: 'disbursement',
          amount: { value: mint.number(`paid ${name}`), currency: 'EUR' },
          what: word('instalment'),
        },
        on: day(7),
      },
    ],
    [
      'incentive-stepped',
      'own',
      { ...onIncentive, by: valley, step: { type: 'measure', what: `Lifted ${word('measure')}` }, on: day(8) },
    ],
    // What somebody else says is offered stands beside what was offered first.
    [
      'incentive-offered',
      'own',
      {
        incentive: mint.id('itv', `second ${name}`),
        agreement,
        title: `Trade ${word('trade')}`,
        form: 'trade-partnership',
        benefit: { sort: 'market-access', what: `fruit of ${word('orchard')}` },
        providers: [bank],
        beneficiaries: [valley],
        verifier: `the ${word('verifier')}`,
        triggers: [{ on: 'commitment', commitment, is: 'verified-in-time' }],
        snapback: [],
      },
    ],
  ]
  return told.map(([entry, width, body], at) => ({ name: `${entry} ${at} ${name}`, entry, width, body: { ...body } }))
}
