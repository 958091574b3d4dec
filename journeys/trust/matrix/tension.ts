// What the matrix's record holds of indicators and alerts: what is counted, thresholds, series from elsewhere, and what was
// said of an alert, some of it for fewer than the indicator itself. The counts of the same name cross the threshold.
import type { Mint } from './canaries.ts'
import type { Told } from './promises.ts'

/** The entries about one indicator and one series, in the order in which they are written. */
export function tensionOf(mint: Mint, name: string): readonly Told[] {
  const word = (of: string) => mint.word(`${of} ${name}`)
  const indicator = mint.id('ind', name)
  const series = mint.id('srs', name)
  const prices = mint.id('ind', `prices ${name}`)
  const threshold = mint.id('thr', name)
  const onAlert = { indicator: prices, threshold, day: '2026-05-03' }
  const told: readonly (readonly [string, Told['width'], object])[] = [
    [
      'indicator-set',
      'same',
      { indicator, title: `Closures ${word('closures')}`, source: { of: 'closures' }, unit: word('unit') },
    ],
    [
      'indicator-set',
      'same',
      { indicator: prices, title: `Crossings ${word('crossings')}`, source: { of: 'series', series }, unit: 'people' },
    ],
    [
      'indicator-set',
      'same',
      {
        indicator: mint.id('ind', `closed ${name}`),
        title: `Closed ${word('closed')}`,
        source: { of: 'crossings', measure: 'hours', states: ['restricted', 'closed'] },
        unit: 'hours',
      },
    ],
    [
      'series-entered',
      'same',
      {
        series,
        name: `Series ${word('series')}`,
        unit: 'people',
        origin: `Office ${word('office')}`,
        from: '2026-05-01',
        values: [1, 2, mint.number(`day ${name}`)],
      },
    ],
    [
      'series-entered',
      'own',
      {
        series,
        name: `Series ${word('later series')}`,
        unit: 'people',
        origin: `Office ${word('later office')}`,
        from: '2026-05-04',
        values: [mint.number(`later day ${name}`)],
      },
    ],
    [
      'threshold-set',
      'same',
      {
        threshold,
        indicator: prices,
        when: { is: 'at-least', value: 50, days: 1 },
        event: `Alarm ${word('alarm')}`,
        severity: 'Severe',
        area: word('area'),
        instruction: word('instruction'),
        acknowledge: { within: 60, escalates: [`the ${word('escalated')}`] },
      },
    ],
    [
      'threshold-set',
      'own',
      {
        threshold: mint.id('thr', `own ${name}`),
        indicator: prices,
        when: { is: 'at-least', value: 40, days: 1 },
        event: `Own alarm ${word('own alarm')}`,
        severity: 'Minor',
      },
    ],
    ['alert-acknowledged', 'own', { ...onAlert, by: `officer ${word('officer')}`, says: word('noted') }],
    ['alert-escalated', 'own', { ...onAlert, to: [`the ${word('told on')}`], reason: word('why on') }],
  ]
  return told.map(([entry, width, body], at) => ({ name: `${entry} ${at} ${name}`, entry, width, body: { ...body } }))
}
