// A decision as it was put, what the votes come to by the commission's rule, and who voted how.

import { useState } from 'react'
import type { CommissionRow, DecisionRow } from '../hub/client.ts'
import { useMe } from '../hub/process.ts'
import { Name } from '../names/names.tsx'
import { useOpen } from '../provenance/opened.ts'
import { useFormats, useTerm, useWords } from '../words/words.ts'
import { useVoices, Vote } from './decision-forms.tsx'

export function Decision({ row, commission }: { readonly row: DecisionRow; readonly commission: CommissionRow }) {
  const words = useWords()
  const term = useTerm()
  const me = useMe()
  const open = useOpen()
  const voices = useVoices(commission)
  const { moment, number } = useFormats()
  const [isVoting, setVoting] = useState(false)
  return (
    <div className="decision">
      <p>
        <strong>{term('outcome', row.outcome)}</strong>{' '}
        <span className="quiet">
          {term('commissionRule', row.rule.by)}
          {row.rule.by === 'qualified' && ` · ${number(row.rule.share)} %`}
          {row.settled !== null && ` · ${moment(row.settled)}`}
        </span>
      </p>
      <blockquote dir="auto">{row.text}</blockquote>
      <ul className="plain-list">
        {row.votes.map((one) => (
          <li key={one.entry} data-struck={one.counts ? undefined : true}>
            <Name of={one.by} /> · {term('vote', one.vote)}
            {one.reason !== null && (
              <>
                {' · '}
                <q dir="auto">{one.reason}</q>
              </>
            )}
            {!one.counts && <span className="quiet"> · {words('finding.signature.no')}</span>}
          </li>
        ))}
      </ul>
      <p className="entry-tools">
        <button type="button" className="quiet-button" onClick={() => open({ view: 'entries', key: row.put })}>
          {words('provenance.open')}
        </button>
        {me?.canWrite && voices.length > 0 && (
          <button type="button" className="quiet-button" onClick={() => setVoting(true)}>
            {words(row.rule.by === 'chair' ? 'decision.decide' : 'decision.vote')}
          </button>
        )}
      </p>
      {isVoting && <Vote commission={commission} row={row} onClose={() => setVoting(false)} />}
    </div>
  )
}
