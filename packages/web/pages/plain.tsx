// In plain words: what the operator of a hub can read and do, what nobody can, what to do when a phone is seized, and how
// an organisation leaves with its data. Readable without an account.
import { Link } from '@tanstack/react-router'
import { LanguageSwitch, ThemeSwitch } from '../frame/top-bar.tsx'
import { useTitle } from '../parts/title.ts'
import { useWords, type WordId } from '../words/words.ts'

/** Each part, with how many sentences it has. */
const parts = [
  ['operator', 4],
  ['nobody', 5],
  ['others', 3],
  ['phone', 5],
  ['leave', 3],
] as const

export default function PlainPage() {
  const words = useWords()
  useTitle(words('plain.title'))
  return (
    <main className="plain-page plain-words">
      <div className="plain-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <h1>{words('plain.title')}</h1>
      <p className="lead">{words('plain.lead')}</p>
      {parts.map(([part, sentences]) => (
        <section key={part}>
          <h2>{words(`plain.${part}`)}</h2>
          <ul>
            {Array.from({ length: sentences }, (_, index) => `plain.${part}.${index + 1}`).map((id) => (
              // The catalog has as many sentences as the part says; a test reads them all.
              <li key={id}>{words(id as WordId)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className="quiet">{words('plain.more')}</p>
      <p>
        <Link to="/" className="button-link">
          {words('notFound.home')}
        </Link>
      </p>
    </main>
  )
}
