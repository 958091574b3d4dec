// Changing how an entry is shared: to whom, what they may do next, from when. Before it is sent, who would see it then.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { hub } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useMe, useProcesses } from '../hub/process.ts'
import { rowsQuery } from '../hub/queries.ts'
import { messageOf } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { Answer } from '../parts/states.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { useTerm, useWords } from '../words/words.ts'
import { type Marking, previewQuery, type Sharing } from './queries.ts'
import { RecipientList } from './recipients.tsx'

const tlps = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
const uses = ['talks', 'shown-to-party', 'published'] as const
type Wide = 'own' | 'members' | 'public' | 'some'

export default function ChangeSharing({ of, onClose }: { readonly of: Sharing; readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const me = useMe()
  const queries = useQueryClient()
  const toasts = useToasts()
  const organisations = useProcesses().data?.find(({ key }) => key === of.process)?.organisations ?? []
  const groups = useQuery(rowsQuery('groups', { process: of.process, limit: 100 })).data?.rows ?? []
  const [wide, setWide] = useState<Wide>(wideOf(of.audience))
  const [some, setSome] = useState<ReadonlySet<string>>(new Set(of.audience.filter((one) => one.includes('_'))))
  const [tlp, setTlp] = useState<Marking['tlp']>(of.marking.tlp)
  const [use, setUse] = useState<Marking['use']>(of.marking.use)
  const [embargo, setEmbargo] = useState(localOf(of.marking.embargo))
  const [reason, setReason] = useState('')
  const id = useRef(newId('ent'))

  const audience = wide === 'own' ? [] : wide === 'some' ? [...some].sort() : [wide]
  const { use: _use, embargo: _embargo, ...rest } = of.marking
  const marking: Marking = {
    ...rest,
    tlp,
    ...(use === undefined ? {} : { use }),
    ...(embargo === '' ? {} : { embargo: new Date(embargo).toISOString() }),
  }
  const isUnfinished = wide === 'some' && some.size === 0
  const preview = useQuery({ ...previewQuery(of.process, audience, marking), enabled: !isUnfinished })

  const sending = useMutation({
    mutationFn: async () => {
      const to = { audience, marking }
      const body = { entry: of.entry, to, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }
      // The id makes it the same change when it is sent twice; the hub answers with the entry's own.
      const change = { id: id.current, kind: 'sharing-changed', process: of.process, body }
      const { entry } = await hub.addEntry({ body: change })
      return (await hub.entryReaders({ id: of.entry })).changes.find((one) => one.entry === entry)?.state
    },
    onSuccess: (state) => {
      void queries.invalidateQueries()
      toasts.say(words(state === 'waiting' ? 'sharing.waits' : 'sharing.changed'))
      onClose()
    },
  })
  const change = (one: string, isIn: boolean) =>
    setSome((before) => {
      const next = new Set(before)
      if (isIn) next.add(one)
      else next.delete(one)
      return next
    })

  return (
    <Dialog title={words('change.title')} onClose={onClose} unsent={reason.trim() !== ''} wide>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isUnfinished && !preview.isError) sending.mutate()
        }}
      >
        <p className="quiet">{words('change.about')}</p>
        <fieldset className="choice">
          <legend>{words('change.audience')}</legend>
          {(['own', 'some', 'members', 'public'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="wide" checked={wide === one} onChange={() => setWide(one)} />
              {words(`change.audience.${one}`, { organisation: me?.organisationName ?? '' })}
            </label>
          ))}
        </fieldset>
        {wide === 'some' && (
          <fieldset className="choice choice-columns">
            <legend>{words('change.some')}</legend>
            {[
              ...groups.map(({ key, name }) => [key, name] as const),
              ...organisations
                .filter(({ organisation }) => organisation !== me?.organisation)
                .map(({ organisation, name }) => [organisation, name] as const),
            ].map(([one, name]) => (
              <label key={one}>
                <input
                  type="checkbox"
                  checked={some.has(one)}
                  onChange={(event) => change(one, event.currentTarget.checked)}
                />
                <bdi>{name}</bdi>
              </label>
            ))}
          </fieldset>
        )}
        <div className="form-pair">
          <NativeSelect
            label={words('change.tlp')}
            value={tlp}
            onChange={(event) => setTlp(event.currentTarget.value as Marking['tlp'] /* the options are these five */)}
            data={tlps.map((value) => ({ value, label: term('tlp', value) }))}
          />
          <TextInput
            type="datetime-local"
            label={words('change.embargo')}
            value={embargo}
            onChange={(event) => setEmbargo(event.currentTarget.value)}
          />
        </div>
        <fieldset className="choice">
          <legend>{words('change.use')}</legend>
          <label>
            <input
              type="checkbox"
              checked={use === undefined}
              onChange={(event) => setUse(event.currentTarget.checked ? undefined : [])}
            />
            {words('change.use.all')}
          </label>
          {use !== undefined &&
            uses.map((one) => (
              <label key={one}>
                <input
                  type="checkbox"
                  checked={use.includes(one)}
                  onChange={(event) =>
                    setUse(event.currentTarget.checked ? [...use, one] : use.filter((other) => other !== one))
                  }
                />
                {term('use', one)}
              </label>
            ))}
        </fieldset>
        <TextInput
          label={words('change.reason')}
          value={reason}
          maxLength={2000}
          dir="auto"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {of.fourEyes && <p className="notice">{words('change.fourEyes')}</p>}
        {!isUnfinished && (
          <section aria-live="polite">
            <h3>{words('change.preview')}</h3>
            <Answer of={preview} lines={2}>
              {({ recipients }) => <RecipientList of={recipients} />}
            </Answer>
          </section>
        )}
        {sending.isError && (
          <p className="form-error" role="alert">
            {messageOf(sending.error, words('error.unknown'))}
          </p>
        )}
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={sending.isPending} disabled={isUnfinished || preview.isError}>
            {words('change.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function wideOf(audience: readonly string[]): Wide {
  if (audience.length === 0) return 'own'
  if (audience.includes('public')) return 'public'
  return audience.includes('members') ? 'members' : 'some'
}

/** As the browser's field for a day and time takes it: this place's own clock, without a zone. */
function localOf(instant: string | undefined): string {
  if (instant === undefined) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
