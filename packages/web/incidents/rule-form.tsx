// What the agreement asks before something is laid to anybody: who signs, from which confidence, how long for a reply. The
// agreement's keeper alone enters it.
import { useQuery } from '@tanstack/react-query'
import type { CaseRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { NumberLine, Several, Term, useFields } from '../parts/fields.tsx'
import { useActors } from '../promises/speaks-for.tsx'
import { useWords } from '../words/words.ts'

const signOffs = ['two-people', 'all-of'] as const

/** The agreement of a case, where the reader's organisation keeps it: then its rules are theirs to enter. */
export function useKept(agreement: string | null) {
  const me = useMe()
  const process = useProcess()
  const found = useQuery(allRowsQuery('agreements', { process })).data ?? []
  return found.find(({ key, keeper }) => key === agreement && keeper === me?.organisation)
}

export function SetRule({ row, onClose }: { readonly row: CaseRow; readonly onClose: () => void }) {
  const words = useWords()
  const kept = useKept(row.agreement)
  const { all } = useActors(row.agreement)
  const [{ signOff, actors, threshold, replyHours }, of] = useFields<{
    signOff: string
    actors: readonly string[]
    threshold: string
    replyHours: string
  }>({ signOff: 'all-of', actors: [], threshold: '', replyHours: '72' })
  const like = kept?.parts[0]?.versions[0]?.entry
  return (
    <EntryForm
      heading="rule.set"
      done="finding.entered"
      isReady={like !== undefined && (signOff === 'two-people' || actors.length > 1)}
      onClose={onClose}
      entry={() => ({
        kind: 'finding-rule-set',
        body: {
          agreement: row.agreement,
          ...(row.violation === null ? {} : { violation: row.violation }),
          threshold: threshold === '' ? null : Number(threshold),
          signOff: signOff === 'two-people' ? { by: signOff } : { by: 'all-of', actors: [...actors] },
          ...(replyHours === '' ? {} : { replyHours: Number(replyHours) }),
        },
        ...(like === undefined ? {} : { like }),
      })}
    >
      <p>{words('rule.about')}</p>
      <Term label="rule.signOff" vocabulary="signOff" values={signOffs} {...of('signOff')} />
      {signOff === 'all-of' && (
        <Several label="rule.actors" options={all.map((value) => ({ value, label: value }))} {...of('actors')} />
      )}
      <div className="field-pair">
        <NumberLine label="rule.threshold" hint="rule.threshold.hint" max={100} {...of('threshold')} />
        <NumberLine label="rule.replyHours" min={1} max={8784} {...of('replyHours')} />
      </div>
    </EntryForm>
  )
}
