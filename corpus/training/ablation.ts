// What each kind of question is worth: the attribution and status models learnt without it, on one fold of whole conflicts
// held out. The questions are the numbered templates of packages/read/model/*-features.ts; one that joins two kinds goes
// with either. Rules that act beside the model (turns of talks, refusals, quotation marks) act throughout.
import { guessesOf, Row, theModel } from '@parley/read/model'
import { fitModel, foldsCount, scoreJudged, sureOf } from './cross.ts'
import { foldsOf } from './fit-attribution.ts'
import type { Prepared } from './gold.ts'

/** Templates by the kind of what they ask: `from-to` of cues (1000), tokens around a cue (2000) and labels (3000). */
const kinds: Readonly<Record<string, string>> = {
  'words as they stand':
    '1001 1010-1013 1018 1021 1026 1033-1035 1064 1066 2003-2004 2006-2007 2016-2019 2042 2045 2050 2056 3001 3011 3015 3018 3023-3025 3028 3030-3031',
  'parts of speech':
    '1003-1009 1014-1017 1019-1020 1022 1027 1036 1065 2005 2008-2011 2043-2044 2046-2047 2055 3008 3010 3026-3027',
  'lexicon of verbs and nouns':
    '1002-1003 1005-1009 1018-1026 1029 1032-1036 1038-1039 1041 1043-1044 1061-1064 1066 1071-1076 2014-2015 2028-2029 2033 2040-2046 2062 2065 2072 3002-3004 3006-3009 3012-3016 3019 3022 3025 3027-3028 3033 3037 3040 3042-3047 3051 3053 3055-3056 3059 3081-3082 3084-3085',
  'quotation marks and punctuation':
    '1023-1025 1028-1029 1037-1039 1044 1050-1054 1074 1076 2012-2013 2020-2021 2023 2027 2030-2033 2048-2049 2052 2063-2064 2067 3021-3022 3029',
  'verb group and subject': '1060-1066 1070-1076 2051-2056 2060-2067 3005-3007 3041-3042 3044 3050-3052 3057 3086',
  'place and distance':
    '1030-1032 1053 2001-2002 2022-2026 2028-2029 2041 2043-2044 2046-2048 2051 2053 2075 2080-2082 3034',
  'conditions, modals, negation': '3013-3014 3032-3040 3052-3057 3060-3061',
  'signals of status': '3080-3087',
  'what is answered': '3095-3106',
  'what the rules say': '1040-1043 2070-2074 3070-3073',
}

/** A row that is asked no question of one kind. */
class RowWithout extends Row {
  readonly #left: ReadonlySet<number>

  constructor(left: ReadonlySet<number>) {
    super()
    this.#left = left
  }

  override add(template: number, a = 0, b = 0): void {
    if (!this.#left.has(template)) super.add(template, a, b)
  }
}

function templatesIn(ranges: string): ReadonlySet<number> {
  return new Set(
    ranges.split(' ').flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number)
      return Array.from({ length: to - from + 1 }, (_, i) => from + i)
    }),
  )
}

const percent = (share: number) => (100 * share).toFixed(1).padStart(8)

/** One line for the whole model and one for each kind left out: linked claims and macro F1 of the labels, in per cent. */
export function printAblation(prepared: readonly Prepared[], cueLeast: number, confidenceLeast: number): void {
  const [fold] = foldsOf(prepared, foldsCount)
  if (fold === undefined) throw new Error('there are no documents to learn from')
  const conflicts = [...new Set(fold.judge.map(({ document }) => document.group))].sort()
  console.log(`learnt from ${fold.learn.length} documents, judged on ${fold.judge.length}: ${conflicts.join(', ')}`)
  console.log(`${'without'.padEnd(34)}  lenient   exact  source     cue content  status attitude modality`)
  for (const [name, ranges] of [['nothing', '0'], ...Object.entries(kinds)] as const) {
    const row = new RowWithout(templatesIn(ranges))
    const model = fitModel(fold.learn, cueLeast, row)
    const judged = fold.judge.map((one) => ({ one, guesses: guessesOf(one.sheet, model, row) }))
    const { figures, status, attitude, modality } = scoreJudged(sureOf(judged, theModel().confidence, confidenceLeast))
    const shares = (['linked lenient', 'linked exact', 'chunk source', 'chunk cue', 'chunk content'] as const).map(
      (measure) => figures[measure].f1,
    )
    const all = [...shares, status.mean, attitude.mean, modality.mean]
    console.log(`${name.padEnd(34)} ${all.map(percent).join('')}`)
  }
}
