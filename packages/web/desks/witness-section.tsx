// Witnesses: who signs this hub's checkpoints and when last, whose it signs, and the checkpoint to hand to others.
import { useQuery } from '@tanstack/react-query'
import { useMe } from '../hub/process.ts'
import { Answer } from '../parts/states.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { Copied } from './copied.tsx'
import { checkpointQuery, type Keys, keysQuery, witnessedQuery } from './queries.ts'

export function WitnessSection() {
  const words = useWords()
  const keys = useQuery(keysQuery)
  return (
    <section>
      <h2>{words('witnesses.title')}</h2>
      <p>{words('witnesses.about')}</p>
      <Answer of={keys} lines={3}>
        {(found) => <Witnesses keys={found} />}
      </Answer>
    </section>
  )
}

function Witnesses({ keys }: { readonly keys: Keys }) {
  const words = useWords()
  const { moment, number } = useFormats()
  const me = useMe()
  const checkpoint = useQuery(checkpointQuery(keys))
  const witnessed = useQuery({ ...witnessedQuery, enabled: me?.runsHub ?? false })
  return (
    <>
      <Answer of={checkpoint} lines={3}>
        {({ text, holds, size, witnesses }) => (
          <>
            {witnesses.length === 0 ? (
              <p className="notice">{words('witnesses.none')}</p>
            ) : (
              <>
                <p>{words('witnesses.quorum', { count: keys.witnesses.quorum, of: witnesses.length })}</p>
                <ul className="plain-rows">
                  {witnesses.map(({ key, name, at }) => (
                    <li key={key}>
                      <span>
                        <bdi dir="ltr">{name}</bdi>
                      </span>
                      <span className="quiet">
                        {at === null ? words('witnesses.not') : words('witnesses.signed', { at: moment(at) })}
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <h3>{words('witnesses.checkpoint')}</h3>
            <p className="quiet">{words('witnesses.checkpoint.about', { size: number(size) })}</p>
            {!holds && (
              <p className="form-error" role="alert">
                {words('witnesses.checkpoint.bad')}
              </p>
            )}
            <Copied text={text} />
          </>
        )}
      </Answer>
      {me?.runsHub && (
        <>
          <h3>{words('witnesses.ours')}</h3>
          <Answer of={witnessed} lines={1}>
            {(logs) =>
              logs.length === 0 ? (
                <p className="quiet">{words('witnesses.ours.none')}</p>
              ) : (
                <ul className="plain-rows">
                  {logs.map(({ origin, size, at }) => (
                    <li key={origin}>
                      <span>
                        <bdi dir="ltr">{origin}</bdi>
                      </span>
                      <span className="quiet">
                        {size === null || at === null
                          ? words('witnesses.ours.never')
                          : words('witnesses.ours.signed', { size: number(size), at: moment(at) })}
                      </span>
                    </li>
                  ))}
                </ul>
              )
            }
          </Answer>
          {keys.witnessKey !== null && <Copied text={keys.witnessKey} />}
        </>
      )}
    </>
  )
}
