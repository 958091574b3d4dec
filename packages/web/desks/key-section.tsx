// The keys one's organisation signs with: held by the hub or on its own machine, made, replaced and ended.
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub, ProblemError } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { Answer } from '../parts/states.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { Refused } from '../people/refused.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { Copied } from './copied.tsx'
import { type Key, keysQuery } from './queries.ts'

const reasons = ['rotated', 'lost', 'compromised'] as const
type Reason = (typeof reasons)[number]

export function KeySection() {
  const words = useWords()
  const { number } = useFormats()
  const toasts = useToasts()
  const queries = useQueryClient()
  const me = useMe()
  const keys = useQuery(keysQuery)
  const [ending, setEnding] = useState<Key>()
  const again = () => {
    void queries.invalidateQueries({ queryKey: keysQuery.queryKey })
    void queries.invalidateQueries({ queryKey: ['checkpoint'] })
  }
  const make = useMutation({
    mutationFn: () => hub.makeKey(),
    onSuccess: () => {
      toasts.say(words('keys.made'))
      again()
    },
  })
  const replace = useMutation({
    mutationFn: async (old: Key) => {
      await hub.makeKey()
      await endKey(old, 'rotated')
    },
    onSuccess: () => toasts.say(words('keys.replaced')),
    // Where it stopped halfway there are two keys, and the list says so.
    onSettled: again,
  })
  const mayManage = me?.administrator ?? false
  return (
    <section>
      <h2>{words('keys.title')}</h2>
      <p>{words('keys.about')}</p>
      <Answer of={keys} lines={3}>
        {({ organisations }) => {
          const own = organisations.filter(({ organisation }) => organisation === me?.organisation)
          if (own.length === 0) return <p className="quiet">{words('keys.none')}</p>
          return (
            <ul className="plain-rows keys">
              {own.map((one) => (
                <li key={one.keyId} data-ended={one.until !== null || undefined}>
                  <span>
                    <code dir="ltr">{one.keyId}</code>
                  </span>
                  <span className="quiet">
                    {words(one.held === 'hub' ? 'keys.held.hub' : 'keys.held.own')} ·{' '}
                    {one.until === null ? words('keys.inUse') : words('keys.ended', { place: number(one.until) })}
                  </span>
                  {mayManage && one.until === null && (
                    <span className="desk-tools">
                      {one.held === 'hub' && (
                        <Button
                          variant="default"
                          size="compact-sm"
                          loading={replace.isPending}
                          onClick={() => replace.mutate(one)}
                        >
                          {words('keys.replace')}
                        </Button>
                      )}
                      <Button variant="default" size="compact-sm" onClick={() => setEnding(one)}>
                        {words('keys.end')}
                      </Button>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }}
      </Answer>
      <Refused error={make.error ?? replace.error} />
      {mayManage && (
        <Button variant="default" size="sm" loading={make.isPending} onClick={() => make.mutate()}>
          {words('keys.make')}
        </Button>
      )}
      <details className="desk-more">
        <summary>{words('keys.sign')}</summary>
        <p>{words('keys.sign.about')}</p>
        <Copied
          text={`export PARLEY_TOKEN=…\nnpx parley key make --hub ${window.location.origin}\nnpx parley sign note.json --hub ${window.location.origin}\nnpx parley sign report.pdf --process prc_… --hub ${window.location.origin}`}
        />
        <p className="quiet">{words('keys.sign.only')}</p>
      </details>
      {ending !== undefined && (
        <EndKey
          of={ending}
          onClose={() => setEnding(undefined)}
          onEnded={() => {
            setEnding(undefined)
            toasts.say(words('keys.ended.done'))
            again()
          }}
        />
      )}
    </section>
  )
}

function EndKey({
  of,
  onClose,
  onEnded,
}: {
  readonly of: Key
  readonly onClose: () => void
  readonly onEnded: () => void
}) {
  const words = useWords()
  const [reason, setReason] = useState<Reason>('rotated')
  const end = useMutation({ mutationFn: () => endKey(of, reason), onSuccess: onEnded })
  return (
    <Dialog title={words('keys.end.title')} onClose={onClose}>
      <p>{words('keys.end.about')}</p>
      <p>
        <code dir="ltr">{of.keyId}</code>
      </p>
      <NativeSelect
        label={words('keys.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value as Reason /* the options are these */)}
        data={reasons.map((one) => ({ value: one, label: words(`keys.reason.${one}`) }))}
      />
      <Refused error={end.error} />
      <div className="form-end">
        <Cancel />
        <Button color="red" loading={end.isPending} onClick={() => end.mutate()}>
          {words('keys.end')}
        </Button>
      </div>
    </Dialog>
  )
}

/** Ends a key by an entry in the organisation's register. One from before keys were announced is announced first. */
async function endKey({ organisation, keyId, key, held }: Key, reason: Reason): Promise<void> {
  // A register is named after its organisation, as peace says.
  const process = `prc_${organisation.slice('org_'.length)}`
  const audience = ['public']
  if (held === 'hub') {
    await hub
      .addEntry({ body: { kind: 'key-added', process, audience, body: { keyId, publicKey: key, held } } })
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError) || error.code !== 'key-known') throw error
      })
  }
  await hub.addEntry({ body: { kind: 'key-ended', process, audience, body: { keyId, reason } } })
}
