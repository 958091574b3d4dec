// Each party's own word on the agreement, with its reservations, and the part every actor has under it.

import type { AgreementRow, ClauseRow } from '../hub/client.ts'
import { useNames } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { useZoned } from './zoned.ts'

export default function Declarations({
  row,
  clauses,
}: {
  readonly row: AgreementRow
  readonly clauses: readonly ClauseRow[]
}) {
  const words = useWords()
  const term = useTerm()
  const names = useNames()
  const open = useOpen()
  const { list } = useFormats()
  const { day } = useZoned(row.zone)
  const numberOf = (clause: string | null) => clauses.find((one) => one.clause === clause)?.number ?? clause
  return (
    <section className="declarations">
      {row.declarations.length === 0 ? (
        <p>{words('declared.none')}</p>
      ) : (
        <div className="two-sides">
          {row.declarations.map((one) => (
            <div key={one.entry} className="reading-of">
              <h3>
                <Name of={one.party} />
              </h3>
              <p>
                <button
                  type="button"
                  className="inline-button"
                  onClick={() => open({ view: 'entries', key: one.entry })}
                >
                  {term('act', one.act)} · {day(one.on)}
                  {one.version !== null && ` · ${words('declared.version', { version: one.version })}`}
                </button>
                {one.toldBy !== null && (
                  <span className="quiet"> · {words('declared.toldBy', { who: names(one.toldBy) })}</span>
                )}
              </p>
              {one.signatory !== null && (
                <dl className="facts">
                  <div>
                    <dt>{words('declared.signatory')}</dt>
                    <dd>
                      <bdi>{[one.signatory.name, one.signatory.office].filter(Boolean).join(', ')}</bdi>
                      {one.signatory.mandate !== null && <p dir="auto">{one.signatory.mandate.words}</p>}
                      {one.signatory.withinMandate !== null && (
                        <p className="quiet">
                          {words(one.signatory.withinMandate ? 'declared.within' : 'declared.outside')}
                        </p>
                      )}
                    </dd>
                  </div>
                </dl>
              )}
              <h4>{words('declared.reservations')}</h4>
              {one.reservations.length === 0 ? (
                <p className="quiet">{words('declared.noReservation')}</p>
              ) : (
                <ul className="plain-list">
                  {one.reservations.map(({ clause, text }) => (
                    <li key={text} dir="auto">
                      {clause !== null && <span className="clause-number">{numberOf(clause)}</span>} {text}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          ))}
        </div>
      )}
      {row.coding !== null && (
        <>
          <h2>{words('coding.title')}</h2>
          <ul className="plain-list" dir="ltr">
            {codesOf(row.coding).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{words('roles.title')}</h2>
      <ul className="rows">
        {row.roles.map((one) => (
          <li key={one.entry} className="row-line">
            <button type="button" onClick={() => open({ view: 'entries', key: one.entry })}>
              <span className="row-words">
                <Name of={one.actor} />
                {one.name !== null && (
                  <span className="quiet">
                    {' '}
                    <bdi>{one.name}</bdi>
                  </span>
                )}
              </span>
              <span className="row-about">
                <span>{list([term('under', one.role), ...one.may.map((power) => term('may', power))])}</span>
                <span>
                  {one.organisation === null
                    ? words('roles.noOrganisation')
                    : words('roles.speaks', { who: names(one.organisation) })}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The codes as the schemes write them: they are names, and are looked up by them. */
function codesOf({ pax, ceasefire }: NonNullable<AgreementRow['coding']>): readonly string[] {
  const line = (scheme: string, codes: readonly (string | undefined)[]) =>
    [scheme, ...codes.filter((code) => code !== undefined)].join(' · ')
  const stageSub = pax !== undefined && 'stageSub' in pax.stage ? pax.stage.stageSub : undefined
  return [
    ...(pax === undefined
      ? []
      : [
          line(`PA-X ${pax.version}`, [
            pax.stage.stage,
            stageSub,
            pax.type,
            pax.status,
            pax.conflict,
            ...Object.entries(pax.topics ?? {}).map(([topic, depth]) => `${topic} ${depth}`),
          ]),
        ]),
    ...(ceasefire === undefined
      ? []
      : [
          line(`ETH/PRIO ${ceasefire.version}`, [
            ceasefire.class,
            ceasefire.side,
            ...(ceasefire.purposes ?? []),
            ceasefire.mediated,
            ...(ceasefire.mechanisms ?? []),
            ceasefire.enforcement,
            ceasefire.written,
            ceasefire.coverage,
          ]),
        ]),
  ]
}
