// Certainty has form: each standing and each state has its own mark, and every mark has a word.
import { useTerm } from '../words/words.ts'

const forms = {
  machine: <circle cx="6" cy="6" r="4" strokeDasharray="1.6 1.55" />,
  accepted: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  corrected: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="currentColor" />
      <path d="M3.5 8.500l5-5" stroke="var(--surface)" strokeWidth="1.6" />
    </>
  ),
  rejected: (
    <>
      <circle cx="6" cy="6" r="4" />
      <path d="M1.500 10.500l9-9" />
    </>
  ),
  disputed: (
    <>
      <path d="M5 1.500a4.500 4.500 0 0 0 0 9z" fill="currentColor" />
      <path d="M7.500 1.700a4.500 4.500 0 0 1 0 8.600z" />
    </>
  ),
  occurred: <path d="M6 .8L11.200 6 6 11.200.8 6z" fill="currentColor" />,
  ongoing: (
    <>
      <path d="M6 .8L11.200 6 6 11.200.8 6z" />
      <path d="M6 .8V11.200L.8 6z" fill="currentColor" />
    </>
  ),
  planned: <path d="M6 1.200L10.800 6 6 10.800 1.200 6z" />,
  hypothetical: <path d="M6 1.200L10.800 6 6 10.800 1.200 6z" strokeDasharray="1.500 1.500" />,
  denied: (
    <>
      <path d="M6 1.200L10.800 6 6 10.800 1.200 6z" />
      <path d="M1 11L11 1" />
    </>
  ),
} as const
export type CertaintyForm = keyof typeof forms

const standings: ReadonlySet<string> = new Set(['machine', 'accepted', 'corrected', 'rejected', 'disputed'])

/** A mark with its word beside it, or with the word for screen readers only where a column or row says it already. */
export function Certainty({ form, bare = false }: { readonly form: string; readonly bare?: boolean }) {
  const term = useTerm()
  const word = term(standings.has(form) ? 'standing' : 'status', form)
  return (
    <span className="certainty" data-form={form} title={bare ? word : undefined}>
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        {form in forms ? forms[form as CertaintyForm] /* `in` just checked it */ : forms.hypothetical}
      </svg>
      <span className={bare ? 'unseen' : undefined}>{word}</span>
    </span>
  )
}
