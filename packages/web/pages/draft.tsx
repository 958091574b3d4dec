// An agreement out of a text: the reader proposes clauses and promises, a person corrects them, and only then they become
// entries. All of it can be taken back.
import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { isZone } from '@parley/peace/in-browser'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useMe, useProcess, useProcesses } from '../hub/process.ts'
import { allRowsQuery, readingQuery, rowQuery } from '../hub/queries.ts'
import { messageOf, touched } from '../hub/write.ts'
import { useDraft } from '../parts/drafts.ts'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { Answer, Loading } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { agreementPath, pagePath } from '../paths.ts'
import {
  type AgreementDraft,
  actorsOf,
  canBeEntered,
  type DraftActor,
  type DraftPromise,
  emptyPromise,
  entriesOf,
  isWhole,
  proposedFrom,
  type RatioLine,
  takenOf,
} from '../promises/drafting.ts'
import { useAddress } from '../provenance/opened.ts'
import { useTerm, useWords } from '../words/words.ts'

export default function DraftPage() {
  const words = useWords()
  useTitle(words('draft.title'))
  const process = useProcess()
  const [document, setDocument] = useAddress('document')
  return (
    <div className="draft-page column">
      <p className="crumbs">
        <Link to={pagePath(process, 'agreements')}>{words('page.agreements')}</Link>
      </p>
      <header className="page-head">
        <h1>{words('draft.title')}</h1>
        <p className="lead">{words('draft.about')}</p>
      </header>
      {document === '' ? <Source onChosen={setDocument} /> : <FromDocument key={document} document={document} />}
    </div>
  )
}

