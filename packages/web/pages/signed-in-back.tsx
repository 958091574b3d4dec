// Where an identity provider sends the browser back to: what it brought goes to the hub, once, and out of the address bar.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { hub } from '../hub/client.ts'
import { Loading } from '../parts/states.tsx'
import { PlainFrame } from '../people/plain-frame.tsx'
import { Refused } from '../people/refused.tsx'
import { useWords } from '../words/words.ts'

export default function SignedInBackPage() {
  const words = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const finish = useMutation({
    mutationFn: (query: string) => hub.signInProvider({ body: { query } }),
    onSuccess: ({ ways }) => {
      queries.clear()
      void navigate({ to: ways.length > 0 ? '/sign-in' : '/', replace: true })
    },
  })
  const isSent = useRef(false)
  const { mutate } = finish
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    const query = window.location.search
    window.history.replaceState(window.history.state, '', window.location.pathname)
    mutate(query)
  }, [mutate])
  return (
    <PlainFrame heading="session.signIn" narrow>
      {finish.isError ? (
        <>
          <Refused error={finish.error} />
          <p>
            <Link to="/sign-in" className="button-link">
              {words('session.signIn')}
            </Link>
          </p>
        </>
      ) : (
        <Loading lines={3} />
      )}
    </PlainFrame>
  )
}
