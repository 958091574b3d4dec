// The organisations of a process, the groups that read together, and the rules. Its operators change them here.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useMe, useNames, useProcess, useProcesses } from '../hub/process.ts'
import { rowsQuery } from '../hub/queries.ts'
import { Answer, Empty, Loading } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { ProcessRules } from '../sharing/process-rules.tsx'
import { useFormats, useTerm, useWords } from '../words/words.ts'

const FormGroup = lazy(() => import('../sharing/form-group.tsx'))
const LetJoin = lazy(() => import('../sharing/let-join.tsx'))

export default function OrganisationsPage() {
  const words = useWords()
  const term = useTerm()
  useTitle(words('page.organisations'))
  const process = useProcess()
  const me = useMe()
  const { day } = useFormats()
  const processes = useProcesses()
  const [letting, setLetting] = useState(false)
  return (
    <div className="column stacked-sections">
      <header className="page-head">
        <h1>{words('page.organisations')}</h1>
        <p className="lead">{words('organisations.about')}</p>
      </header>
      <Answer of={processes} lines={8}>
        {(all) => {
          const found = all.find(({ key }) => key === process)
          if (found === undefined || found.organisations.length === 0) {
            return <Empty title={words('organisations.none')} />
          }
          const own = found.organisations.find(({ organisation }) => organisation === me?.organisation)
          const isOperator = me?.administrator === true && own?.role === 'operator'
          return (
            <>
              <table className="data-table">
                <thead>
                  <tr>
                    <th scope="col">{words('page.organisations')}</th>
                    <th scope="col">{words('organisations.role')}</th>
                    <th scope="col">{words('organisations.joined')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.organisations.map((one) => (
                    <tr key={one.organisation}>
                      <th scope="row">
                        <bdi>{one.name}</bdi>
                      </th>
                      <td>{term('role', one.role.replaceAll(' ', '-'))}</td>
                      <td>{day(one.joined)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {isOperator && (
                <Button size="compact-sm" variant="default" onClick={() => setLetting(true)}>
                  {words('organisations.add')}
                </Button>
              )}
              {letting && (
                <Suspense fallback={<Loading lines={2} />}>
                  <LetJoin process={process} onClose={() => setLetting(false)} />
                </Suspense>
              )}
              <Groups isOperator={isOperator} />
              <ProcessRules process={process} rules={found.rules} isOperator={isOperator} />
            </>
          )
        }}
      </Answer>
    </div>
  )
}

function Groups({ isOperator }: { readonly isOperator: boolean }) {
  const words = useWords()
  const process = useProcess()
  const names = useNames()
  const { list } = useFormats()
  const groups = useQuery(rowsQuery('groups', { process, limit: 100 }))
  const [forming, setForming] = useState<
    { readonly key: string; readonly name: string; readonly organisations: readonly string[] } | 'new' | null
  >(null)
  return (
    <section>
      <h2>{words('organisations.groups')}</h2>
      <p className="quiet">{words('organisations.groups.about')}</p>
      <Answer of={groups} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{words('organisations.groups.none')}</p>
          ) : (
            <ul className="rows">
              {rows.map((group) => (
                <li key={group.key} className="served-line">
                  <p className="row-words" dir="auto">
                    {group.name}
                  </p>
                  <p className="row-about">{list(group.organisations.map(names))}</p>
                  {isOperator && (
                    <button type="button" className="quiet-button" onClick={() => setForming(group)}>
                      {words('organisations.groups.change')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {isOperator && (
        <Button size="compact-sm" variant="default" onClick={() => setForming('new')}>
          {words('organisations.groups.form')}
        </Button>
      )}
      {forming !== null && (
        <Suspense fallback={<Loading lines={2} />}>
          <FormGroup process={process} group={forming === 'new' ? null : forming} onClose={() => setForming(null)} />
        </Suspense>
      )}
    </section>
  )
}
