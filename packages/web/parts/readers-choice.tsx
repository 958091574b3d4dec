// Who can see what is about to be put on record: asked in every form that writes something new.
import { useMe } from '../hub/process.ts'
import { useWords, type WordId } from '../words/words.ts'

export type Readers = 'public' | 'members' | 'own'

/** The audience of an entry. An empty one is the author's organisation alone. */
export const audienceOf = (readers: Readers): readonly string[] => (readers === 'own' ? [] : [readers])

type Props = {
  readonly value: Readers
  readonly onChange: (value: Readers) => void
  readonly label?: WordId
}

export function ReadersChoice({ value, onChange, label = 'add.readers' }: Props) {
  const words = useWords()
  const me = useMe()
  return (
    <fieldset className="choice">
      <legend>{words(label)}</legend>
      {(['own', 'members', 'public'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="readers" checked={value === one} onChange={() => onChange(one)} />
          {words(`add.readers.${one}`, { organisation: me?.organisationName ?? words('organisation.title') })}
        </label>
      ))}
    </fieldset>
  )
}
