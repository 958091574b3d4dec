// The agreements of the process, each with its standing, its parties and its phases.
import { Link } from '@tanstack/react-router'
import { useMe, useProcess } from '../hub/process.ts'
import { Icon } from '../parts/icon.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { agreementPath, pagePath } from '../paths.ts'
import { useAgreements } from '../promises/queries.ts'
import { useWhen } from '../promises/when.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'

export default function AgreementsPage() {
  const words = useWords()
  const term = useTerm()
  const { day, list } = useFormats()
  useTitle(words('page.agreements'))
  const process = useProcess()
  const me = useMe()
  const when = useWhen()
  const agreements = useAgreements(process, when)
  const draft = me?.canWrite && (
    <Link className="button-link" to={pagePath(process, 'draft')}>
      <Icon name="add" /> {words('agreements.draft')}
    </Link>
  )
  return (
    <div className="list-page">
      <header className="page-head">
        <h1>{words('page.agreements')}</h1>
        {draft}
      </header>
      <Answer of={agreements} lines={6}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={words('agreements.none')}>
              <p>{words('agreements.none.how')}</p>
            </Empty>
          ) : (
            <>
              <p className="total" role="status">
                {words('agreements.total', { count: rows.length })}
              </p>
              <ul className="rows">
                {rows.map((row) => (
                  <li key={row.key} className="row-line">
                    <Link to={agreementPath(process, row.key)}>
                      <span className="row-words" dir="auto">
                        {row.title}
                      </span>
                      <span className="row-about">
                        <span>{term('standing-of', row.standing)}</span>
                        <span>
                          {row.effect === null
                            ? words('agreement.noEffect')
                            : words('agreement.inForce', { when: day(row.effect) })}
                        </span>
                        <span>{words('agreement.commitments', { count: row.commitments })}</span>
                        <bdi>{list(row.roles.filter(({ role }) => role === 'party').map(({ actor }) => actor))}</bdi>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answer>
    </div>
  )
}
