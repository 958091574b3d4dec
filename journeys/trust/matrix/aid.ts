// What the matrix's record holds of relief work: every kind of entry about it, with canaries of its own, what was counted
// and said by others for fewer than the plan. Each piece names an item and a place of its own, so that what meets in one
// row is of one author and of known widths.
import type { Mint } from './canaries.ts'
import type { Told } from './promises.ts'

const hour = (n: number) => `2026-05-12T${String(n).padStart(2, '0')}:00:00Z`

/** The entries about one convoy and what it is for, in the order in which they are written. */
export function aidOf(mint: Mint, name: string): readonly Told[] {
  const word = (of: string) => mint.word(`${of} ${name}`)
  const id = (prefix: string, of = '') => mint.id(prefix, `aid ${of}${name}`)
  const [initiative, movement, corridor, crossing] = [id('ini'), id('mov'), id('cor'), id('crs')]
  const [agency, authority] = [`Agency ${word('agency')}`, `Authority ${word('authority')}`]
  const item = `Flour ${word('item')}`
  const where = { name: `Town ${word('town')}`, pcode: { code: `ZQ${mint.number(`pcode ${name}`)}`, level: 2 } }
  const span = { from: hour(1), until: hour(23) }
  const told: readonly (readonly [string, Told['width'], object])[] = [
    [
      'initiative-entered',
      'same',
      { initiative, title: `Relief ${word('initiative')}`, state: 'active', area: [where], lead: agency },
    ],
    [
      'activity-reported',
      'same',
      {
        activity: id('act'),
        who: agency,
        what: `Bread ${word('what')}`,
        cluster: 'health',
        where: { name: `Quarter ${word('quarter')}` },
        state: 'ongoing',
        forWhom: `Families ${word('families')}`,
        reached: mint.number(`reached ${name}`),
      },
    ],
    [
      'need-reported',
      'same',
      {
        ...{ need: id('nee'), cluster: 'food-security', where, item, ...span },
        ...{ value: 500_000, unit: 'kg', by: `Assessor ${word('assessor')}`, measure: { point: 'delivered' } },
      },
    ],
    [
      'aid-offered',
      'own',
      {
        ...{ offer: id('ofr'), by: `Donor ${word('donor')}`, state: 'pledged', item, unit: 'kg', where },
        value: mint.number(`offer ${name}`),
      },
    ],
    [
      'movement-notified',
      'same',
      {
        ...{ movement, reference: word('reference'), by: agency, asked: [authority], from: where, to: where },
        ...{ via: crossing, when: { day: '2026-05-12' }, purpose: `For ${word('purpose')}` },
        cargo: [{ item: `Cargo ${word('cargo')}`, value: mint.number(`cargo ${name}`), unit: 'kg' }],
      },
    ],
    [
      'movement-stated',
      'own',
      { movement, outcome: 'denied', by: authority, said: hour(9), says: `Because ${word('ground')}` },
    ],
    [
      'consignment-stepped',
      'own',
      {
        ...{ consignment: id('csg'), name: `Waybill ${word('waybill')}`, movement, step: 'collected', where },
        ...{ custodian: `Carrier ${word('carrier')}`, on: hour(10), by: agency, says: word('step') },
      },
    ],
    [
      'aid-counted',
      'own',
      {
        ...{ item, unit: 'kg', where, movement, point: 'delivered', counter: `Counter ${word('counter')}` },
        ...{ from: hour(11), until: hour(11), value: mint.number(`count ${name}`) },
      },
    ],
    [
      'corridor-opened',
      'same',
      { corridor, name: `Road ${word('corridor')}`, for: 'people', from: where, to: where, windows: [span] },
    ],
    [
      'passage-counted',
      'own',
      {
        ...{ corridor, point: 'left', counter: `Passage ${word('passage')}`, ...span },
        value: mint.number(`passage ${name}`),
      },
    ],
    [
      'crossing-stated',
      'same',
      {
        ...{ crossing, name: `Gate ${word('gate')}`, direction: 'in', cargo: 'food', state: 'open', from: hour(1) },
        ...{ by: authority, said: hour(1) },
      },
    ],
    [
      'crossing-stated',
      'own',
      {
        ...{ crossing, name: `Gate ${word('gate')}`, direction: 'in', cargo: 'food', state: 'closed', from: hour(2) },
        ...{ by: agency, said: hour(2), says: word('closed') },
      },
    ],
    [
      'access-constrained',
      'own',
      {
        ...{ constraint: 'interference', where: { name: `Post ${word('post')}` }, from: hour(3), movement },
        ...{ by: agency, says: word('constraint') },
      },
    ],
    [
      'notification-sent',
      'same',
      {
        ...{ notification: id('ntf'), of: 'site', title: `Clinic ${word('clinic')}`, sender: agency },
        ...{ to: [authority], sent: hour(4), ...span, within: 60 },
      },
    ],
    [
      'coordinates-given',
      'own',
      {
        notification: id('ntf'),
        points: [{ lat: 14, lon: 42, label: word('label') }],
        expires: '2027-05-12T23:00:00Z',
      },
    ],
    [
      'notification-acknowledged',
      'own',
      { notification: id('ntf'), by: authority, at: hour(5), says: word('acknowledged by') },
    ],
    [
      'table-imported',
      'own',
      {
        ...{ file: `${word('tracker')}.xlsx`, document: mint.id('doc', `tracker ${name}`), source: word('source') },
        mapping: {
          ...{ into: 'movements', heading: 2, columns: { day: word('column') }, values: {}, asAbove: [] },
          ...{ usual: { by: word('usual') }, days: 'day-first', zone: 'UTC' },
        },
        ...{ rows: 1, added: 1, changed: 0, same: 0, refused: 0 },
      },
    ],
    [
      'movement-notified',
      'own',
      {
        ...{ movement: id('mov', 'imported '), by: `Haulier ${word('haulier')}`, from: where, to: where },
        import: mint.id('ent', `table-imported 16 aid ${name}`),
      },
    ],
  ]
  return told.map(([entry, width, body], at) => ({
    name: `${entry} ${at} aid ${name}`,
    entry,
    width,
    body: { ...body },
  }))
}
