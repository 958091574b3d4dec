// Accounts of one incident, side by side: same size, same weight, in the order in which they were told.
import type { IncidentAccount, IncidentRow } from '../hub/client.ts'
import { useNames } from '../hub/process.ts'
import { countWords } from '../imports/count-words.ts'
import { Fact } from '../provenance/fact.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { ReadWords } from './read-words.tsx'
import { useTimeWords } from './time-words.ts'

export function Accounts({ row }: { readonly row: IncidentRow }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('incident.accounts')}</h2>
      <p className="quiet">{words('incident.accounts.about')}</p>
      <div className="sides">
        {row.accounts.map((account) => (
          <Account key={account.entry} account={account} isOther={account.incident !== row.key} />
        ))}
      </div>
    </section>
  )
}

function Account({ account, isOther }: { readonly account: IncidentAccount; readonly isOther: boolean }) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const open = useOpen()
  const { number, moment } = useFormats()
  const { momentOf } = useTimeWords()
  const { where, observed, harm, involved, alleged } = account
  return (
    <figure className="side account">
      <p className="side-value">{term('incidentEvent', account.event)}</p>
      <blockquote dir="auto">{account.what}</blockquote>
      <dl className="facts">
        <Fact name={words('incident.when')}>
          {account.times.map((time) => (
            <p key={`${time.is} ${time.from}`}>
              {momentOf(time)} <span className="quiet">{term('timeIs', time.is)}</span>
            </p>
          ))}
        </Fact>
        <Fact name={words('incident.where')}>
          <bdi>{where.name}</bdi>
          {where.area !== undefined && <bdi>, {where.area}</bdi>}{' '}
          <span className="quiet">
            {where.lat !== undefined && where.lon !== undefined && (
              <bdi dir="ltr">
                {number(where.lat)}, {number(where.lon)} ·{' '}
              </bdi>
            )}
            {term('placePrecision', String(where.precision))}
          </span>
        </Fact>
        <Fact name={words('incident.seen')}>
          {observed.by} · {term('perceived', observed.how)}
          {observed.from !== undefined && <span> · {words('incident.from', { where: observed.from })}</span>}
          {observed.distanceKm !== undefined && (
            <span> · {words('incident.distance', { km: number(observed.distanceKm) })}</span>
          )}
        </Fact>
        <Fact name={words('incident.harm')}>
          {harm.length === 0
            ? words('incident.harm.none')
            : harm.map(({ kind, of, low, best, high }) => (
                <p key={`${kind} ${of}`}>
                  {low === high ? number(low) : `${number(low)}–${number(high)}`}
                  {best !== undefined && low !== high && <span className="quiet"> ({number(best)})</span>}{' '}
                  {term('harm', kind)}
                  {of !== undefined && <span className="quiet"> · {term('harmed', of)}</span>}
                </p>
              ))}
        </Fact>
        {account.counts.length > 0 && (
          <Fact name={words('incident.counted')}>
            {account.counts.map((one) => (
              <p key={`${one.of} ${one.low} ${one.high}`}>{countWords(one, term('counted', one.of))}</p>
            ))}
          </Fact>
        )}
        {involved.length > 0 && (
          <Fact name={words('incident.involved')}>
            {involved.map(({ actor, part }) => (
              <p key={`${actor} ${part}`}>
                <bdi>{actor}</bdi> <span className="quiet">{term('part', part)}</span>
              </p>
            ))}
          </Fact>
        )}
        {alleged !== null && (
          <Fact name={words('incident.alleged')}>
            {(alleged.clauses ?? []).map((clause) => (
              <p key={clause}>{words('incident.alleged.clause', { clause })}</p>
            ))}
            {(alleged.by ?? []).map((actor) => (
              <p key={actor}>
                <bdi>{actor}</bdi>
              </p>
            ))}
          </Fact>
        )}
      </dl>
      <figcaption>
        <strong>{names(account.organisation)}</strong>, {moment(account.at)}
        {account.report !== null && <span> · {words('incident.report', { ...account.report })}</span>}
        {account.replaced.length > 0 && (
          <span> · {words('incident.replaced', { count: account.replaced.length })}</span>
        )}
        {isOther && <span> · {words('incident.otherName')}</span>}
        {account.read !== null && (
          <span>
            {' · '}
            <ReadWords read={account.read} />
          </span>
        )}{' '}
        <button type="button" className="inline-button" onClick={() => open({ view: 'entries', key: account.entry })}>
          {words('provenance.open')}
        </button>
      </figcaption>
    </figure>
  )
}
