// Offers an incentive: what, by whom to whom, which commitments and findings it waits for, what takes it back. Aid is refused
// by the record itself, which says why; the words of the refusal are shown and nothing typed is lost.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseRow } from '../hub/client.ts'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { allRowsQuery } from '../hub/queries.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { Choose, Line, Passage, Several, Term, useFields } from '../parts/fields.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useAgreements, useCommitments } from '../promises/queries.ts'
import { useWords } from '../words/words.ts'
import { AmountFields } from './enter-step.tsx'
import { type Asked, askedOf, FindingsAsked } from './findings-asked.tsx'

const forms = ['trade-partnership', 'reconstruction-fund', 'sanctions-relief'] as const
const sorts = [
  ...['market-access', 'tariff-relief', 'investment', 'loan', 'grant-for-rebuilding', 'debt-relief', 'energy-supply'],
  ...['transit', 'technical-cooperation', 'delisting', 'sanctions-suspension', 'release-of-assets', 'other'],
] as const
const all = { at: '', known: null }

/** Findings that can be waited for: of a verification or an investigation, and not withdrawn. */
const findingsOf = (cases: readonly CaseRow[]) =>
  cases.flatMap(({ key, title, findings }) =>
    findings
      .filter(({ lane, state }) => (lane === 'verification' || lane === 'investigation') && state !== 'withdrawn')
      .map(({ finding, by }) => ({ case: key, finding, title, by: by ?? '' })),
  )

export function OfferForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const process = useProcess()
  const agreements = useAgreements(process, all).data ?? []
  const commitments = useCommitments(process, all).data ?? []
  const findings = findingsOf(useQuery(allRowsQuery('cases', { process })).data ?? [])
  const [values, of] = useFields({
    ...{ agreement: '', title: '', what: '', provider: '', beneficiary: '', verifier: '', days: '' },
    ...{ value: '', currency: '', form: forms[0] as string, sort: sorts[0] as string }, // widens the literals
    triggers: [] as readonly string[],
    asked: new Map() as Asked,
  })
  const { title, form, sort, what, provider, beneficiary, verifier, days, value, currency } = values
  const [onBreach, setOnBreach] = useState(true)
  const [readers, setReaders] = useState<Readers>('own')

  const agreement = values.agreement === '' ? (agreements[0]?.key ?? '') : values.agreement
  const roles = agreements.find(({ key }) => key === agreement)?.roles ?? []
  const verifiers = [...new Set(roles.filter(({ may }) => may.includes('verify')).map(({ actor }) => actor))]
  const among = commitments.filter((one) => one.agreement === agreement)
  // What was chosen of another agreement is not of this one.
  const triggers = values.triggers.filter((commitment) => among.some(({ key }) => key === commitment))
  const onFindings = askedOf(values.asked, findings)
  const isAmount = value === '' || (Number(value) > 0 && /^[A-Z]{3}$/.test(currency))
  const needed = [title, what, provider, beneficiary].every((one) => one.trim() !== '')
  const isWaiting = triggers.length + onFindings.triggers.length > 0
  const lines = (text: string) => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)
  const entry = () => ({
    kind: 'incentive-offered',
    audience: audienceOf(readers),
    body: {
      incentive: newId('itv'),
      agreement,
      title: title.trim(),
      form,
      benefit: { sort, what: what.trim() },
      providers: lines(provider),
      beneficiaries: lines(beneficiary),
      ...(verifier === '' ? {} : { verifier }),
      triggers: [
        ...triggers.map((commitment) => ({ on: 'commitment', commitment, is: 'verified' })),
        ...onFindings.triggers,
      ],
      snapback: [
        ...(onBreach ? triggers.map((commitment) => ({ on: 'breach', commitment })) : []),
        ...onFindings.snapback,
        ...(Number(days) >= 1 ? [{ on: 'suspended', days: Math.floor(Number(days)) }] : []),
      ],
      ...(value === '' ? {} : { amount: { value: Number(value), currency } }),
    },
  })
  const daysOf = of('days')
  return (
    <EntryForm
      heading="incentives.offer"
      send="incentives.send"
      done="incentives.entered"
      isReady={agreement !== '' && needed && isWaiting && isAmount}
      entry={entry}
      onClose={onClose}
    >
      {agreements.length > 1 && (
        <Choose
          label="incentives.agreement"
          {...of('agreement')}
          value={agreement}
          options={agreements.map((one) => ({ value: one.key, label: one.title }))}
        />
      )}
      <Line label="incentives.name" required {...of('title')} />
      <div className="form-pair">
        <Term label="incentives.form" vocabulary="incentiveForm" values={forms} {...of('form')} />
        <Term label="incentives.sort" vocabulary="benefit" values={sorts} {...of('sort')} />
      </div>
      <Passage label="incentives.what" hint="incentives.what.hint" required rows={2} most={400} {...of('what')} />
      <div className="form-pair">
        <Passage label="incentives.providers" hint="incentives.lines" required rows={2} {...of('provider')} />
        <Passage label="incentives.beneficiaries" hint="incentives.lines" required rows={2} {...of('beneficiary')} />
      </div>
      <AmountFields
        value={value}
        currency={currency}
        onValue={of('value').onChange}
        onCurrency={of('currency').onChange}
      />
      {!isAmount && <p role="alert">{words('incentives.amount.how')}</p>}
      <div className="incentive-triggers">
        {among.length === 0 && <p className="quiet">{words('incentives.noCommitments')}</p>}
        <Several
          label="incentives.waits"
          {...of('triggers')}
          value={triggers}
          options={among.map(({ key, act }) => ({
            value: key,
            label: words('incentives.on.verified', { what: act }),
          }))}
        />
      </div>
      {findings.length > 0 && <FindingsAsked findings={findings} {...of('asked')} />}
      <Choose
        label="incentives.verifier.label"
        {...of('verifier')}
        options={[
          { value: '', label: words('incentives.verifier.any') },
          ...verifiers.map((one) => ({ value: one, label: one })),
        ]}
      />
      <fieldset className="choice">
        <legend>{words('incentives.snapback')}</legend>
        <label>
          <input type="checkbox" checked={onBreach} onChange={(event) => setOnBreach(event.currentTarget.checked)} />
          <span>{words('incentives.snapback.breach')}</span>
        </label>
      </fieldset>
      <Line
        label="incentives.snapback.after"
        most={4}
        value={days}
        onChange={(text) => daysOf.onChange(text.replace(/\D/g, '').slice(0, 4))}
      />
      <ReadersChoice value={readers} onChange={setReaders} />
    </EntryForm>
  )
}
