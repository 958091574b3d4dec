// The first page: the processes one may see something of. With only one, straight into it.
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { LanguageSwitch, ThemeSwitch } from '../frame/top-bar.tsx'
import { meQuery, processesQuery } from '../hub/queries.ts'
import { OpenProcessButton } from '../parts/open-process-button.tsx'
import { Answer, Empty } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { pagePath } from '../paths.ts'
import { useAddress } from '../provenance/opened.ts'
import { useWords } from '../words/words.ts'

export default function HomePage() {
  const words = useWords()
  useTitle('')
  const me = useQuery(meQuery)
  const processes = useQuery(processesQuery)
  // Whoever comes here from inside wants the list, however short it is.
  const [all] = useAddress('all')
  const only = processes.data?.length === 1 && all === '' ? processes.data[0] : undefined
  if (only !== undefined) return <Navigate to={pagePath(only.key, 'situation')} replace />
  return (
    <main className="plain-page">
      <div className="plain-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <h1>{words('home.title')}</h1>
      <p className="lead">{words('home.about')}</p>
      <Answer of={processes}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={words('home.none')}>
              <p>
                {words(
                  me.data?.person === null
                    ? 'home.none.signIn'
                    : me.data?.administrator
                      ? 'home.none.open'
                      : 'home.none.how',
                )}
              </p>
            </Empty>
          ) : (
            <ul className="rows">
              {found.map((process) => (
                <li key={process.key} className="row-line">
                  <Link to={pagePath(process.key, 'situation')}>
                    <span className="row-words" dir="auto">
                      {process.name}
                    </span>
                    <span className="row-about" dir="auto">
                      {process.description}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <p>
        <OpenProcessButton className="button-link" />
      </p>
      {me.data?.person === null && (
        <p>
          <Link to="/sign-in" className="button-link">
            {words('session.signIn')}
          </Link>
        </p>
      )}
    </main>
  )
}
