// A small mark: who of one's own organisation is on this record now.
import { usePresent } from '../hub/presence.ts'
import type { Subject } from '../paths.ts'
import { useFormats, useWords } from '../words/words.ts'

// More names than these make a line nobody reads.
const namedMax = 3

/** `quiet` where the mark stands in a list: what comes and goes there is not read out. */
export function PresentMark({ on, quiet = false }: { readonly on: Subject; readonly quiet?: boolean }) {
  const words = useWords()
  const { list } = useFormats()
  const people = usePresent(on)
  const named = people.slice(0, namedMax).map(({ name }) => name)
  const more = people.length - named.length
  const text = people.length === 0 ? '' : words('presence.here', { names: list(named), count: people.length, more })
  if (quiet) return text === '' ? null : <span className="present">{text}</span>
  // The place stands there empty as well, so that what comes into it is read out.
  return (
    <p className="present-place" role="status" aria-live="polite">
      {text !== '' && <span className="present">{text}</span>}
    </p>
  )
}
