// Digests: each person's own choice. Nobody else is told of it, and a word from a letter gets one answer whatever it is.
import { Refusal } from '../../refusal.ts'
import type { Asking } from '../asking.ts'
import type { Handlers, Rooms } from './handler.ts'

export const digests: Handlers<'digests' | 'chooseDigest' | 'setHours' | 'sampleDigest' | 'endDigest'> = {
  digests: ({ asking }, rooms) => chosenBy(personOf(asking), rooms),
  chooseDigest: ({ input, asking }, rooms) => {
    const person = personOf(asking)
    rooms.digests.choose(person, input.body.process, input.body.every)
    return chosenBy(person, rooms)
  },
  setHours: ({ input, asking }, rooms) => {
    const person = personOf(asking)
    rooms.digests.setHours(person, input.body)
    return chosenBy(person, rooms)
  },
  sampleDigest: ({ input, asking }, { digests }) => {
    personOf(asking)
    return digests.sample(input.process, asking.reader)
  },
  endDigest: ({ input }, rooms) => {
    rooms.digests.endBy(input.token)
    return { ended: true }
  },
}

async function chosenBy(person: string, { digests, people }: Rooms) {
  const box = await people.letterbox(person)
  return {
    mail: digests.hasMail,
    address: box?.address ?? null,
    hours: digests.hours(person),
    choices: [...digests.choices(person)],
  }
}

function personOf({ reader }: Asking): string {
  if (reader.person !== null) return reader.person
  throw new Refusal('not-signed-in', {}, 'Letters go to people. Sign in as one.')
}
