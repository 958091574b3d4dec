// What went wrong in a form about people, in a sentence that says what to do; with a way to sign in again where that is it.
import { Link, useRouterState } from '@tanstack/react-router'
import { ProblemError } from '../hub/client.ts'
import { messageOf } from '../hub/write.ts'
import { useWords } from '../words/words.ts'
import { PasskeyDeclined } from './passkey.ts'

export function Refused({ error }: { readonly error: unknown }) {
  const words = useWords()
  const path = useRouterState({ select: (state) => state.location.pathname })
  if (error === null || error === undefined) return null
  const again = error instanceof ProblemError && error.code === 'sign-in-again' && path !== '/sign-in'
  return (
    <div className="form-error" role="alert">
      <p>{error instanceof PasskeyDeclined ? words('passkey.declined') : messageOf(error, words('error.unknown'))}</p>
      {again && (
        <p>
          <Link to="/sign-in" search={{ back: path } as never /* read by the page itself */}>
            {words('session.signIn')}
          </Link>
        </p>
      )}
    </div>
  )
}
