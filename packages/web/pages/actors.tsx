// Who appears in the record, under all their names. Names that cannot all be one actor's stand side by side until a
// person says which; the machine never settles it.
import { Button, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ActorRow } from '../hub/client.ts'
import { useMe, useProcess } from '../hub/process.ts'
import { pagesQuery } from '../hub/queries.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { type Facet, Facets, useFilter } from '../parts/facets.tsx'
import { More } from '../parts/more.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { useAddress, useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

const fields = ['type', 'conflicted', 'merged'] as const

/** What a person is about to say of two actors. */
type Saying = {
  readonly kind: 'actors-merged' | 'actors-split'
  readonly keys: readonly [string, string]
  readonly names: readonly [string, string]
}

export default function ActorsPage() {
  const words = useWords()
  useTitle(words('page.actors'))
  const process = useProcess()
  const me = useMe()
  const [q] = useAddress('q')
  const filter = useFilter(fields)
  const list = useInfiniteQuery({
    ...pagesQuery('actors', {
      process,
      limit: 50,
      facets: fields.join(','),
      ...(q === '' ? {} : { q }),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
    }),
    placeholderData: keepPreviousData,
  })
  const yesNo = (yes: string, no: string) => (value: string) => (value === 'true' ? yes : no)
  const facets: readonly Facet[] = [
    { field: 'type', title: 'facet.type', vocabulary: 'actor' },
    { field: 'conflicted', title: 'facet.conflicted', say: yesNo(words('conflicted.yes'), words('conflicted.no')) },
    { field: 'merged', title: 'facet.merged', say: yesNo(words('merged.yes'), words('merged.no')) },
  ]
  const [picked, setPicked] = useState<readonly ActorRow[]>([])
  const [saying, setSaying] = useState<Saying | null>(null)
  const pick = (row: ActorRow) =>
    setPicked((before) =>
      before.some(({ key }) => key === row.key)
        ? before.filter(({ key }) => key !== row.key)
        : [...before, row].slice(-2),
    )
  const [one, other] = picked

  return (
    <div className="list-page">
      <header className="page-head">
        <h1>{words('page.actors')}</h1>
      </header>
      <div className="list-tools">
        <SearchField label={words('actors.search')} />
        <Link className="inline-link" to={pagePath(process, 'standing')}>
          {words('page.standing')}
        </Link>
        <Link className="inline-link" to={pagePath(process, 'names')}>
          {words('page.names')}
        </Link>
        {me?.canWrite && (
          <div className="merge-tools" role="status">
            {one !== undefined && other !== undefined ? (
              <Button
                onClick={() =>
                  setSaying({ kind: 'actors-merged', keys: [one.key, other.key], names: [one.name, other.name] })
                }
              >
                {words('actors.merge.these')}
              </Button>
            ) : (
              <span className="quiet">
                {words(one === undefined ? 'actors.merge.hint' : 'actors.merge.second', { name: one?.name })}
              </span>
            )}
          </div>
        )}
      </div>
      <div className="list-body">
        <Facets facets={facets} counts={list.data?.pages[0]?.facets ?? {}} chosen={filter} />
        <div>
          <Answer of={list} lines={12}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows)
              return (
                <>
                  <p className="total" role="status">
                    {words('actors.total', { count: pages[0]?.total ?? 0 })}
                  </p>
                  {rows.length === 0 && (
                    <Empty title={words('list.nothing')}>
                      <p>{words('list.nothing.how')}</p>
                    </Empty>
                  )}
                  <ul className="rows actors">
                    {rows.map((row) => (
                      <ActorItem
                        key={row.key}
                        row={row}
                        picked={picked.some(({ key }) => key === row.key)}
                        onPick={me?.canWrite ? () => pick(row) : null}
                        onSay={me?.canWrite ? setSaying : null}
                      />
                    ))}
                  </ul>
                  <More of={list} />
                </>
              )
            }}
          </Answer>
        </div>
      </div>
      {saying !== null && (
        <SayDialog
          saying={saying}
          onClose={() => {
            setSaying(null)
            setPicked([])
          }}
        />
      )}
    </div>
  )
}

type ItemProps = {
  readonly row: ActorRow
  readonly picked: boolean
  readonly onPick: (() => void) | null
  readonly onSay: ((saying: Saying) => void) | null
}

