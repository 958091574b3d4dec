// What is evidenced of a promise, as a mark with its word. The form says it as well as the word, and no colour does.
import type { State } from '../hub/client.ts'
import { useTerm, useWords } from '../words/words.ts'

const forms = {
  not_yet_due: <circle cx="6" cy="6" r="4" strokeDasharray="1.6 1.55" />,
  due: <circle cx="6" cy="6" r="4.5" />,
  reported_done: (
    <>
      <circle cx="6" cy="6" r="4.500" />
      <path d="M3.800 6.200l1.600 1.600 2.900-3.400" />
    </>
  ),
  verified_done: (
    <>
      <circle cx="6" cy="6" r="4.500" fill="currentColor" />
      <path d="M3.800 6.200l1.600 1.600 2.900-3.400" stroke="var(--surface)" />
    </>
  ),
  verified_late: (
    <>
      <circle cx="6" cy="6" r="4.500" fill="currentColor" />
      <path d="M6 3.400V6l1.900 1.300" stroke="var(--surface)" />
    </>
  ),
  partly: (
    <>
      <circle cx="6" cy="6" r="4.500" />
      <path d="M6 1.500a4.500 4.500 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  past_due_unreported: (
    <>
      <path d="M1.500 1.500h9v9h-9z" />
      <path d="M6 3.400v3.200M6 8.500v.1" />
    </>
  ),
  suspended: <path d="M4 2v8M8 2v8" strokeWidth="2" />,
  waived: (
    <>
      <circle cx="6" cy="6" r="4" />
      <path d="M1.500 10.500l9-9" />
    </>
  ),
  superseded: <path d="M2 6h7M6.500 3.500L9 6 6.500 8.500M11 2v8" />,
  unknown: (
    <path d="M4.200 4.400C4.200 3.200 5 2.400 6 2.400s1.800.8 1.800 1.900c0 1.500-1.800 1.500-1.800 3M6 9.600v.1" />
  ),
} as const

export function Status({
  state,
  contested = false,
  readings = 1,
}: {
  readonly state: Pick<State, 'status' | 'late' | 'overdue'>
  readonly contested?: boolean
  readonly readings?: number
}) {
  const term = useTerm()
  const words = useWords()
  // Nothing reported after its day says it is overdue already, as late says it of what was done late.
  const more = [
    state.overdue && state.status !== 'past_due_unreported' ? words('promised.overdue') : null,
    state.late && state.status !== 'verified_late' ? words('promised.late') : null,
    contested ? words('promised.contested') : null,
    readings > 1 ? words('promised.readings', { count: readings }) : null,
  ].filter((one) => one !== null)
  return (
    <span className="promised" data-status={state.status} data-overdue={state.overdue || undefined}>
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
        {forms[state.status]}
      </svg>
      <span>{[term('promised', state.status), ...more].join(' · ')}</span>
    </span>
  )
}
