// What happened around the lake of Orlen in the days before a given one: invented, and the only source of both the three
// files and the figures that the brief has to show.
export type IncidentFact = {
  /** Days before today. */
  readonly ago: number
  readonly type: string
  /** As the log writes it, where not as the type. */
  readonly written: string
  readonly place: string
  readonly placeWritten?: string
  readonly what: string
  readonly casualties: string
  readonly killed?: readonly [number, number]
  readonly wounded?: readonly [number, number]
  readonly time?: string
}
export type MovementFact = {
  readonly reference: string
  /** Days before today; below zero for what is planned. */
  readonly ago: number
  readonly by: string
  readonly to: string
  readonly toWritten?: string
  readonly trucks: number
  readonly item: string
  readonly unit: string
  readonly loaded?: number
  readonly delivered?: number
  readonly outcome: string
  readonly written: string
  readonly remark: string
}
export type ActivityFact = {
  readonly who: string
  readonly cluster: string
  readonly clusterWritten: string
  readonly what: string
  readonly place: string
  readonly placeWritten?: string
  readonly state: string
  readonly written: string
  readonly targeted: number
  readonly reached: number
}
export type NeedFact = {
  readonly cluster: string
  readonly place: string
  readonly item?: string
  readonly value: number
  readonly unit: string
}

export const incidents: readonly IncidentFact[] = [
  {
    ...{ ago: 12, type: 'shelling-artillery-missile', written: 'Shelling', place: 'Marrow', casualties: 'nil' },
    ...{ what: 'Two impacts near the old mill', time: '06:40' },
  },
  {
    ...{ ago: 10, type: 'armed-clash', written: 'SAF', place: 'Ostrow', casualties: '1 WIA', wounded: [1, 1] },
    what: 'Exchange of small arms fire by the ford',
  },
  {
    ...{ ago: 6, type: 'shelling-artillery-missile', written: 'Shelling', place: 'Marrow', time: '05:15' },
    ...{ casualties: '3 WIA / 1 KIA', killed: [1, 1], wounded: [3, 3], what: 'Four impacts on the east quarter' },
  },
  {
    ...{ ago: 6, type: 'remote-explosive-landmine-ied', written: 'IED', place: 'Sarn', casualties: '2 KIA' },
    ...{ killed: [2, 2], what: 'A cart struck a device on the track' },
  },
  {
    ...{ ago: 5, type: 'shelling-artillery-missile', written: 'shelling ', place: 'Sarn', placeWritten: 'Saarn' },
    ...{ casualties: '5-7 injured', wounded: [5, 7], what: 'Impacts in the market, count differs between clinics' },
  },
  {
    ...{ ago: 4, type: 'peaceful-protest', written: 'Demonstration', place: 'Ostrow', casualties: '-' },
    what: 'About two hundred people before the council',
  },
  {
    ...{ ago: 4, type: 'other', written: 'Harassment at CP', place: 'Marrow', casualties: '' },
    what: 'Drivers held for an hour and searched',
  },
  {
    ...{ ago: 3, type: 'armed-clash', written: 'اشتباك', place: 'Ostrow', casualties: '٢ جرحى', wounded: [2, 2] },
    what: 'تبادل لإطلاق النار قرب المخاضة',
  },
  {
    ...{ ago: 2, type: 'air-drone-strike', written: 'Airstrike', place: 'Marrow', casualties: '1 killed, 4 injured' },
    ...{ killed: [1, 1], wounded: [4, 4], what: 'One strike on a store by the harbour', time: '23:50' },
  },
  {
    ...{ ago: 1, type: 'looting-property-destruction', written: 'Looting', place: 'Sarn', casualties: 'none' },
    what: 'A clinic store was emptied at night',
  },
]

