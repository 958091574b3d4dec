// One's own letters by e-mail.
import { useQuery } from '@tanstack/react-query'
import { LetterChoices, LetterHours } from '../desks/letter-sections.tsx'
import { lettersQuery } from '../desks/queries.ts'
import { Answer } from '../parts/states.tsx'
import { accountTabs } from '../people/organisation-tabs.tsx'
import { ForSignedIn, PlainFrame } from '../people/plain-frame.tsx'

export default function LettersPage() {
  return (
    <PlainFrame heading="letters.title" tabs={accountTabs}>
      <ForSignedIn>
        <Letters />
      </ForSignedIn>
    </PlainFrame>
  )
}

function Letters() {
  const letters = useQuery(lettersQuery)
  return (
    <Answer of={letters}>
      {(found) => (
        <>
          <LetterChoices letters={found} />
          <LetterHours letters={found} />
        </>
      )}
    </Answer>
  )
}
