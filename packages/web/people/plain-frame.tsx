// The frame of pages outside a process: title, language, colours, and the way back.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LanguageSwitch, ThemeSwitch } from '../frame/top-bar.tsx'
import { useMe } from '../hub/process.ts'
import { Empty, Loading } from '../parts/states.tsx'
import { useTitle } from '../parts/title.ts'
import { useWords, type WordId } from '../words/words.ts'

/** A page beside others of the same subject. */
export type Tab = {
  readonly to: string
  readonly title: WordId
  readonly forAdministrators?: boolean
  /** For administrators of the hub itself. */
  readonly forHub?: boolean
}

export function PlainFrame({
  heading,
  narrow,
  tabs = [],
  children,
}: {
  readonly heading: WordId
  readonly narrow?: boolean
  readonly tabs?: readonly Tab[]
  readonly children: ReactNode
}) {
  const words = useWords()
  useTitle(words(heading))
  const me = useMe()
  const isFor = ({ forAdministrators, forHub }: Tab) =>
    (!forAdministrators || me?.administrator) && (!forHub || me?.runsHub)
  const shown = tabs.filter(isFor)
  return (
    <main className={narrow ? 'plain-page narrow' : 'plain-page people-page'}>
      <div className="plain-tools">
        {!narrow && (
          <Link to="/" search={{ all: '1' } as never /* read by the page itself */} className="plain-back">
            {words('notFound.home')}
          </Link>
        )}
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <h1>{words(heading)}</h1>
      {me?.person != null && shown.length > 0 && (
        <nav className="page-tabs" aria-label={words('frame.pages')}>
          {shown.map(({ to, title }) => (
            <Link key={to} to={to} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
              {words(title)}
            </Link>
          ))}
        </nav>
      )}
      {children}
    </main>
  )
}

/** Shows its content to whoever is signed in, and the way to sign in to others. */
export function ForSignedIn({ children }: { readonly children: ReactNode }) {
  const words = useWords()
  const me = useMe()
  if (me === undefined) return <Loading />
  if (me.person !== null) return children
  return (
    <Empty title={words('people.signedOut')}>
      <p>
        <Link to="/sign-in" className="button-link">
          {words('session.signIn')}
        </Link>
      </p>
    </Empty>
  )
}