function ActorItem({ row, picked, onPick, onSay }: ItemProps) {
  const words = useWords()
  const term = useTerm()
  const open = useOpen()
  const { list } = useFormats()
  const otherNames = row.names.map(({ name }) => name).filter((name) => name !== row.name)
  return (
    <li className="actor">
      {onPick !== null && (
        <label className="actor-pick">
          <input type="checkbox" checked={picked} onChange={onPick} />
          <span className="unseen">{words('actors.pick', { name: row.name })}</span>
        </label>
      )}
      <div className="actor-body">
        <p className="actor-line">
          <button type="button" className="actor-name" onClick={() => open({ view: 'actors', key: row.key })}>
            <bdi>{row.name}</bdi>
          </button>
          <span className="quiet">
            {[
              term('actor', row.type),
              words('documents.total', { count: row.documents.length }),
              words('claims.total', { count: row.claims }),
            ].join(' · ')}
          </span>
        </p>
        {otherNames.length > 0 && (
          <p className="actor-names">
            {words('actors.also')} {list(otherNames)}
          </p>
        )}
        {row.roles.length > 0 && (
          <p className="quiet">
            <bdi>
              {row.roles
                .slice(0, 4)
                .map(({ role }) => role)
                .join(' · ')}
            </bdi>
          </p>
        )}
        {onSay !== null && row.conflicts.length === 0 && row.keys.length === 2 && (
          <p className="conflict-actions">
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                onSay({
                  kind: 'actors-split',
                  // Two keys are there: the length was checked.
                  keys: [row.keys[0] ?? row.key, row.keys[1] ?? row.key],
                  names: [row.name, list(otherNames.filter((name) => !row.name.includes(name)))],
                })
              }
            >
              {words('actors.different')}
            </Button>
          </p>
        )}
        {row.mergedInto !== null && <p className="quiet">{words('actors.mergedInto')}</p>}
        {row.conflicts.map((conflict) => (
          <div key={conflict.names.join('|')} className="conflict">
            <p>
              <strong>{words('actors.conflict', { count: conflict.names.length })}</strong>{' '}
              <bdi className="quiet">{conflict.why}</bdi>
            </p>
            <div className="sides">
              {conflict.names.map((name) => (
                <div key={name} className="side">
                  <p className="side-value">
                    <bdi>{name}</bdi>
                  </p>
                  <p className="quiet">
                    {words('documents.total', {
                      count:
                        row.names.find((known) => known.name === name)?.documents.length ?? conflict.documents.length,
                    })}
                  </p>
                </div>
              ))}
            </div>
            {onSay !== null && conflict.keys.length >= 2 && (
              <p className="conflict-actions">
                {(['actors-merged', 'actors-split'] as const).map((kind) => (
                  <Button
                    key={kind}
                    size="compact-sm"
                    variant="default"
                    onClick={() =>
                      onSay({
                        kind,
                        // Two keys are there: the length was checked.
                        keys: [conflict.keys[0] ?? row.key, conflict.keys[1] ?? row.key],
                        names: [conflict.names[0] ?? row.name, conflict.names[1] ?? row.name],
                      })
                    }
                  >
                    {words(kind === 'actors-merged' ? 'actors.same' : 'actors.different')}
                  </Button>
                ))}
              </p>
            )}
          </div>
        ))}
      </div>
    </li>
  )
}

function SayDialog({ saying, onClose }: { readonly saying: Saying; readonly onClose: () => void }) {
  const words = useWords()
  const process = useProcess()
  const write = useWrite()
  const me = useMe()
  const [reason, setReason] = useState('')
  const [readers, setReaders] = useState<Readers>('public')
  const merged = saying.kind === 'actors-merged'
  const [first, second] = saying.names
  return (
    <Dialog title={words(merged ? 'actors.same' : 'actors.different')} onClose={onClose} unsent={reason.trim() !== ''}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          write.mutate(
            {
              kind: saying.kind,
              process,
              body: { actors: saying.keys, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
              audience: audienceOf(readers),
              done: words(merged ? 'actors.merged.done' : 'actors.split.done'),
              undo: true,
            },
            { onSuccess: onClose },
          )
        }}
      >
        <div className="sides">
          <p className="side side-value">
            <bdi>{first}</bdi>
          </p>
          <p className="side side-value">
            <bdi>{second}</bdi>
          </p>
        </div>
        <p>
          {words(merged ? 'actors.merge.about' : 'actors.split.about', { organisation: me?.organisationName ?? '' })}
        </p>
        <TextInput
          label={words('form.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ReadersChoice value={readers} onChange={setReaders} />
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending}>
            {words('actors.say')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