export const movements: readonly MovementFact[] = [
  {
    ...{ reference: 'MV-101', ago: 11, by: 'Lake Relief', to: 'Marrow', trucks: 4, item: 'Flour', unit: 'pallets' },
    ...{ loaded: 40, delivered: 40, outcome: 'facilitated', written: 'OK', remark: '' },
  },
  {
    ...{ reference: 'MV-102', ago: 6, by: 'Lake Relief', to: 'Marrow', trucks: 5, item: 'Flour', unit: 'pallets' },
    ...{ loaded: 50, delivered: 50, outcome: 'facilitated', written: 'OK', remark: '' },
  },
  {
    ...{ reference: 'MV-103', ago: 6, by: 'Lake Relief', to: 'Sarn', trucks: 3, item: 'Flour', unit: 'pallets' },
    ...{ loaded: 30, delivered: 22, outcome: 'impeded', written: 'delayed at CP' },
    remark: 'Five hours at the bridge, one truck sent back',
  },
  {
    ...{ reference: 'MV-104', ago: 5, by: 'Doctors of Tarn', to: 'Sarn', trucks: 1, item: 'Diesel', unit: 'litres' },
    ...{ loaded: 4500, delivered: 4500, outcome: 'facilitated', written: 'OK', remark: 'للمستشفى' },
  },
  {
    ...{ reference: 'MV-105', ago: 3, by: 'Doctors of Tarn', to: 'Ostrow', trucks: 2, item: 'Medical kits' },
    ...{ unit: 'kits', outcome: 'denied', written: 'Denied', remark: 'Names not on the list' },
  },
  {
    ...{ reference: 'MV-106', ago: 2, by: 'Lake Relief', to: 'Sarn', toWritten: 'Saarn', trucks: 2, item: 'Flour' },
    ...{ unit: 'pallets', loaded: 16, delivered: 16, outcome: 'facilitated', written: 'OK', remark: '' },
  },
  {
    ...{ reference: 'MV-107', ago: -2, by: 'Lake Relief', to: 'Sarn', trucks: 6, item: 'Flour', unit: 'pallets' },
    ...{ outcome: 'planned', written: 'Planned', remark: '' },
  },
]

export const activities: readonly ActivityFact[] = [
  {
    ...{ who: 'Lake Relief', cluster: 'food-security', clusterWritten: 'Food Security', place: 'Marrow' },
    ...{ what: 'Distribution of flour', state: 'ongoing', written: 'Ongoing', targeted: 6000, reached: 4200 },
  },
  {
    ...{ who: 'Lake Relief', cluster: 'food-security', clusterWritten: 'FSL', place: 'Sarn', placeWritten: 'Saarn' },
    ...{ what: 'Bread from two bakeries', state: 'ongoing', written: 'ongoing', targeted: 2500, reached: 900 },
  },
  {
    ...{ who: 'Doctors of Tarn', cluster: 'health', clusterWritten: 'Health', place: 'Sarn', state: 'ongoing' },
    ...{ what: 'Mobile clinic', written: 'In progress', targeted: 3000, reached: 1500 },
  },
  {
    ...{ who: 'Well Makers', cluster: 'water-sanitation-and-hygiene', clusterWritten: 'WASH', place: 'Ostrow' },
    ...{ what: 'Repair of two wells', state: 'completed', written: 'Done', targeted: 800, reached: 800 },
  },
  {
    ...{ who: 'School Friends', cluster: 'education', clusterWritten: 'تعليم', place: 'Marrow', state: 'planned' },
    ...{ what: 'Classes in tents', written: 'Pipeline', targeted: 300, reached: 0 },
  },
]

/** On the second sheet of the 5W. */
export const needs: readonly NeedFact[] = [
  { cluster: 'food-security', place: 'Sarn', item: 'Flour', value: 90, unit: 'pallets' },
  { cluster: 'food-security', place: 'Marrow', item: 'Flour', value: 90, unit: 'pallets' },
  { cluster: 'health', place: 'Sarn', value: 4000, unit: 'people' },
]

export const dayAgo = (today: string, ago: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - ago * 86_400_000).toISOString().slice(0, 10)
