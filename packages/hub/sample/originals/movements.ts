// The aid network's tracker of notified movements, with the outcomes that relief agencies use.
import { type Cell, xlsx } from '../writers/xlsx.ts'
import type { Original } from './original.ts'

const rows: readonly (readonly Cell[])[] = [
  ['Movement', 'Date', 'Organisation', 'From', 'To', 'Trucks', 'Cargo', 'Outcome', 'Reason given', 'Given by'],
  ['MV-031', { day: '2026-03-12' }, 'Millstone Aid', 'Pellmouth', 'Lissmere / Nevuvai', 6, 'Flour', 'Facilitated', null, null],
  ['MV-032', { day: '2026-03-13' }, 'Doctors of the Strait', 'Quarry Gate', 'Otaruvel / Stonefold', 2, 'Surgical kits', 'Partially facilitated', 'Unexploded ordnance on the market road', 'Oveth Guard'],
  ['MV-033', { day: '2026-03-14' }, 'Relief Coordination Bureau', 'Brack Head', 'Castrel / Iruvai', 12, 'Food parcels', 'Facilitated', null, null],
  ['MV-034', { day: '2026-03-16' }, 'Millstone Aid', 'Haddle Bridge', 'Eastern villages', 4, 'Seed and tools', 'Impeded', 'Held five hours at a checkpoint near Castrel / Iruvai', 'Oveth Council'],
  ['MV-035', { day: '2026-03-17' }, 'Doctors of the Strait', 'Pellmouth', 'Lissmere / Nevuvai', 1, 'Blood bank equipment', 'Denied', 'Item on the dual-use list', 'Government of Ulmara'],
  ['MV-036', { day: '2026-03-18' }, 'Relief Coordination Bureau', 'Brack Head', 'Marl Field', 8, 'Tents', 'Impeded', 'Second inspection at the southern barrier', 'Government of Ulmara'],
  ['MV-037', { day: '2026-03-20' }, 'Millstone Aid', 'Haddle Bridge', 'Eastern villages', 4, 'Seed and tools', 'Facilitated', null, null],
  ['MV-038', { day: '2026-03-23' }, 'Doctors of the Strait', 'Pellmouth', 'Lissmere / Nevuvai', 1, 'Blood bank equipment', 'Planned', null, null],
  ['MV-039', { day: '2026-03-24' }, 'Relief Coordination Bureau', 'Brack Head', 'Castrel / Iruvai', 10, 'Cooking gas', 'Cancelled by the organisation', 'No driver available', 'Relief Coordination Bureau'],
  ['MV-040', { day: '2026-03-26' }, 'Millstone Aid', 'Pellmouth', 'Otaruvel / Stonefold', 3, 'School furniture', 'Planned', null, null],
]

export const movements: Original = {
  file: '24-movements.xlsx',
  bytes: () =>
    xlsx({ title: 'Movement tracker, Sarrow Basin', creator: 'Islands Aid Network', created: '2026-03-22T16:00:00Z' }, [
      { name: 'Movements', rows },
    ]),
}
