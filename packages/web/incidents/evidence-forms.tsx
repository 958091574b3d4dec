// A piece of evidence with its original and the copy that is worked on, and each step of its custody.
import { useState } from 'react'
import type { CaseRow } from '../hub/client.ts'
import { useMe, useNames, useProcess } from '../hub/process.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Line, Moment, Passage, Term, useFields } from '../parts/fields.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useWords } from '../words/words.ts'
import { copyOf, type Hashed, HashedFile } from './hashed-file.tsx'

const sorts = ['photograph', 'video', 'sound', 'document', 'statement', 'measurement', 'object', 'other'] as const
const custodyActs = ['handed-over', 'copied', 'sealed', 'examined', 'returned', 'destroyed'] as const

export function AddEvidence({ row, onClose }: { readonly row: CaseRow; readonly onClose: () => void }) {
  const words = useWords()
  const process = useProcess()
  const me = useMe()
  const names = useNames()
  const [{ title, sort, at, by, tool, url, holder, shows, differs }, of] = useFields({
    title: '',
    sort: 'photograph',
    at: localText(Date.now()),
    by: '',
    tool: '',
    url: '',
    holder: me?.organisation ? names(me.organisation) : '',
    shows: '',
    differs: '',
  })
  const [original, setOriginal] = useState<Hashed | null>(null)
  const [working, setWorking] = useState<Hashed | null>(null)
  const [isKept, setKept] = useState(true)
  const [readers, setReaders] = useState<Readers>('own')
  const isWhole = [title, by, holder].every((one) => one.trim() !== '') && original !== null
  return (
    <EntryForm
      heading="evidence.add"
      done="finding.entered"
      isReady={isWhole && (working === null || differs.trim() !== '')}
      onClose={onClose}
      entry={async () => {
        if (original === null) throw new Error(words('error.unknown')) // the button waits for it
        const audience = audienceOf(readers)
        const keep = isKept ? { process, audience } : null
        return {
          kind: 'evidence-added',
          body: {
            case: row.key,
            title: title.trim(),
            sort,
            original: await copyOf(original, keep),
            ...(working === null ? {} : { working: { copy: await copyOf(working, keep), differs: differs.trim() } }),
            captured: {
              at: new Date(at).toISOString(),
              by: by.trim(),
              ...(tool.trim() === '' ? {} : { with: tool.trim() }),
              ...(url.trim() === '' ? {} : { url: url.trim() }),
            },
            holder: holder.trim(),
            ...(shows.trim() === '' ? {} : { shows: shows.trim() }),
          },
          audience,
        }
      }}
    >
      <Line label="evidence.title" most={300} required {...of('title')} />
      <Term label="evidence.sort" vocabulary="evidenceSort" values={sorts} {...of('sort')} />
      <HashedFile label="evidence.original" required value={original} onChange={setOriginal} />
      <HashedFile label="evidence.working" value={working} onChange={setWorking} />
      {working !== null && <Passage label="evidence.differs" rows={2} most={1000} required {...of('differs')} />}
      <label className="check-line">
        <input type="checkbox" checked={isKept} onChange={(event) => setKept(event.currentTarget.checked)} />
        {words('evidence.keep')}
      </label>
      <p className="quiet">{words('evidence.keep.about')}</p>
      <div className="field-pair">
        <Moment label="evidence.at" required {...of('at')} />
        <Line label="evidence.by" hint="evidence.by.hint" required {...of('by')} />
        <Line label="evidence.with" {...of('tool')} />
        <Line label="evidence.holder" required {...of('holder')} />
      </div>
      <Line label="evidence.url" most={2000} {...of('url')} />
      <Passage label="evidence.shows" rows={3} {...of('shows')} />
      <ReadersChoice value={readers} onChange={setReaders} />
    </EntryForm>
  )
}

type PassProps = {
  readonly row: CaseRow
  readonly piece: CaseRow['evidence'][number]
  readonly onClose: () => void
}

export function PassCustody({ row, piece, onClose }: PassProps) {
  const [{ act, from, to, on, says }, of] = useFields({
    act: 'handed-over',
    from: piece.custody.at(-1)?.to ?? '',
    to: '',
    on: localText(Date.now()),
    says: '',
  })
  const [found, setFound] = useState<Hashed | null>(null)
  return (
    <EntryForm
      heading="custody.pass"
      done="finding.entered"
      isReady={from.trim() !== '' && to.trim() !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'custody-passed',
        body: {
          case: row.key,
          evidence: piece.entry,
          on: new Date(on).toISOString(),
          from: from.trim(),
          to: to.trim(),
          act,
          ...(found === null ? {} : { sha256: found.sha256 }),
          ...(says.trim() === '' ? {} : { says: says.trim() }),
        },
        like: piece.entry,
      })}
    >
      <p dir="auto">{piece.title}</p>
      <Term label="custody.act" vocabulary="custodyAct" values={custodyActs} {...of('act')} />
      <div className="field-pair">
        <Line label="custody.from" required {...of('from')} />
        <Line label="custody.to" required {...of('to')} />
        <Moment label="custody.on" required {...of('on')} />
      </div>
      <HashedFile label="custody.file" value={found} onChange={setFound} expected={piece.original.sha256} />
      <Passage label="custody.says" rows={2} most={1000} {...of('says')} />
    </EntryForm>
  )
}
