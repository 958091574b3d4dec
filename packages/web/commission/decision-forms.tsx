// Puts a decision, votes on one, and enters where an actor stands on an issue.
import type { CommissionRow, DecisionRow, PositionRow, SessionRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, Moment, Passage, Term, useFields } from '../parts/fields.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useTerm, useWords } from '../words/words.ts'
import { useSeats } from './seats.ts'
import { ItemPick, OnlyWhatAllSee, toItsReaders } from './session-forms.tsx'

type Of = { readonly commission: CommissionRow; readonly onClose: () => void }

const votes = ['for', 'against', 'abstains'] as const
const stands = ['for', 'for-with-reservation', 'open', 'against', 'not-stated'] as const

/** `row`: the session it is put in; without one it is put outside of any. */
export function PutDecision({ commission, row, onClose }: Of & { readonly row?: SessionRow }) {
  const words = useWords()
  const term = useTerm()
  const { all } = useSeats(commission)
  const [{ by, item, text, until }, of] = useFields({
    by: all[0] ?? '',
    item: row?.agenda[0]?.item ?? '',
    text: '',
    until: '',
  })
  return (
    <EntryForm
      heading="decision.put"
      done="commission.entered"
      isReady={by !== '' && text.trim() !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'decision-put',
        body: {
          commission: commission.key,
          ...(row === undefined ? {} : { session: row.key, ...(item === '' ? {} : { item }) }),
          decision: newId('dcn'),
          by,
          text: text.trim(),
          ...(until === '' ? {} : { until: new Date(until).toISOString() }),
        },
        ...toItsReaders(commission),
      })}
    >
      <OnlyWhatAllSee commission={commission} />
      <p>
        {words('commission.rule')}: <strong>{term('commissionRule', commission.rule.by)}</strong>
      </p>
      <Choose label="commission.as" options={all.map((value) => ({ value, label: value }))} {...of('by')} />
      {row !== undefined && <ItemPick row={row} {...of('item')} />}
      <Passage label="decision.text" rows={5} most={8000} required {...of('text')} />
      <Moment label="decision.until" {...of('until')} />
    </EntryForm>
  )
}

/** Those whose vote is the reader's organisation's to give: members, or the chair where the chair decides. */
export function useVoices(commission: CommissionRow | undefined): readonly string[] {
  const { own } = useSeats(commission)
  if (commission === undefined) return []
  const voters =
    commission.rule.by === 'chair' ? [commission.chair?.actor] : commission.members.map(({ actor }) => actor)
  return own.filter((actor) => voters.includes(actor))
}

export function Vote({ commission, row, onClose }: Of & { readonly row: DecisionRow }) {
  const words = useWords()
  const voices = useVoices(commission)
  const [{ by, vote, reason }, of] = useFields({ by: voices[0] ?? '', vote: 'for', reason: '' })
  const isChairs = row.rule.by === 'chair'
  return (
    <EntryForm
      heading={isChairs ? 'decision.decide' : 'decision.vote'}
      done="commission.entered"
      isReady={by !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'vote-cast',
        body: {
          commission: row.commission,
          decision: row.key,
          put: row.put,
          by,
          vote,
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
        like: row.put,
      })}
    >
      <blockquote dir="auto">{row.text}</blockquote>
      <Choose label="commission.as" options={voices.map((value) => ({ value, label: value }))} {...of('by')} />
      <Term label="decision.vote" vocabulary="vote" values={isChairs ? votes.slice(0, 2) : votes} {...of('vote')} />
      <Passage label="decision.reason" rows={2} most={400} {...of('reason')} />
      <p>{words('decision.sure', { who: by })}</p>
    </EntryForm>
  )
}

export function StatePosition({ commission, positions, onClose }: Of & { readonly positions: readonly PositionRow[] }) {
  const words = useWords()
  const { own, all } = useSeats(commission)
  const issues = [...new Map(positions.map(({ issue, name }) => [issue, name]))]
  const [{ by, issue, name, position, text, on }, of] = useFields({
    by: all[0] ?? '',
    issue: issues[0]?.[0] ?? '',
    name: '',
    position: 'open',
    text: '',
    on: localText(Date.now()),
  })
  const known = issues.find(([slug]) => slug === issue)
  const about =
    known === undefined
      ? {
          issue: slugFor(
            name,
            issues.map(([slug]) => slug),
          ),
          name: name.trim(),
        }
      : { issue: known[0], name: known[1] }
  return (
    <EntryForm
      heading="position.state"
      done="commission.entered"
      isReady={by !== '' && about.name !== '' && text.trim() !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'position-stated',
        body: {
          about: { commission: commission.key, ...about },
          by,
          position,
          text: text.trim(),
          on: new Date(on).toISOString(),
        },
        ...toItsReaders(commission),
      })}
    >
      <Choose label="position.who" options={all.map((value) => ({ value, label: value }))} {...of('by')} />
      {!own.includes(by) && <p className="quiet">{words('commission.told', { who: by })}</p>}
      {issues.length > 0 && (
        <Choose
          label="position.issue"
          {...of('issue')}
          options={[
            ...issues.map(([value, label]) => ({ value, label })),
            { value: '', label: words('position.issue.new') },
          ]}
        />
      )}
      {known === undefined && <Line label="position.name" required {...of('name')} />}
      <Term label="position.stand" vocabulary="position" values={stands} {...of('position')} />
      <Passage label="position.text" rows={3} required {...of('text')} />
      <Moment label="position.on" required {...of('on')} />
    </EntryForm>
  )
}

const slugMost = 40

/** A name for the issue in the record, from its name in words where that has Latin letters; one that no other issue has. */
export function slugFor(name: string, taken: readonly string[]): string {
  const latin = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, slugMost)
    .replace(/-+$/, '')
  const stem = latin === '' ? 'issue' : latin
  if (!taken.includes(stem)) return stem
  for (let n = 2; ; n++) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`
}
