// How far looking into an incident has come, as a mark with its word. No colour says it, and nothing says whose fault it is.
import { useTerm } from '../words/words.ts'

const forms: Readonly<Record<string, React.ReactNode>> = {
  reported: <circle cx="6" cy="6" r="4" strokeDasharray="1.6 1.55" />,
  open: <circle cx="6" cy="6" r="4.500" />,
  proposed: (
    <>
      <circle cx="6" cy="6" r="4.500" />
      <path d="M6 3.400v5.200M3.400 6h5.200" />
    </>
  ),
  'in-reply': (
    <>
      <circle cx="6" cy="6" r="4.500" />
      <path d="M6 3.400V6l1.900 1.300" />
    </>
  ),
  confirmed: (
    <>
      <circle cx="6" cy="6" r="4.500" fill="currentColor" />
      <path d="M3.800 6.200l1.600 1.600 2.900-3.400" stroke="var(--surface)" />
    </>
  ),
  'partly-confirmed': (
    <>
      <circle cx="6" cy="6" r="4.500" />
      <path d="M6 1.500a4.500 4.500 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  'not-confirmed': (
    <>
      <circle cx="6" cy="6" r="4.500" />
      <path d="M3.600 6h4.800" />
    </>
  ),
  unverifiable: (
    <path d="M4.200 4.400C4.200 3.200 5 2.400 6 2.400s1.800.8 1.800 1.900c0 1.500-1.800 1.500-1.800 3M6 9.600v.1" />
  ),
}

export function CaseMark({ state }: { readonly state: string }) {
  const term = useTerm()
  return (
    <span className="promised" data-state={state}>
      <svg
        viewBox="0 0 12 12"
        width="14"
        height="14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        aria-hidden="true"
      >
        {forms[state]}
      </svg>
      <span>{term('caseState', state)}</span>
    </span>
  )
}
