// One webhook: where it stands, what may be done with it, and every attempt to deliver.
import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useProcesses } from '../hub/process.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { More } from '../parts/more.tsx'
import { Answer } from '../parts/states.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { Once } from '../people/once.tsx'
import { Refused } from '../people/refused.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { attemptsQuery, type Webhook, webhooksQuery } from './queries.ts'

const hourMs = 3_600_000
/** From when on it is sent again; the first is since the webhook was added. */
const spans = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs, all: Number.POSITIVE_INFINITY } as const
type Span = keyof typeof spans
const spanNames = ['hour', 'day', 'week', 'all'] as const satisfies readonly Span[]

export function WebhookItem({ hook }: { readonly hook: Webhook }) {
  const words = useWords()
  const { moment } = useFormats()
  const toasts = useToasts()
  const queries = useQueryClient()
  const process = useProcesses().data?.find(({ key }) => key === hook.process)?.name ?? hook.process
  const [isLogOpen, setIsLogOpen] = useState(false)
  const [isRemoving, setIsRemoving] = useState(false)
  const [span, setSpan] = useState<Span>('hour')
  const again = () => {
    void queries.invalidateQueries({ queryKey: webhooksQuery.queryKey })
    void queries.invalidateQueries({ queryKey: attemptsQuery(hook.hook).queryKey })
  }
  const turn = useMutation({
    mutationFn: (on: boolean) => hub.switchWebhook({ hook: hook.hook, body: { on } }),
    onSuccess: again,
  })
  const rotate = useMutation({ mutationFn: () => hub.rotateWebhook({ hook: hook.hook }), onSuccess: again })
  const replay = useMutation({
    mutationFn: () => {
      const since = Math.max(Date.now() - spans[span], Date.parse(hook.addedAt))
      return hub.replayWebhook({ hook: hook.hook, body: { since: new Date(since).toISOString() } })
    },
    onSuccess: () => {
      setIsLogOpen(true)
      toasts.say(words('webhooks.replay.done'))
      again()
    },
  })
  const remove = useMutation({
    mutationFn: () => hub.removeWebhook({ hook: hook.hook }),
    onSuccess: () => {
      setIsRemoving(false)
      again()
    },
  })
  return (
    <li className="desk-item" data-state={hook.state}>
      <h3>
        <bdi dir="ltr">{hook.url}</bdi>
      </h3>
      <p className="quiet">
        <bdi>{process}</bdi> · {words('webhooks.since', { at: moment(hook.addedAt) })} ·{' '}
        {words('webhooks.perMinute', { count: hook.perMinute })}
      </p>
      <p className="quiet">
        {[...hook.kinds, ...hook.views].length === 0
          ? words('webhooks.tell.everything')
          : [...hook.kinds, ...hook.views].map((one) => (
              <code key={one} dir="ltr">
                {one}
              </code>
            ))}
      </p>
      <p className="desk-state" data-state={hook.state}>
        <State hook={hook} />
        {hook.replaying && ` ${words('webhooks.replaying')}`}
        {hook.oldSecretUntil !== null && ` ${words('webhooks.oldSecret', { at: moment(hook.oldSecretUntil) })}`}
      </p>
      {rotate.data !== undefined && (
        <Once about={words('webhooks.rotated')} text={rotate.data.secret} onDone={() => rotate.reset()} />
      )}
      <Refused error={turn.error ?? rotate.error ?? replay.error} />
      <div className="desk-tools">
        <Button
          variant="default"
          size="compact-sm"
          loading={turn.isPending}
          onClick={() => turn.mutate(hook.state === 'off')}
        >
          {words(hook.state === 'off' ? 'webhooks.resume' : 'webhooks.pause')}
        </Button>
        <Button variant="default" size="compact-sm" loading={rotate.isPending} onClick={() => rotate.mutate()}>
          {words('webhooks.rotate')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => setIsRemoving(true)}>
          {words('webhooks.remove')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={isLogOpen}
          onClick={() => setIsLogOpen((shown) => !shown)}
        >
          {words('webhooks.log')}
        </Button>
      </div>
      <form
        className="desk-tools"
        onSubmit={(event) => {
          event.preventDefault()
          replay.mutate()
        }}
      >
        <NativeSelect
          size="xs"
          aria-label={words('webhooks.replay.span')}
          value={span}
          onChange={(event) => setSpan(event.currentTarget.value as Span /* the options are these */)}
          data={spanNames.map((one) => ({ value: one, label: words(`webhooks.span.${one}`) }))}
        />
        <Button type="submit" variant="default" size="compact-sm" loading={replay.isPending}>
          {words('webhooks.replay')}
        </Button>
      </form>
      {isLogOpen && <Attempts hook={hook.hook} />}
      {isRemoving && (
        <Dialog title={words('webhooks.remove.title')} onClose={() => setIsRemoving(false)}>
          <p>{words('webhooks.remove.about')}</p>
          <Refused error={remove.error} />
          <div className="form-end">
            <Cancel />
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              {words('webhooks.remove')}
            </Button>
          </div>
        </Dialog>
      )}
    </li>
  )
}

function State({ hook: { state, why, failures, next } }: { readonly hook: Webhook }) {
  const words = useWords()
  const { moment } = useFormats()
  if (state === 'off') return words(`webhooks.off.${why ?? 'by-hand'}`)
  if (state === 'on') return words('webhooks.on')
  const at = next === null ? '' : moment(next)
  return words('webhooks.waiting', { count: failures, at })
}

function Attempts({ hook }: { readonly hook: string }) {
  const words = useWords()
  const term = useTerm()
  const { moment, number } = useFormats()
  const attempts = useInfiniteQuery(attemptsQuery(hook))
  return (
    <Answer of={attempts} lines={3}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.attempts)
        if (all.length === 0) return <p className="quiet">{words('webhooks.log.none')}</p>
        return (
          <>
            <ol className="plain-rows attempts" aria-label={words('webhooks.log')}>
              {all.map((one) => (
                <li key={`${one.message} ${one.count} ${one.at}`} data-outcome={one.outcome}>
                  <time className="quiet" dateTime={one.at}>
                    {moment(one.at)}
                  </time>
                  <span>
                    <strong>{term('outcome', one.outcome)}</strong>
                    {one.status !== null && ` · ${number(one.status)}`}
                    {one.count > 1 && ` · ${words('webhooks.attempt', { count: one.count })}`}
                    {one.problem !== null && (
                      <span className="quiet">
                        {' '}
                        <bdi>{one.problem}</bdi>
                      </span>
                    )}
                  </span>
                  <code dir="ltr">{one.type}</code>
                </li>
              ))}
            </ol>
            <More of={attempts} />
          </>
        )
      }}
    </Answer>
  )
}
