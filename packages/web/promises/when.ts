// The moment a page is about: as it was on one day, as known on another. Both stand in the address, so that a moment can
// be linked to; without them it is now, or where a told story stands still.
import { useProcess, useProcesses } from '../hub/process.ts'
import { useNow } from '../parts/now.ts'
import { useAddress } from '../provenance/opened.ts'

export type When = {
  /** As it was at this instant. */
  readonly at: string
  /** As known at this instant; null is all that is known. */
  readonly known: string | null
  /** What `at` is where nothing is chosen. */
  readonly usual: string
  /** The usual moment is where a story stands still, and not now. */
  readonly isStory: boolean
  readonly setAt: (at: string) => void
  readonly setKnown: (known: string) => void
}

export function useWhen(): When {
  const [at, setAt] = useAddress('at')
  const [known, setKnown] = useAddress('known')
  const process = useProcess()
  const standsAt = useProcesses().data?.find(({ key }) => key === process)?.standsAt ?? null
  const now = useNow()
  const usual = standsAt ?? now
  return {
    at: isInstant(at) ? at : usual,
    known: isInstant(known) ? known : null,
    usual,
    isStory: standsAt !== null,
    setAt,
    setKnown,
  }
}

const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))

/** The query's part of it. */
export const asKnown = ({ known }: Pick<When, 'known'>) => (known === null ? {} : { asKnown: known })
