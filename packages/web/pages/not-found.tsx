// An address that leads nowhere.
import { Link } from '@tanstack/react-router'
import { useWords } from '../words/words.ts'

export function NotFound() {
  const words = useWords()
  return (
    <main className="plain-page narrow">
      <h1>{words('notFound.title')}</h1>
      <p className="lead">{words('notFound.text')}</p>
      <p>
        <Link to="/" className="button-link">
          {words('notFound.home')}
        </Link>
      </p>
    </main>
  )
}
