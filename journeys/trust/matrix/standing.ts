// What the matrix's record holds of actors' standing: listings with what they allow, mandates, their ends, and the rules of
// an organisation on contacts, which are for it alone whoever may see the listing.
import type { Mint } from './canaries.ts'
import type { Told } from './promises.ts'

/** The entries about one actor, in the order in which they are written. */
export function standingOf(mint: Mint, name: string): readonly Told[] {
  const word = (of: string) => mint.word(`${of} standing ${name}`)
  const nameOf = (entry: string, at: number) => `${entry} ${at} standing ${name}`
  const idOf = (entry: string, at: number) => mint.id('ent', nameOf(entry, at))
  const actor = `Actor ${word('actor')}`
  const lister = `State ${word('lister')}`
  const speaker = `Speaker ${word('speaker')}`
  const told: readonly (readonly [string, Told['width'], object])[] = [
    [
      'designation-entered',
      'same',
      { actor, by: lister, law: `Law ${word('law')}`, reference: word('reference'), since: '2026-01' },
    ],
    [
      'licence-entered',
      'own',
      { designation: idOf('designation-entered', 0), form: 'licence', by: lister, covers: `Food ${word('licence')}` },
    ],
    [
      'designation-ended',
      'own',
      { designation: idOf('designation-entered', 0), on: '2026-04-02', by: lister, reason: `Court ${word('court')}` },
    ],
    [
      'mandate-entered',
      'same',
      { actor: speaker, for: actor, may: ['speak'], by: actor, from: '2026-02-01', limits: `Only ${word('limits')}` },
    ],
    [
      'mandate-ended',
      'own',
      { mandate: idOf('mandate-entered', 3), on: '2026-03-01', by: actor, reason: `Ill ${word('ill')}` },
    ],
    [
      'succession-entered',
      'same',
      {
        ...{ form: 'split', from: [actor], into: [actor, `Group ${word('group')}`], on: '2026-02', by: actor },
        says: `Parted ${word('parted')}`,
      },
    ],
    [
      'contested-name-entered',
      'same',
      {
        of: 'place',
        names: [
          { name: `Town ${word('town')}`, usedBy: [lister] },
          { name: `Stadt ${word('stadt')}`, usedBy: [`Side ${word('side')}`] },
        ],
        says: `Called ${word('called')}`,
      },
    ],
    // A draft goes to one person, and such rules go to nobody by name.
    ...(name.endsWith('draft')
      ? []
      : ([
          [
            'contact-policy-set',
            'own',
            {
              rules: [
                { when: { listedBy: lister }, warning: `Think of ${word('warning')}`, ask: `Desk ${word('desk')}` },
                { when: { actor: speaker }, warning: `Mind ${word('mind')}` },
              ],
            },
          ],
        ] as const)),
  ]
  return told.map(([entry, width, body], at) => ({ name: nameOf(entry, at), entry, width, body: { ...body } }))
}
