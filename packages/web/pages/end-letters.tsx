// Where the link in a letter leads: ending it takes one press and no sign-in. Looking at the page ends nothing, because
// mail programs look at links by themselves.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { hub } from '../hub/client.ts'
import { Empty } from '../parts/states.tsx'
import { PlainFrame } from '../people/plain-frame.tsx'
import { Refused } from '../people/refused.tsx'
import { useWords } from '../words/words.ts'

export default function EndLettersPage() {
  const words = useWords()
  const search = useRouterState({ select: (state) => state.location.searchStr })
  const token = new URLSearchParams(search).get('token') ?? ''
  const end = useMutation({ mutationFn: () => hub.endDigest({ token }) })
  return (
    <PlainFrame heading="letters.end.title" narrow>
      {token === '' ? (
        <Empty title={words('letters.end.broken')}>
          <p>
            <Link to="/account/letters" className="inline-link">
              {words('letters.title')}
            </Link>
          </p>
        </Empty>
      ) : end.isSuccess ? (
        <p role="status">{words('letters.end.done')}</p>
      ) : (
        <>
          <p>{words('letters.end.about')}</p>
          <Refused error={end.error} />
          <div className="form-end">
            <Button loading={end.isPending} onClick={() => end.mutate()}>
              {words('letters.end')}
            </Button>
          </div>
        </>
      )}
    </PlainFrame>
  )
}
