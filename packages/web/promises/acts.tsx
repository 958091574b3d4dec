// What somebody enters about a commitment: a report, a verification, that it is contested. The entry goes to the readers
// of the agreement's own entries, and can be taken back.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AgreementRow, CommitmentRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Moment, Passage, Term, useFields } from '../parts/fields.tsx'
import { useWords } from '../words/words.ts'
import { useAgreements } from './queries.ts'
import { localText } from './time-controls.tsx'

const acts = ['report', 'verify', 'contest'] as const
type Act = (typeof acts)[number]
const dones = ['done', 'partly', 'not-done'] as const
const results = ['confirmed', 'partly-confirmed', 'not-confirmed', 'unverifiable'] as const

export function Acts({ row }: { readonly row: CommitmentRow }) {
  const words = useWords()
  const process = useProcess()
  const agreements = useAgreements(process, { at: '', known: null }).data
  const agreement = agreements?.find(({ key }) => key === row.agreement)
  const [act, setAct] = useState<Act | null>(null)
  return (
    <section>
      <h3>{words('promise.do')}</h3>
      <p className="entry-tools">
        {acts.map((one) => (
          <Button key={one} size="compact-sm" variant="default" onClick={() => setAct(one)}>
            {words(`promise.${one}`)}
          </Button>
        ))}
      </p>
      {act !== null && <ActForm act={act} row={row} agreement={agreement} onClose={() => setAct(null)} />}
    </section>
  )
}

type FormProps = {
  readonly act: Act
  readonly row: CommitmentRow
  readonly agreement: AgreementRow | undefined
  readonly onClose: () => void
}

function ActForm({ act, row, agreement, onClose }: FormProps) {
  const words = useWords()
  const me = useMe()
  const actors = actorsFor(agreement, me?.organisation ?? null, act, row)
  const [{ by, done, performed, text }, of] = useFields({
    by: actors[0] ?? '',
    done: act === 'verify' ? 'confirmed' : 'done',
    performed: localText(Date.now()),
    text: '',
  })
  const isSaid = text.trim() !== ''
  const entry = () => {
    const common = { agreement: row.agreement, commitment: row.key, by }
    const at = new Date(performed).toISOString()
    const bodies = {
      report: { ...common, done, performed: at, ...(isSaid ? { says: text.trim() } : {}) },
      verify: { ...common, result: done, performed: at, basis: text.trim() },
      contest: { ...common, since: at, ground: text.trim() },
    }
    const kinds = { report: 'performance-reported', verify: 'performance-verified', contest: 'commitment-contested' }
    const like = row.interpretations[0]?.entry
    return { kind: kinds[act], body: bodies[act], ...(like === undefined ? {} : { like }) }
  }
  return (
    <EntryForm
      heading={`promise.${act}`}
      send="promise.do"
      done="promise.entered"
      isReady={by !== '' && (act === 'report' || isSaid)}
      onClose={onClose}
      entry={entry}
    >
      <p dir="auto">{row.act}</p>
      <Choose label="promise.as" options={actors.map((value) => ({ value, label: value }))} {...of('by')} />
      {act === 'report' && <Term label="promise.done" vocabulary="done" values={dones} {...of('done')} />}
      {act === 'verify' && <Term label="promise.result" vocabulary="result" values={results} {...of('done')} />}
      <Moment label="promise.performed" required {...of('performed')} />
      <Passage
        label={act === 'report' ? 'promise.says' : act === 'verify' ? 'promise.basis' : 'promise.ground'}
        rows={3}
        most={2000}
        required={act !== 'report'}
        {...of('text')}
      />
      {act === 'verify' && <p className="quiet">{words('promise.verify.hint')}</p>}
    </EntryForm>
  )
}

/** Who one may speak for, first of them the likeliest: who owes it reports, who may verify does. */
function actorsFor(
  agreement: AgreementRow | undefined,
  organisation: string | null,
  act: Act,
  row: CommitmentRow,
): readonly string[] {
  const roles = agreement?.roles ?? []
  const own = roles.filter((role) => role.organisation === organisation)
  const likely = (role: (typeof roles)[number]) =>
    act === 'report'
      ? row.obligors.includes(role.actor)
      : act === 'verify'
        ? role.may.includes('verify')
        : role.role === 'party'
  const sorted = own.toSorted((a, b) => Number(likely(b)) - Number(likely(a)))
  // An organisation that speaks for nobody tells what it heard of others.
  const others = roles.filter((role) => !own.includes(role))
  return [...new Set([...sorted, ...others].map(({ actor }) => actor))]
}
