// What somebody does in a case: opens it, proposes a finding, signs, clears a text, asks for a reply, replies. Each is an
// entry; who may see it follows the entry it is about, where the writer does not say otherwise.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseRow, Finding, IncidentRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, Moment, NumberLine, Passage, Term, useFields } from '../parts/fields.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { Actor, useActors } from '../promises/speaks-for.tsx'
import { localText } from '../promises/time-controls.tsx'
import { useTerm, useWords } from '../words/words.ts'
import { AddEvidence, PassCustody } from './evidence-forms.tsx'
import { SetRule } from './rule-form.tsx'

export type CaseAct =
  | { readonly act: 'propose' | 'evidence' | 'rule' }
  | { readonly act: 'custody'; readonly piece: CaseRow['evidence'][number] }
  | { readonly act: 'sign' | 'clear' | 'ask' | 'reply'; readonly finding: Finding }

const hourMs = 3_600_000
const lanes = ['monitoring', 'verification', 'investigation'] as const
const results = ['confirmed', 'partly-confirmed', 'not-confirmed', 'unverifiable'] as const
const replies = ['accepts', 'accepts-in-part', 'rejects', 'explains'] as const

export function OpenCase({ row, onClose }: { readonly row: IncidentRow; readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const alleged = row.alleged[0]
  const found = useQuery(allRowsQuery('agreements', { process })).data ?? []
  const [{ title, agreement, by }, of] = useFields({
    title: `${term('incidentEvent', row.event)} · ${row.place} · ${row.day}`,
    agreement: alleged?.agreement ?? '',
    by: '',
  })
  const [readers, setReaders] = useState<Readers>('members')
  const { all, usual } = useActors(agreement === '' ? null : agreement)
  const who = by === '' ? (all[0] ?? usual) : by
  const clauses = alleged?.clauses ?? []
  return (
    <EntryForm
      heading="case.open"
      done="finding.entered"
      isReady={title.trim() !== '' && who !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'case-opened',
        body: {
          case: newId('cas'),
          title: title.trim(),
          by: who,
          incidents: [row.key],
          ...(agreement === '' ? {} : { agreement, ...(clauses.length === 0 ? {} : { clauses }) }),
        },
        audience: audienceOf(readers),
      })}
    >
      <Line label="case.title" most={300} {...of('title')} />
      <Choose
        label="page.agreement"
        {...of('agreement')}
        options={[
          { value: '', label: words('form.none') },
          ...found.map(({ key, title: name }) => ({ value: key, label: name })),
        ]}
      />
      <Actor label="reply.as" actors={all} {...of('by')} value={who} />
      <ReadersChoice value={readers} onChange={setReaders} />
    </EntryForm>
  )
}

type Props = { readonly row: CaseRow; readonly onClose: () => void }

export function CaseForm(props: CaseAct & Props) {
  switch (props.act) {
    case 'propose':
      return <Propose {...props} />
    case 'evidence':
      return <AddEvidence {...props} />
    case 'custody':
      return <PassCustody {...props} />
    case 'rule':
      return <SetRule {...props} />
    case 'sign':
      return <Sign {...props} />
    case 'clear':
      return <Clear {...props} />
    case 'ask':
      return <Ask {...props} />
    case 'reply':
      return <Reply {...props} />
  }
}

type OfFinding = Props & { readonly finding: Finding }

function Propose({ row, onClose }: Props) {
  const words = useWords()
  const { all, usual, roles } = useActors(row.agreement)
  const [{ by, lane, result, text, to, confidence }, of] = useFields({
    by: row.by,
    lane: 'verification',
    result: 'confirmed',
    text: '',
    to: '',
    confidence: '',
  })
  const [readers, setReaders] = useState<Readers>('own')
  const isLaid = lane === 'investigation' && to !== '' && confidence !== ''
  return (
    <EntryForm
      heading="finding.propose"
      done="finding.entered"
      isReady={text.trim() !== '' && (by || usual) !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'finding-proposed',
        body: {
          case: row.key,
          finding: newId('fnd'),
          lane,
          by: by || usual,
          result,
          text: text.trim(),
          ...(row.violation === null ? {} : { violation: row.violation }),
          ...(isLaid ? { attribution: { to, confidence: Number(confidence) } } : {}),
        },
        audience: audienceOf(readers),
      })}
    >
      <Term label="finding.lane" vocabulary="lane" values={lanes} {...of('lane')} />
      <Actor label="reply.as" actors={[...new Set([row.by, ...all])]} {...of('by')} />
      <Term label="finding.result" vocabulary="findingResult" values={results} {...of('result')} />
      <Passage label="finding.text" most={8000} required {...of('text')} />
      {lane === 'investigation' && (
        <div className="field-pair">
          <Choose
            label="finding.to"
            {...of('to')}
            options={[
              { value: '', label: words('form.none') },
              ...partiesOf(roles).map((value) => ({ value, label: value })),
            ]}
          />
          <NumberLine label="finding.confidence" max={100} {...of('confidence')} />
        </div>
      )}
      <ReadersChoice value={readers} onChange={setReaders} />
    </EntryForm>
  )
}

