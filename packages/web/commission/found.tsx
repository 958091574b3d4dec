// Enters a commission: who sits in it, as each party named them, a neutral chair, and the rule by which it decides. Its keeper
// enters it again when any of that changes.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CommissionRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useMe, useProcess, useProcesses } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, NumberLine, Passage, Term, useFields } from '../parts/fields.tsx'
import { useActors } from '../promises/speaks-for.tsx'
import { useTerm, useWords } from '../words/words.ts'

type Seat = { readonly id: number; readonly actor: string; readonly organisation: string; readonly people: string }

const rules = ['consensus', 'chair', 'qualified'] as const
const readersOf = ['seats', 'members', 'public'] as const
const empty = (id: number): Seat => ({ id, actor: '', organisation: '', people: '' })
const seatFrom = ({ actor, organisation, people }: CommissionRow['members'][number], id: number): Seat => ({
  id,
  actor,
  organisation,
  people: people.join('\n'),
})

export function FoundCommission({ row, onClose }: { readonly row?: CommissionRow; readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const me = useMe()
  const found = useQuery(allRowsQuery('agreements', { process })).data ?? []
  const [{ name, agreement, rule, share, readers }, of] = useFields({
    name: row?.name ?? '',
    agreement: row?.agreement ?? '',
    rule: String(row?.rule.by ?? 'consensus'),
    share: row?.rule.by === 'qualified' ? String(row.rule.share) : '66',
    readers: 'seats',
  })
  const [members, setMembers] = useState<readonly Seat[]>(row?.members.map(seatFrom) ?? [empty(0), empty(1)])
  const [chair, setChair] = useState<Seat>(row?.chair == null ? empty(0) : seatFrom(row.chair, 0))
  const { roles } = useActors(agreement === '' ? undefined : agreement)
  const seated = (seat: Seat) => {
    const organisation = seat.organisation || roles.find(({ actor }) => actor === seat.actor)?.organisation
    const people = linesOf(seat.people)
    return {
      actor: seat.actor.trim(),
      ...(organisation ? { organisation } : {}),
      ...(people.length === 0 ? {} : { people }),
    }
  }
  const actors = members.map(({ actor }) => actor.trim())
  const isTwice = new Set(actors).size < actors.length && !actors.includes('')
  const isMember = chair.actor.trim() !== '' && actors.includes(chair.actor.trim())
  const isChairless = rule === 'chair' && chair.actor.trim() === ''
  const isWhole = name.trim() !== '' && !actors.includes('') && actors.length > 1
  const like = row?.entries[0]
  const present = () => [
    ...new Set(
      [...members, chair].flatMap((seat) => (seat.actor.trim() === '' ? [] : (seated(seat).organisation ?? []))),
    ),
  ]
  return (
    <EntryForm
      heading={row === undefined ? 'commission.found' : 'commission.change'}
      done="commission.entered"
      isReady={isWhole && !isTwice && !isMember && !isChairless}
      onClose={onClose}
      entry={() => ({
        kind: 'commission-founded',
        body: {
          commission: row?.key ?? newId('com'),
          name: name.trim(),
          ...(agreement === '' ? {} : { agreement }),
          ...(row?.clause == null ? {} : { clause: row.clause }),
          members: members.map(seated),
          ...(chair.actor.trim() === '' ? {} : { chair: seated(chair) }),
          rule: rule === 'qualified' ? { by: rule, share: Number(share) } : { by: rule },
        },
        ...(like === undefined ? { audience: readers === 'seats' ? present() : [readers] } : { like }),
      })}
    >
      <Line label="commission.name" most={300} required {...of('name')} />
      <Choose
        label="page.agreement"
        {...of('agreement')}
        options={[
          { value: '', label: words('form.none') },
          ...found.map(({ key, title }) => ({ value: key, label: title })),
        ]}
      />
      {members.map((seat, at) => (
        <SeatFields
          key={seat.id}
          legend={words('commission.seat', { number: at + 1 })}
          seat={seat}
          known={[...new Set(roles.map(({ actor }) => actor))]}
          usual={roles.find(({ actor }) => actor === seat.actor)?.organisation ?? null}
          onChange={(to) => setMembers(members.map((one) => (one.id === seat.id ? to : one)))}
          {...(members.length > 2 && { onRemove: () => setMembers(members.filter(({ id }) => id !== seat.id)) })}
        />
      ))}
      <p>
        <button
          type="button"
          className="quiet-button"
          onClick={() => setMembers([...members, empty(Math.max(...members.map(({ id }) => id)) + 1)])}
        >
          {words('commission.seat.add')}
        </button>
      </p>
      {isTwice && <p role="alert">{words('commission.twice')}</p>}
      <SeatFields
        legend={words('commission.seat.chair')}
        seat={chair}
        known={[...new Set(roles.map(({ actor }) => actor))]}
        usual={roles.find(({ actor }) => actor === chair.actor)?.organisation ?? null}
        onChange={setChair}
      />
      {isMember && <p role="alert">{words('commission.chair.member')}</p>}
      <div className="field-pair">
        <Term label="commission.rule" vocabulary="commissionRule" values={rules} {...of('rule')} />
        {rule === 'qualified' && <NumberLine label="commission.share" min={1} max={100} required {...of('share')} />}
      </div>
      {isChairless && <p role="alert">{words('commission.chair.needed')}</p>}
      {row === undefined ? (
        <Choose
          label="add.readers"
          {...of('readers')}
          options={readersOf.map((value) => ({
            value,
            label:
              value === 'seats'
                ? term('commissionReaders', value)
                : words(`add.readers.${value}`, { organisation: me?.organisationName ?? '' }),
          }))}
        />
      ) : (
        <p className="quiet">{words('commission.change.about')}</p>
      )}
    </EntryForm>
  )
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

type SeatProps = {
  readonly legend: string
  readonly seat: Seat
  readonly known: readonly string[]
  /** The organisation that speaks for this actor by an agreement. */
  readonly usual: string | null
  readonly onChange: (seat: Seat) => void
  readonly onRemove?: () => void
}

function SeatFields({ legend, seat, known, usual, onChange, onRemove }: SeatProps) {
  const words = useWords()
  const process = useProcess()
  const here = useProcesses().data?.find(({ key }) => key === process)?.organisations ?? []
  return (
    <fieldset className="seat">
      <legend>{legend}</legend>
      <div className="field-pair">
        <Line
          label="commission.seat.actor"
          most={120}
          known={known}
          value={seat.actor}
          onChange={(actor) => onChange({ ...seat, actor })}
        />
        <Choose
          label="commission.seat.organisation"
          value={seat.organisation || (usual ?? '')}
          onChange={(organisation) => onChange({ ...seat, organisation })}
          options={[
            { value: '', label: words('commission.seat.keeper') },
            ...here.map(({ organisation, name }) => ({ value: organisation, label: name })),
          ]}
        />
      </div>
      <Passage
        label="commission.seat.people"
        hint="commission.seat.people.hint"
        rows={2}
        value={seat.people}
        onChange={(people) => onChange({ ...seat, people })}
      />
      {onRemove !== undefined && (
        <button type="button" className="quiet-button" onClick={onRemove}>
          {words('commission.seat.remove')}
        </button>
      )}
    </fieldset>
  )
}
