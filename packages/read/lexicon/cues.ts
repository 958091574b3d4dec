// Words that say that somebody says, thinks, wants or refuses to say something: the cues of claims. For each, the
// attitude it shows and what may follow it.
import type { Attitude } from '../reading.ts'
import { verbForms } from '../words/forms.ts'

/**
 * What a cue verb takes as content:
 * 'clause': a clause or quotation ("said that …", "…," she said); 'object': also a plain object ("denied the report");
 * 'person': somebody told, then a clause ("told reporters that …"); 'infinitive': "promised to …"; 'of': "accused X of …".
 */
export type Complement = 'clause' | 'object' | 'person' | 'infinitive' | 'of' | 'for'
export type Cue = { readonly base: string; readonly attitude: Attitude; readonly takes: readonly Complement[] }

const rows: readonly (readonly [Attitude, string, string])[] = [
  [
    'asserts',
    'clause',
    `say add note explain insist maintain assert argue contend emphasize emphasise stress underline underscore reiterate
    remark observe declare announce write tweet respond reply answer conclude recall suggest indicate state claim
    elaborate joke quip lament complain clarify signal recount testify mention counter retort predict caution hint exclaim
    reason continue muse comment believe`,
  ],
  ['asserts', 'person clause', 'tell inform notify remind brief advise convince persuade'],
  ['asserts', 'object', 'describe characterize characterise reaffirm affirm'],
  ['confirms', 'clause object', 'confirm acknowledge admit concede verify recognise recognize'],
  ['denies', 'clause object', 'deny dispute refute contradict disavow'],
  ['accuses', 'of', 'accuse blame'],
  ['accuses', 'clause', 'allege'],
  ['accuses', 'object', 'condemn denounce criticize criticise decry deplore slam blast'],
  ['promises', 'clause infinitive', 'promise vow pledge undertake swear guarantee'],
  ['promises', 'person clause', 'assure reassure'],
  ['threatens', 'clause infinitive', 'threaten'],
  ['asserts', 'clause person', 'warn'],
  ['demands', 'clause infinitive object', 'demand urge request recommend propose implore'],
  ['demands', 'for', 'call appeal press ask'],
  ['rejects', 'clause object', 'reject dismiss rebuff oppose'],
  ['rejects', 'infinitive', 'refuse decline'],
  ['reports', 'clause object', 'report reveal disclose'],
  ['hopes', 'clause infinitive for', 'hope wish'],
  ['hopes', 'clause infinitive', 'expect want'],
  ['other', 'infinitive', 'plan intend'],
  ['other', 'clause', 'think consider fear feel doubt estimate assess acknowledge'],
]

const table = new Map<string, Cue>()
for (const [attitude, takes, bases] of rows) {
  for (const base of bases.trim().split(/\s+/)) {
    // The takes column is written with the words of Complement.
    const cue: Cue = {
      base,
      attitude: base === 'believe' ? 'other' : attitude,
      takes: takes.split(' ') as Complement[],
    }
    for (const form of verbForms(base)) if (!table.has(form)) table.set(form, cue)
  }
}

/** The cue a verb form belongs to. */
export const cueOf = (lower: string): Cue | undefined => table.get(lower)

/** Verbs that come with a quotation and would be too common to trust without one. */
export const quoteOnly: ReadonlySet<string> = new Set([
  'continue',
  'observe',
  'counter',
  'reason',
  'muse',
  'comment',
  'answer',
  'mention',
  'describe',
  'characterize',
  'characterise',
  'write',
  'reply',
  'respond',
])

/** Nouns that carry a claim before "that" ("his claim that …") or with a possessor. */
export const cueNouns: ReadonlyMap<string, Attitude> = new Map(
  (
    [
      [
        'asserts',
        'claim assertion statement announcement assurance argument suggestion insistence declaration remark conclusion',
      ],
      ['accuses', 'accusation allegation'],
      ['reports', 'report'],
      ['denies', 'denial'],
      ['promises', 'promise pledge vow'],
      ['threatens', 'threat warning'],
      ['demands', 'demand call request'],
      ['hopes', 'hope expectation'],
      ['other', 'belief fear view concern'],
    ] as const
  ).flatMap(([attitude, list]) => list.split(' ').map((noun): [string, Attitude] => [noun, attitude])),
)

const speech = [
  'say',
  'tell',
  'add',
  'note',
  'write',
  'state',
  'announce',
  'declare',
  'confirm',
  'warn',
  'insist',
  'report',
]
/** Verbs by which somebody speaks: their subject is a person, a body or a document. */
export const speechForms: ReadonlySet<string> = new Set(speech.flatMap(verbForms))