/** A document of the record, or a text that becomes one. */
function Source({ onChosen }: { readonly onChosen: (document: string) => void }) {
  const words = useWords()
  const process = useProcess()
  const [way, setWay] = useState<'document' | 'paste'>('document')
  const [text, setText] = useDraft(`agreement-text ${process}`)
  const [name, setName] = useState('')
  const [readers, setReaders] = useState<Readers>('members')
  const documents = useQuery(allRowsQuery('documents', { process })).data ?? []
  const sending = useMutation({
    mutationFn: async () => {
      const body = { process, audience: [...audienceOf(readers)], id: newId('ent'), text }
      const { documents: taken, refused } = await hub.addDocuments({
        body: { ...body, ...(name.trim() === '' ? {} : { name: name.trim() }) },
      })
      const [first] = taken
      if (first === undefined) throw new Error(refused[0]?.detail ?? words('error.unknown'))
      return first.document
    },
    onSuccess: (taken) => {
      setText('')
      onChosen(taken)
    },
  })
  return (
    <section className="form">
      <SegmentedControl
        size="sm"
        value={way}
        aria-label={words('draft.from')}
        onChange={(value) => setWay(value as typeof way /* the two values below */)}
        data={[
          { value: 'document', label: words('draft.from.document') },
          { value: 'paste', label: words('draft.from.paste') },
        ]}
      />
      {way === 'document' ? (
        <NativeSelect
          label={words('draft.document')}
          value=""
          data={[
            { value: '', label: words('draft.choose') },
            ...documents
              .filter(({ state }) => state === 'read')
              .map(({ key, title, name: file }) => ({ value: key, label: title ?? file })),
          ]}
          onChange={(event) => onChosen(event.currentTarget.value)}
        />
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            sending.mutate()
          }}
        >
          <Textarea
            label={words('draft.text')}
            value={text}
            rows={12}
            required
            dir="auto"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            label={words('draft.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ReadersChoice value={readers} onChange={setReaders} />
          {sending.isError && (
            <p className="form-error" role="alert">
              {messageOf(sending.error, words('error.unknown'))}
            </p>
          )}
          <div className="form-end">
            <Button type="submit" loading={sending.isPending} disabled={text.trim() === ''}>
              {words('draft.read')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

// The stream says it sooner; asking again is for a stream that broke.
const askAgainMs = 3000

function FromDocument({ document }: { readonly document: string }) {
  const words = useWords()
  const process = useProcess()
  const row = useQuery({
    ...rowQuery('documents', document, process),
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'received' ? askAgainMs : false),
  })
  const isRead = row.data?.state === 'read'
  const reading = useQuery({
    ...readingQuery(document, isRead ? (row.data?.reading ?? null) : null),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (row.data !== undefined && row.data.state !== 'received' && !isRead) {
    return (
      <p className="form-error" role="alert">
        {words('draft.unreadable')}
      </p>
    )
  }
  if (reading.data === undefined && !reading.isError) {
    return (
      <>
        <p role="status">{words('draft.reading')}</p>
        <Loading />
      </>
    )
  }
  return (
    <Answer of={reading}>
      {(found) => <Correcting key={found.entry} proposed={() => proposedFrom(found.reading, document, newId)} />}
    </Answer>
  )
}

function Correcting({ proposed }: { readonly proposed: () => AgreementDraft }) {
  const words = useWords()
  const [draft, setDraft] = useState(proposed)
  const [readers, setReaders] = useState<Readers>('members')
  const [entered, setEntered] = useState<readonly string[] | null>(null)
  const change = (to: Partial<AgreementDraft>) => setDraft((before) => ({ ...before, ...to }))
  const changePromise = (commitment: string, to: Partial<DraftPromise>) =>
    setDraft((before) => ({
      ...before,
      promises: before.promises.map((one) => (one.commitment === commitment ? { ...one, ...to } : one)),
    }))
  const keep = (part: string, place: number, isKept: boolean) =>
    setDraft((before) => ({
      ...before,
      parts: before.parts.map((one) =>
        one.part !== part
          ? one
          : { ...one, clauses: one.clauses.map((clause, i) => (i === place ? { ...clause, isKept } : clause)) },
      ),
    }))
  if (entered !== null)
    return <Entered draft={draft} entries={entered} readers={readers} onUndone={() => setEntered(null)} />
  const clauses = draft.parts.reduce((sum, part) => sum + part.clauses.length, 0)
  return (
    <div className="form">
      <TextInput
        label={words('draft.heading')}
        value={draft.title}
        required
        maxLength={400}
        dir="auto"
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <div className="form-pair">
        <TextInput
          label={words('draft.zone')}
          description={words('draft.zone.about')}
          value={draft.zone}
          dir="ltr"
          error={draft.zone !== 'UTC' && !isZone(draft.zone) ? words('draft.zone.about') : undefined}
          onChange={(event) => change({ zone: event.currentTarget.value })}
        />
        <Day label={words('draft.effect')} value={draft.effect} onChange={(effect) => change({ effect })} />
      </div>
      <div className="form-pair">
        <TextInput
          label={words('draft.phase')}
          value={draft.phase}
          dir="auto"
          onChange={(event) => change({ phase: event.currentTarget.value })}
        />
        <Day
          label={words('draft.phase.ends')}
          value={draft.phaseEnds}
          onChange={(phaseEnds) => change({ phaseEnds })}
        />
      </div>
      <p className="total" role="status">
        {words('draft.clauses', { count: clauses })} · {words('draft.promises', { count: draft.promises.length })}
      </p>
      {draft.parts.map((part) => (
        <section key={part.part} className="draft-part">
          {part.heading !== undefined && <h2 dir="auto">{part.heading}</h2>}
          {part.clauses.map((clause, place) => {
            const own = draft.promises.filter((one) => one.part === part.part && one.clause === place)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: clauses stand in the order of the text and never change places
              <div key={place} className="draft-clause" data-left-out={!clause.isKept || undefined}>
                <label className="check-line">
                  <input
                    type="checkbox"
                    checked={clause.isKept}
                    onChange={(event) => keep(part.part, place, event.currentTarget.checked)}
                  />
                  <span dir="auto">
                    <span className="clause-number">{clause.number ?? clause.heading ?? ''}</span> {clause.text}
                  </span>
                </label>
                {clause.isKept &&
                  own.map((one) => (
                    <PromiseForm
                      key={one.commitment}
                      promise={one}
                      draft={draft}
                      number={clause.number ?? String(place + 1)}
                      onChange={(to) => changePromise(one.commitment, to)}
                    />
                  ))}
                {clause.isKept && (
                  <button
                    type="button"
                    className="quiet-button"
                    onClick={() => change({ promises: [...draft.promises, emptyPromise(part.part, place, newId)] })}
                  >
                    {words('draft.add')}
                  </button>
                )}
              </div>
            )
          })}
        </section>
      ))}
      <Actors draft={draft} onChange={(actors) => change({ actors })} />
      <ReadersChoice label="draft.readers" value={readers} onChange={setReaders} />
      <Enter draft={draft} readers={readers} onEntered={setEntered} />
    </div>
  )
}

function Day({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  )
}

type PromiseProps = {
  readonly promise: DraftPromise
  readonly draft: AgreementDraft
  readonly number: string
  readonly onChange: (to: Partial<DraftPromise>) => void
}

function PromiseForm({ promise, draft, number, onChange }: PromiseProps) {
  const words = useWords()
  const isRatio = promise.ratio.length > 0
  const isCounted = promise.rule !== 'standing' && (promise.value !== '' || isRatio)
  const others = takenOf(draft).filter(({ commitment, act }) => commitment !== promise.commitment && act.trim() !== '')
  const field = (name: keyof DraftPromise, label: string, more: { readonly dir?: 'ltr' | 'auto' } = {}) => (
    <TextInput
      label={label}
      dir={more.dir ?? 'auto'}
      value={String(promise[name] ?? '')}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <fieldset className="draft-promise" data-whole={isWhole(promise, draft) || undefined}>
      <legend>{words('draft.promise', { clause: number })}</legend>
      {promise.found !== null && (
        <p className="quiet" dir="auto">
          {words('draft.found', { what: promise.found })}
        </p>
      )}
      <label className="check-line">
        <input
          type="checkbox"
          checked={promise.isTaken}
          onChange={(event) => onChange({ isTaken: event.currentTarget.checked })}
        />
        {words('draft.take')}
      </label>
      {promise.isTaken && (
        <>
          <div className="form-pair">
            {field('obligors', words('draft.obligor'))}
            {field('beneficiaries', words('draft.beneficiary'))}
          </div>
          {field('act', words('draft.act'))}
          <div className="form-pair">
            <NativeSelect
              label={words('draft.rule')}
              value={promise.rule}
              data={(['once', 'each', 'standing'] as const).map((value) => ({
                value,
                label: words(`draft.rule.${value}`),
              }))}
              onChange={(event) =>
                onChange({ rule: event.currentTarget.value as DraftPromise['rule'] /* one of the three above */ })
              }
            />
            <Day label={words('draft.opens')} value={promise.from} onChange={(from) => onChange({ from })} />
            <Day label={words('draft.until')} value={promise.until} onChange={(until) => onChange({ until })} />
          </div>
          <div className="form-pair">
            <TextInput
              label={words('draft.hours')}
              inputMode="decimal"
              dir="ltr"
              value={promise.hours}
              onChange={(event) => onChange({ hours: event.currentTarget.value.replace(/[^0-9.]/g, '') })}
            />
            {promise.hours !== '' && (
              <NativeSelect
                label={words('draft.hoursOf')}
                value={promise.hoursOf}
                data={[
                  { value: 'effect', label: words('draft.hoursOf.effect') },
                  ...others.map(({ commitment, act }) => ({ value: commitment, label: act })),
                ]}
                onChange={(event) => onChange({ hoursOf: event.currentTarget.value })}
              />
            )}
          </div>
          {promise.rule !== 'standing' && (
            <div className="form-pair">
              {!isRatio && (
                <TextInput
                  label={words('draft.quantity')}
                  inputMode="decimal"
                  dir="ltr"
                  value={promise.value}
                  onChange={(event) => onChange({ value: event.currentTarget.value.replace(/[^0-9.]/g, '') })}
                />
              )}
              {field('unit', words('draft.unit'))}
              {promise.rule === 'each' && field('every', words('draft.every'), { dir: 'ltr' })}
            </div>
          )}
          {promise.rule !== 'standing' && <Ratio lines={promise.ratio} onChange={(ratio) => onChange({ ratio })} />}
          {isCounted && (
            <div className="form-pair">
              {field('point', words('draft.point'))}
              {field('counter', words('draft.counter'))}
            </div>
          )}
          <NativeSelect
            label={words('draft.after')}
            value={promise.after}
            data={[
              { value: '', label: words('draft.after.none') },
              ...others.map(({ commitment, act }) => ({ value: commitment, label: act })),
            ]}
            onChange={(event) => onChange({ after: event.currentTarget.value })}
          />
        </>
      )}
    </fieldset>
  )
}

/** So many for each of what another side does, one line for each sort. */
function Ratio({
  lines,
  onChange,
}: {
  readonly lines: readonly RatioLine[]
  readonly onChange: (lines: readonly RatioLine[]) => void
}) {
  const words = useWords()
  const put = (at: number, to: Partial<RatioLine>) =>
    onChange(lines.map((line, i) => (i === at ? { ...line, ...to } : line)))
  return (
    <>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are added at the end and have nothing else to go by
        <div key={at} className="form-pair">
          <TextInput
            label={words('draft.ratio.times')}
            inputMode="decimal"
            dir="ltr"
            value={line.times}
            onChange={(event) => put(at, { times: event.currentTarget.value.replace(/[^0-9.]/g, '') })}
          />
          <TextInput
            label={words('draft.ratio.of')}
            dir="auto"
            value={line.of}
            onChange={(event) => put(at, { of: event.currentTarget.value })}
          />
          <TextInput
            label={words('draft.ratio.point')}
            dir="auto"
            value={line.point}
            onChange={(event) => put(at, { point: event.currentTarget.value })}
          />
          <button type="button" className="quiet-button" onClick={() => onChange(lines.filter((_, i) => i !== at))}>
            {words('draft.ratio.remove')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="quiet-button"
        onClick={() => onChange([...lines, { times: '', of: '', point: '' }])}
      >
        {words('draft.ratio.add')}
      </button>
    </>
  )
}

const roles = ['party', 'mediator', 'facilitator', 'guarantor', 'monitor', 'commission', 'intermediary', 'witness']

function Actors({
  draft,
  onChange,
}: {
  readonly draft: AgreementDraft
  readonly onChange: (actors: readonly DraftActor[]) => void
}) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const [more, setMore] = useState('')
  const organisations = useProcesses().data?.find(({ key }) => key === process)?.organisations ?? []
  const all = actorsOf(draft)
  const put = (actor: DraftActor) => onChange([...draft.actors.filter((one) => one.actor !== actor.actor), actor])
  return (
    <section className="form">
      <h2>{words('draft.actors')}</h2>
      <p className="quiet">{words('draft.actors.about')}</p>
      {all.map((one) => (
        <fieldset key={one.actor} className="draft-promise">
          <legend>
            <bdi>{one.actor}</bdi>
          </legend>
          <div className="form-pair">
            <NativeSelect
              label={words('draft.actor.role', { who: one.actor })}
              value={one.role}
              data={roles.map((value) => ({ value, label: term('under', value) }))}
              onChange={(event) => put({ ...one, role: event.currentTarget.value })}
            />
            <NativeSelect
              label={words('draft.actor.organisation', { who: one.actor })}
              value={one.organisation}
              data={[
                { value: '', label: words('draft.nobody') },
                ...organisations.map(({ organisation, name }) => ({ value: organisation, label: name })),
              ]}
              onChange={(event) => put({ ...one, organisation: event.currentTarget.value })}
            />
          </div>
          <label className="check-line">
            <input
              type="checkbox"
              checked={one.mayVerify}
              onChange={(event) => put({ ...one, mayVerify: event.currentTarget.checked })}
            />
            {words('draft.actor.verify', { who: one.actor })}
          </label>
        </fieldset>
      ))}
      <div className="draft-more">
        <TextInput
          label={words('draft.actor.more')}
          value={more}
          dir="auto"
          onChange={(event) => setMore(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={more.trim() === ''}
          onClick={() => {
            put({ actor: more.trim(), role: 'monitor', organisation: '', mayVerify: false })
            setMore('')
          }}
        >
          {words('draft.actor.add')}
        </Button>
      </div>
    </section>
  )
}

function Enter({
  draft,
  readers,
  onEntered,
}: {
  readonly draft: AgreementDraft
  readonly readers: Readers
  readonly onEntered: (entries: readonly string[]) => void
}) {
  const words = useWords()
  const process = useProcess()
  const queries = useQueryClient()
  const me = useMe()
  // The same names at every try: what arrived although its answer was lost is not entered twice.
  const [ids] = useState(() => new Map<string, string>())
  const entering = useMutation({
    mutationFn: async () => {
      const audience = [...audienceOf(readers)]
      const entered: string[] = []
      for (const entry of entriesOf(draft)) {
        const text = JSON.stringify([entry, audience])
        const id = ids.get(text) ?? newId('ent')
        ids.set(text, id)
        const added = await hub.addEntry({ body: { ...entry, id, process, audience } })
        entered.push(added.entry)
      }
      return entered
    },
    onSuccess: (entered) => {
      for (const view of touched) void queries.invalidateQueries({ queryKey: [view] })
      onEntered(entered)
    },
  })
  const isReady = canBeEntered(draft) && (draft.zone === 'UTC' || isZone(draft.zone))
  return (
    <>
      {entering.isError && (
        <p className="form-error" role="alert">
          {messageOf(entering.error, words('error.unknown'))}
        </p>
      )}
      {!isReady && <p className="quiet">{words('draft.needs')}</p>}
      <div className="form-end">
        <Button
          loading={entering.isPending}
          disabled={!isReady || me?.canWrite !== true}
          onClick={() => entering.mutate()}
        >
          {words('draft.accept')}
        </Button>
      </div>
    </>
  )
}

function Entered({
  draft,
  entries,
  readers,
  onUndone,
}: {
  readonly draft: AgreementDraft
  readonly entries: readonly string[]
  readonly readers: Readers
  readonly onUndone: () => void
}) {
  const words = useWords()
  const process = useProcess()
  const queries = useQueryClient()
  const undoing = useMutation({
    mutationFn: async () => {
      // The text last: without it the promises would for a moment stand under nobody's text.
      for (const entry of entries.toReversed()) {
        await hub.addEntry({
          body: { kind: 'entry-withdrawn', process, body: { entry }, audience: [...audienceOf(readers)] },
        })
      }
    },
    onSuccess: () => {
      for (const view of touched) void queries.invalidateQueries({ queryKey: [view] })
      onUndone()
    },
  })
  return (
    <section className="form" role="status">
      <p>{words('draft.entered', { count: entries.length })}</p>
      {undoing.isError && <p className="form-error">{messageOf(undoing.error, words('error.unknown'))}</p>}
      <div className="form-end">
        <Button variant="default" loading={undoing.isPending} onClick={() => undoing.mutate()}>
          {words('draft.undo')}
        </Button>
        <Link className="button-link" to={agreementPath(process, draft.agreement)}>
          {words('draft.open')}
        </Link>
      </div>
    </section>
  )
}
