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
        'claim assertion statement announcement assurance argument suggestion insistence declaration remark conclusion confession admission recollection finding verdict ruling estimate opinion estimation',
      ],
      ['accuses', 'accusation allegation'],
      ['reports', 'report rumour rumor speculation'],
      ['denies', 'denial'],
      ['promises', 'promise pledge vow offer'],
      ['threatens', 'threat warning'],
      ['demands', 'demand call request plea appeal'],
      ['hopes', 'hope expectation'],
      ['rejects', 'refusal rejection'],
      ['other', 'belief fear view concern suspicion theory doubt'],
    ] as const
  ).flatMap(([attitude, list]) => list.split(' ').map((noun): [string, Attitude] => [noun, attitude])),
)

/**
 * Verbs that the rules do not trust, in classes: what one of a class does after a quotation or before `that` another does
 * too. Only the model asks for them.
 */
const classes: Readonly<Record<string, string>> = {
  manner: `beam fume scoff huff crow sob storm rage mutter shrug confide whisper chuckle growl grumble snap bark bellow boast
    brag breathe cackle chide chime cry drawl enthuse fret gasp gripe groan grunt gush hiss howl intone jeer jest lash moan
    mumble murmur nod opine plead prattle preach protest purr rail rant rasp recite repeat retort roar rhapsodise scream
    screech shout shriek sigh smile smirk snarl sneer sniff snort splutter squeal stammer swear taunt tease thunder urge
    volunteer wail whimper whine yell weep laugh grin gloat bristle dish blurt spit holler pronounce proclaim assert
    crack wisecrack allow bemoan rejoin interject interrupt venture post blog text email message telegraph cable radio`,
  praises: `praise hail laud applaud welcome commend salute thank congratulate greet endorse back support favour favor
    champion cheer bless defend`,
  attacks: `attack lambast rebuke scold fault ridicule mock deride berate castigate rap rubbish savage scorn rebuff slate
    lambaste excoriate chastise reproach censure revile vilify brand label term dub`,
  regrets: 'regret apologise apologize mourn bewail rue',
  opines: `reckon suspect suppose guess imagine presume assume deem judge hold find rule infer surmise figure gather
    understand wonder question contest challenge see view regard consider deduce foresee forecast project envisage anticipate
    remember trust`,
  refuses: 'withhold object balk demur abstain renounce disclaim disown decry veto oppose resist shun spurn',
  evades: 'dodge sidestep deflect brush duck ignore evade skirt avoid omit hedge stonewall',
  wants: 'seek desire prefer like crave need long yearn aim hope eye wish dream pray',
  commits: 'offer agree accept consent commit prepare volunteer propose resolve decide determine',
  orders:
    'order instruct command direct invite beg plead dare encourage summon exhort enjoin counsel ask beseech petition',
  tells:
    'record list count put attribute quote cite document show purport tally register publish leak brief confess relate',
}
const classTable = new Map<string, string>()
for (const [name, bases] of Object.entries(classes))
  for (const base of bases.trim().split(/\s+/))
    for (const form of verbForms(base)) if (!classTable.has(form)) classTable.set(form, name)

/** The class of a verb that may signal a claim though the rules do not know it. */
export const cueClassOf = (lower: string): string | undefined => classTable.get(lower)

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
