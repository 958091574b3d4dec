// What kind of agreement it is, in the words of those who study agreements: PA-X and the ETH/PRIO ceasefire data.
import Type from 'typebox'
import { AgreementId } from '../entry.ts'
import { Words } from '../fields.ts'
import { eventKind } from './event-kind.ts'

/** One of these names. The library's own type of a union loses them where its members come out of a list. */
const one = <const T extends string>(names: readonly T[]) =>
  Type.Union(names.map((name) => Type.Literal(name))) as unknown as Type.TUnsafe<T>

const stage = <const S extends string, const Sub extends string>(name: S, subs: readonly Sub[]) =>
  Type.Object({ stage: Type.Literal(name), stageSub: Type.Optional(one(subs)) }, { additionalProperties: false })

/** PA-X: the stages, and what each may be in detail. */
const PaxStage = Type.Union([
  stage('Pre', ['Proc', 'Prin', 'Conf', 'PreMix', 'PreOth']),
  stage('SubPar', ['MultIss', 'Iss', 'FrparOth']),
  stage('SubComp', ['FrAg', 'FrCons']),
  stage('Imp', ['ImpMod', 'ExtSub', 'ExtPar', 'ImpOth']),
  stage('Ren', ['Repre', 'Resub', 'Reimp', 'Reoth']),
  stage('Cea', ['Ceas', 'Rel', 'CeaMix']),
  Type.Object({ stage: Type.Literal('Oth') }, { additionalProperties: false }),
])

export const Coding = Type.Object(
  {
    /** PA-X, in the version named. */
    pax: Type.Optional(
      Type.Object(
        {
          version: Words(20),
          stage: PaxStage,
          type: Type.Optional(one(['Inter', 'InterIntra', 'Intra', 'IntraLocal'])),
          status: Type.Optional(
            one([
              'Multiparty signed/agreed',
              'Unilateral document',
              'Status unclear',
              'Agreement with subsequent status',
            ]),
          ),
          conflict: Type.Optional(one(['Government', 'Territory', 'Government/territory', 'Other'])),
          /** The depth of provision by topic column: 'Ce', 'TjPrire', 'DdrDemil'; 0 to 3. */
          topics: Type.Optional(
            Type.Record(Type.String({ pattern: '^[A-Z][A-Za-z]{1,20}$' }), Type.Integer({ minimum: 0, maximum: 3 })),
          ),
        },
        { additionalProperties: false },
      ),
    ),
    /** The ETH/PRIO ceasefire data, in the version named. */
    ceasefire: Type.Optional(
      Type.Object(
        {
          version: Words(20),
          purposes: Type.Optional(
            Type.Array(one(['Humanitarian', 'Peace Process', 'Holiday', 'Election', 'Other']), { maxItems: 2 }),
          ),
          class: Type.Optional(one(['cessation of hostilities', 'preliminary', 'definitive', 'unclear'])),
          side: Type.Optional(one(['unilateral', 'bilateral', 'multilateral'])),
          mediated: Type.Optional(one(['mediated', 'non-mediated', 'unclear'])),
          /** Mechanisms agreed, which is not to say implemented. */
          mechanisms: Type.Optional(
            Type.Array(
              one(['monitoring', 'verification', 'separation of forces', 'complaint mechanism', 'working committee']),
              { maxItems: 5 },
            ),
          ),
          enforcement: Type.Optional(one(['none', 'external state', 'NGO or UN', 'unclear'])),
          written: Type.Optional(one(['written', 'not written', 'unclear'])),
          coverage: Type.Optional(one(['full', 'partial', 'unclear'])),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, minProperties: 1 },
)

export const agreementCoded = eventKind({
  name: 'agreement-coded',
  body: Type.Object({ agreement: AgreementId, coding: Coding }, { additionalProperties: false }),
  sentence: (entry, names) => {
    const { pax, ceasefire } = entry.body.coding
    const schemes = [pax && `PA-X ${pax.version}`, ceasefire && `ETH/PRIO ${ceasefire.version}`].filter(Boolean)
    return `${names(entry.author.organisation)} coded an agreement after ${schemes.join(' and ')}.`
  },
})
