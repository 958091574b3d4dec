// Makes a brief for one reader: asks the views as that reader, hands the rows to the room of sentences. There is no other
// way into a brief, so that nothing stands in one that its reader could not read elsewhere.
import {
  type AccountRow,
  type ActivityRow,
  type AgreementRow,
  asTold,
  type Brief,
  briefWords,
  type ClauseRow,
  type CommitmentRow,
  complianceBrief,
  type EngagementRow,
  type ExchangeRow,
  type GapRow,
  type IncidentRow,
  type InitiativeRow,
  type MovementRow,
  type PrecedentRow,
  type ProcessRow,
  type ProposalRow,
  reliefAsTold,
  type StandingRow,
  situationBrief,
  situationWords,
} from '@parley/peace'
import type { Hub } from '../hub.ts'
import type { Reader } from '../reader.ts'
import { Refusal } from '../refusal.ts'

export type BriefAsked = {
  readonly process: string
  /** RFC 3339. A week before `until` where it is not given; a day before for a daily brief. */
  readonly since?: string | undefined
  /** RFC 3339. Now, or where the story of a sample stands still. */
  readonly until?: string | undefined
  readonly language?: string | undefined
}

const dayMs = 86_400_000
const pageRows = 200
// Far more than one process has; what is left out would make a sentence false, so it is refused instead.
const rowsMax = 20_000

/** The brief of that kind; undefined where there is no such kind, or no such process for this reader. */
export async function briefOf(
  kind: string,
  asked: BriefAsked,
  { hub, reader, now }: { readonly hub: Pick<Hub, 'list'>; readonly reader: Reader; readonly now: Date },
): Promise<Brief | undefined> {
  if (kind !== 'compliance' && kind !== 'daily' && kind !== 'weekly') return undefined
  const { process } = asked
  const every = async <Row>(view: string, asKnown?: string): Promise<readonly Row[]> => {
    const rows: Row[] = []
    let cursor: string | undefined
    do {
      const query = { process, limit: pageRows, ...(asKnown === undefined ? {} : { asKnown }) }
      const page = await hub.list(view, { ...query, ...(cursor === undefined ? {} : { cursor }) }, reader)
      // Rows of the view named, folded by peace to the schema this type is made of.
      rows.push(...(page.rows as unknown as readonly Row[]))
      cursor = page.next ?? undefined
      if (rows.length > rowsMax) {
        throw new Refusal('too-large', { view, rowsMax }, `A brief is made of at most ${rowsMax} rows of '${view}'.`)
      }
    } while (cursor !== undefined)
    return rows
  }
  const about = (await every<ProcessRow>('processes')).find(({ key }) => key === process)
  if (about === undefined) return undefined
  const at = instantOf(asked.until ?? about.standsAt ?? now.toISOString())
  const since = instantOf(
    asked.since ?? new Date(Date.parse(at) - (kind === 'daily' ? dayMs : 7 * dayMs)).toISOString(),
  )
  if (since >= at) {
    throw new Refusal(
      'bad-instant',
      { since, until: at },
      `A brief goes from 'since' to a later 'until'. Choose an earlier 'since' than ${at}.`,
    )
  }
  const [agreements, commitments, exchanges, proposals, clauses, before] = await Promise.all([
    every<AgreementRow>('agreements'),
    every<CommitmentRow>('commitments'),
    every<ExchangeRow>('exchanges'),
    every<ProposalRow>('proposals'),
    every<ClauseRow>('clauses'),
    Date.parse(since) > now.getTime() ? [] : every<CommitmentRow>('commitments', since),
  ])
  const compliance = {
    process: { key: process, name: about.name },
    rows: { agreements, commitments, exchanges, proposals },
    before,
    at,
    since,
    words: briefWords(asked.language ?? 'en'),
    clauseNumbers: new Map(clauses.flatMap(({ key, number }) => (number === null ? [] : [[key, number] as const]))),
  }
  if (kind === 'compliance') return complianceBrief(compliance)
  const situation = async (asKnown?: string) => {
    if (asKnown !== undefined && Date.parse(asKnown) > now.getTime()) return nothingKnown
    const [engagements, incidents, accounts, standing, initiatives] = await Promise.all([
      every<EngagementRow>('engagements', asKnown),
      every<IncidentRow>('incidents', asKnown),
      every<AccountRow>('accounts', asKnown),
      every<StandingRow>('standing', asKnown),
      every<InitiativeRow>('initiatives', asKnown),
    ])
    return { engagements, incidents, accounts, standing, initiatives }
  }
  const reliefOf = async (asKnown?: string) => {
    const [movements, gaps, activities] = await Promise.all([
      every<MovementRow>('movements', asKnown),
      every<GapRow>('aid-gaps', asKnown),
      every<ActivityRow>('activities', asKnown),
    ])
    return { movements, gaps, activities }
  }
  // A told story came in at once; of any other time than now, what was known then is told.
  const isStory = about.standsAt !== null
  const isPast = !isStory && Date.parse(at) < now.getTime()
  const [found, then, precedents] = await Promise.all([
    situation(isPast ? at : undefined),
    isStory ? nothingKnown : situation(since),
    every<PrecedentRow>('precedents'),
  ])
  const [rows, known] = isStory ? [asTold(found, at), asTold(found, since)] : [found, then]
  const relief = await reliefOf(isPast ? at : undefined)
  // What is missing is folded from all that was entered: of a story it can be told only for where that stands.
  const isWhole = !isStory || at >= instantOf(about.standsAt ?? at)
  // As the reader's own view of the process names them.
  const names = new Map(about.organisations.map(({ organisation, name }) => [organisation, name]))
  return situationBrief({
    kind,
    compliance,
    rows: { ...rows, ...(isStory ? reliefAsTold(relief, at) : relief), ...(isWhole ? {} : { gaps: [] }), precedents },
    before: known,
    words: situationWords(asked.language ?? 'en'),
    nameOf: (organisation) => names.get(organisation) ?? organisation,
  })
}

const nothingKnown = { engagements: [], incidents: [], accounts: [], standing: [], initiatives: [] }

const instantOf = (text: string): string => {
  const ms = Date.parse(text)
  if (!Number.isNaN(ms)) return new Date(ms).toISOString()
  throw new Refusal(
    'bad-instant',
    { instant: text },
    `'${text}' is not a time. Write it as RFC 3339 does, such as 2026-05-01T09:30:00Z.`,
  )
}
