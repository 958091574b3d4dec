// What a threshold asks and what an indicator counts, in the reader's words.
import type { IndicatorRow } from '../hub/client.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

type Crossing = IndicatorRow['thresholds'][number]['when']

export function useCrossingWords(): (when: Crossing, unit: string) => string {
  const words = useWords()
  const { number } = useFormats()
  return (when, unit) =>
    when.is === 'surge'
      ? words(`tension.when.surge.${when.direction}`)
      : words(`tension.when.${when.is}`, { value: number(when.value), unit, days: when.days })
}

export function useSourceWords(): (row: Pick<IndicatorRow, 'source' | 'origin'>) => string {
  const words = useWords()
  const term = useTerm()
  const { list, number } = useFormats()
  return ({ source, origin }) => {
    switch (source.of) {
      case 'incidents': {
        const types = [
          ...(source.types ?? []).map((one) => term('incidentType', one)),
          ...(source.events ?? []).map((one) => term('incidentEvent', one)),
        ]
        return [
          types.length === 0 ? words('tension.of.incidents') : words('tension.of.incidentsOf', { types: list(types) }),
          ...(source.area === undefined ? [] : [words('tension.of.area', { area: source.area })]),
          ...(source.near === undefined
            ? []
            : [
                source.near.km === 0
                  ? words('tension.of.inside')
                  : words('tension.of.near', { km: number(source.near.km) }),
              ]),
        ].join(' · ')
      }
      case 'counts':
        return words('tension.of.counts', {
          tally: source.tally.replaceAll('-', ' '),
          point: term('point', source.point),
          counter: source.counter,
        })
      case 'aid':
        return words('tension.of.aid', {
          item: source.item,
          point: term('point', source.point),
          counter: source.counter,
        })
      case 'closures':
        return words('tension.of.closures')
      case 'crossings':
        return [
          words(`tension.of.${source.measure}.${source.states.includes('restricted') ? 'restricted' : 'closed'}`),
          ...(source.direction === undefined ? [] : [term('direction', source.direction)]),
          ...(source.cargo === undefined ? [] : [term('cargo', source.cargo)]),
          ...(source.by === undefined ? [] : [words('tension.of.by', { by: source.by })]),
        ].join(' · ')
      case 'statements':
        return words('tension.of.statements', { types: list(source.types.map((one) => term('event', one))) })
      case 'series':
        return origin === null ? words('tension.of.series.none') : words('tension.of.series', { origin })
    }
  }
}
