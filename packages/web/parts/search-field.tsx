// The search field of a list: what is typed goes into the address after a moment.
import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useAddress } from '../provenance/opened.ts'
import { Icon } from './icon.tsx'

export function SearchField({ label }: { readonly label: string }) {
  const [q, setQ] = useAddress('q')
  const [text, setText] = useState(q)
  const later = useDebouncedCallback(setQ, 200)
  useEffect(() => setText(q), [q])
  return (
    <TextInput
      type="search"
      className="search-field"
      aria-label={label}
      placeholder={label}
      leftSection={<Icon name="search" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        later(event.currentTarget.value)
      }}
    />
  )
}
