// What the matrix's record holds of meetings: every kind of entry about one, with canaries of its own, some of them for
// fewer than the meeting itself.
import type { Mint } from './canaries.ts'
import type { Told } from './promises.ts'

const day = (n: number) => `2026-05-${String(n).padStart(2, '0')}T09:00:00Z`

/** The entries about one engagement, in the order in which they are written. */
export function engagementsOf(mint: Mint, name: string): readonly Told[] {
  const word = (of: string) => mint.word(`${of} ${name}`)
  const engagement = mint.id('eng', name)
  const valley = `the ${word('delegation')}`
  const told: readonly (readonly [string, Told['width'], object])[] = [
    [
      'engagement-entered',
      'same',
      {
        engagement,
        title: `Round ${word('round')}`,
        form: 'indirect-talks',
        when: { from: day(8), zone: 'Africa/Cairo' },
        place: `House ${word('house')}`,
        delegations: [{ actor: valley, role: 'party', members: [{ name: `Envoy ${word('envoy')}` }] }],
        agenda: [`Item ${word('item')}`],
        tabled: [{ title: `Paper ${word('paper')}`, by: valley }],
        legs: [{ day: '2026-05-08', place: `Stop ${word('stop')}`, focus: `Focus ${word('focus')}` }],
      },
    ],
    ['engagement-stated', 'same', { engagement, state: 'planned', by: valley, said: day(2) }],
    [
      'engagement-stated',
      'own',
      { engagement, state: 'denied-by-party', by: valley, said: day(3), says: `No ${word('denial')}` },
    ],
    [
      'attendance-given',
      'own',
      { engagement, actor: valley, answer: 'will-come', by: `Host ${word('host')}`, said: day(4) },
    ],
    [
      'readout-given',
      'own',
      {
        engagement,
        by: valley,
        said: day(9),
        outcome: 'to-continue',
        says: `We ${word('readout')}`,
        next: { day: '2026-06' },
      },
    ],
  ]
  // Two of a kind are told apart by their place.
  return told.map(([entry, width, body], at) => ({ name: `${entry} ${at} ${name}`, entry, width, body: { ...body } }))
}