function Sign({ row, finding, onClose }: OfFinding) {
  const words = useWords()
  const { own, usual } = useActors(row.agreement)
  const wanted = own.find((actor) => finding.awaits.actors.includes(actor) || actor === finding.by)
  const [{ as }, of] = useFields({ as: '' })
  const who = as === '' ? (wanted ?? own[0] ?? usual) : as
  return (
    <EntryForm
      heading="finding.sign"
      done="finding.signed.done"
      isReady={finding.entry !== null && who !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'finding-signed',
        body: { case: row.key, finding: finding.finding, proposal: finding.entry, as: who },
        ...(finding.entry === null ? {} : { like: finding.entry }),
      })}
    >
      <blockquote dir="auto">{finding.text}</blockquote>
      <Actor label="finding.sign.as" actors={own} {...of('as')} value={who} />
      <p>{words('finding.sign.sure', { who })}</p>
    </EntryForm>
  )
}

function Clear({ row, finding, onClose }: OfFinding) {
  const words = useWords()
  const [{ text, looked }, of] = useFields({ text: finding.text ?? '', looked: '' })
  return (
    <EntryForm
      heading="finding.clear"
      done="finding.cleared"
      isReady={finding.entry !== null && text.trim() !== '' && looked.trim() !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'release-cleared',
        body: {
          case: row.key,
          finding: finding.finding,
          proposal: finding.entry,
          text: text.trim(),
          looked: looked.trim(),
        },
        audience: [],
      })}
    >
      <p>{words('finding.clear.about')}</p>
      <Passage label="finding.clear.text" rows={5} most={8000} required {...of('text')} />
      <Passage label="finding.clear.looked" rows={2} most={1000} required {...of('looked')} />
    </EntryForm>
  )
}

function Ask({ row, finding, onClose }: OfFinding) {
  const words = useWords()
  const me = useMe()
  const { roles } = useActors(row.agreement)
  const clearance = finding.clearances.filter((one) => one.person !== me?.person).at(-1)
  const accused = partiesOf(roles)
  const [{ to, until }, of] = useFields({
    to: finding.attribution?.to ?? '',
    until: localText(Date.now() + (finding.rule?.replyHours ?? 72) * hourMs),
  })
  const who = to === '' ? (accused[0] ?? '') : to
  const organisation = roles.find(({ actor }) => actor === who)?.organisation
  return (
    <EntryForm
      heading="finding.ask"
      done="finding.entered"
      isReady={clearance !== undefined && who !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'reply-opened',
        body: {
          case: row.key,
          finding: finding.finding,
          proposal: finding.entry,
          clearance: clearance?.entry,
          to: who,
          text: clearance?.text,
          until: new Date(until).toISOString(),
        },
        // The accused, and nobody besides, as long as its words have not been heard.
        audience: organisation == null ? ['members'] : [organisation],
      })}
    >
      {clearance === undefined ? (
        <p>{words('finding.ask.none')}</p>
      ) : (
        <>
          <blockquote dir="auto">{clearance.text}</blockquote>
          <Actor label="finding.ask.to" actors={accused} {...of('to')} value={who} />
          <Moment label="finding.ask.until" required {...of('until')} />
        </>
      )}
    </EntryForm>
  )
}

function Reply({ row, finding, onClose }: OfFinding) {
  const words = useWords()
  const [{ position, text }, of] = useFields({ position: 'explains', text: '' })
  const { reply } = finding
  if (reply === null) return null
  return (
    <EntryForm
      heading="reply.make"
      done="finding.entered"
      isReady={text.trim() !== ''}
      onClose={onClose}
      entry={() => ({
        kind: 'reply-made',
        body: { case: row.key, finding: finding.finding, by: reply.to, position, text: text.trim() },
        // Whoever asked has to read it.
        audience: ['members'],
      })}
    >
      <blockquote dir="auto">{reply.text}</blockquote>
      <p>
        {words('reply.as')}: <strong>{reply.to}</strong>
      </p>
      <Term label="reply.position" vocabulary="replyPosition" values={replies} {...of('position')} />
      <Passage label="reply.text" rows={5} most={8000} required {...of('text')} />
    </EntryForm>
  )
}

type Role = ReturnType<typeof useActors>['roles'][number]
const partiesOf = (roles: readonly Role[]) => [
  ...new Set(roles.filter(({ role }) => role === 'party').map(({ actor }) => actor)),
]
