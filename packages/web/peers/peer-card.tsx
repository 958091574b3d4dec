// One other hub: how the exchange with it stands, what is wrong in words, the evidence against it, and what can be done.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { hub } from '../hub/client.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { Refused } from '../people/refused.tsx'
import { known, useFormats, useWords } from '../words/words.ts'
import { type Peer, peersQuery } from './queries.ts'

export function PeerCard({ peer }: { readonly peer: Peer }) {
  const words = useWords()
  const { moment, number, list } = useFormats()
  const size = useSize()
  const heading = useId()
  const { given, quota, refused } = peer
  const isAlarming = peer.stopped !== null
  return (
    <article className="peer" aria-labelledby={heading} data-alarming={isAlarming || undefined}>
      <header>
        <h2 id={heading}>
          <bdi>{peer.name}</bdi>
        </h2>
        <p className="peer-state" data-state={stateOf(peer)}>
          <Icon name={isAlarming ? 'reject' : stateOf(peer) === 'closed' ? 'check' : 'help'} size={15} />
          {words(`peers.state.${stateOf(peer)}`)}
        </p>
        <p className="peer-origin">
          <code dir="ltr">{peer.origin}</code>
        </p>
      </header>
      <Trouble peer={peer} />
      <dl className="facts">
        <Line name={words('peers.answered')}>{peer.pulled === null ? words('peers.never') : moment(peer.pulled)}</Line>
        <Line name={words('peers.far')}>
          {peer.size === null ? words('peers.never') : words('peers.far.proven', { count: peer.size })}
        </Line>
        <Line name={words('peers.here')}>
          {words('peers.here.count', { here: peer.here, destroyed: peer.destroyed })}
        </Line>
        <Line name={words('peers.there')}>
          {words('peers.there.count', { held: given.held, waiting: given.waiting })}
        </Line>
        <Line name={words('peers.asked')}>{given.asked === null ? words('peers.never') : moment(given.asked)}</Line>
        <Line name={words('peers.room')}>
          {words('peers.room.used', {
            used: size(quota.bytes),
            max: size(quota.bytesMax),
            today: number(quota.entriesToday),
            perDay: number(quota.entriesPerDay),
          })}
        </Line>
        <Line name={words('peers.address')}>
          {peer.url === null ? words('peers.address.none') : <code dir="ltr">{peer.url}</code>}
        </Line>
        {peer.speaksFor.length > 0 && (
          <Line name={words('peers.speaksFor')}>{list([peer.organisation, ...peer.speaksFor])}</Line>
        )}
      </dl>
      {refused.length > 0 && (
        <details>
          <summary>{words('peers.refused.count', { count: peer.refusedCount })}</summary>
          <ul className="peer-refused">
            {[...refused].reverse().map((one) => (
              <li key={`${one.index} ${one.code}`}>
                {words('peers.refused.entry', { place: number(one.index + 1) })} · {moment(one.at)}
                <Why code={one.code} message={one.message} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {peer.evidence.length > 0 && <Evidence peer={peer} />}
      <Tools peer={peer} />
    </article>
  )
}

type State = Peer['breaker'] | 'waiting' | 'failing'

/** What a person would say of it: a first attempt that is still to come, and a failure the breaker does not count yet. */
function stateOf({ breaker, pulled, failing }: Peer): State {
  if (breaker !== 'closed') return breaker
  if (failing !== null) return 'failing'
  return pulled === null ? 'waiting' : 'closed'
}

function Trouble({ peer: { stopped, failing } }: { readonly peer: Peer }) {
  const words = useWords()
  const { moment } = useFormats()
  const trouble = stopped ?? failing
  if (trouble === null) return null
  return (
    <div className="peer-trouble" role={stopped === null ? 'status' : 'alert'}>
      <Why code={trouble.code} message={trouble.message} />
      <p className="quiet">
        {stopped !== null
          ? words('peers.trouble.stopped', { at: moment(stopped.at) })
          : failing !== null && words('peers.trouble.since', { since: moment(failing.since), times: failing.times })}
      </p>
    </div>
  )
}

/** In the reader's language where it is one of the usual reasons; otherwise as the hub says it. */
function Why({ code, message }: { readonly code: string; readonly message: string }) {
  const words = useWords()
  const id = known(`peers.why.${code}`)
  return id === undefined ? (
    <p lang="en" dir="ltr">
      {message}
    </p>
  ) : (
    <p>{words(id)}</p>
  )
}

function Evidence({ peer: { origin, evidence } }: { readonly peer: Peer }) {
  const words = useWords()
  return (
    <section className="peer-evidence">
      <h3>{words('peers.evidence')}</h3>
      {evidence.map((file) => (
        <p key={file}>
          <a
            className="button-link"
            href={`/peers/evidence/${encodeURIComponent(file)}?origin=${encodeURIComponent(origin)}`}
            download={file}
          >
            {words('peers.evidence.get', { file })}
          </a>
        </p>
      ))}
      <p className="quiet">{words('peers.evidence.about', { file: evidence[0] ?? '' })}</p>
    </section>
  )
}

function Tools({ peer: { origin, name, url, stopped } }: { readonly peer: Peer }) {
  const words = useWords()
  const toasts = useToasts()
  const queries = useQueryClient()
  const [isEnding, setIsEnding] = useState(false)
  const refresh = () => void queries.invalidateQueries({ queryKey: peersQuery.queryKey })
  const again = useMutation({
    mutationFn: () => hub.askPeer({ body: { origin } }),
    onSuccess: () => {
      toasts.say(words('peers.again.done'))
      refresh()
    },
  })
  const end = useMutation({
    mutationFn: () => hub.endPeer({ body: { origin } }),
    onSuccess: () => {
      setIsEnding(false)
      refresh()
    },
  })
  return (
    <div className="peer-tools">
      {url !== null && stopped === null && (
        <Button variant="default" size="compact-sm" loading={again.isPending} onClick={() => again.mutate()}>
          {words('peers.again')}
        </Button>
      )}
      <Button variant="default" size="compact-sm" onClick={() => setIsEnding(true)}>
        {words('peers.end')}
      </Button>
      <Refused error={again.error} />
      {isEnding && (
        <Dialog title={words('peers.end.sure', { name })} onClose={() => setIsEnding(false)}>
          <p>{words('peers.end.about')}</p>
          <Refused error={end.error} />
          <div className="form-end">
            <Cancel />
            <Button loading={end.isPending} onClick={() => end.mutate()}>
              {words('peers.end')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Bytes in the unit a person would say, in the reader's figures. */
function useSize(): (bytes: number) => string {
  const { locale } = useFormats()
  return (bytes) => {
    const [value, unit] =
      bytes >= 2 ** 30
        ? [bytes / 2 ** 30, 'gigabyte']
        : bytes >= 2 ** 20
          ? [bytes / 2 ** 20, 'megabyte']
          : [bytes / 2 ** 10, 'kilobyte']
    return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
  }
}
