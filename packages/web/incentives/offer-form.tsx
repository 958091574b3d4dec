// Offers an incentive: what, by whom to whom, which commitments it waits for, what takes it back. Aid is refused by the
// record itself, which says why; the words of the refusal are shown and nothing typed is lost.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '../hub/new-id.ts'
import { useProcess } from '../hub/process.ts'
import { useWrite } from '../hub/write.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { audienceOf, type Readers, ReadersChoice } from '../parts/readers-choice.tsx'
import { useAgreements, useCommitments } from '../promises/queries.ts'
import { useTerm, useWords } from '../words/words.ts'
import { AmountFields } from './enter-step.tsx'

const forms = ['trade-partnership', 'reconstruction-fund', 'sanctions-relief'] as const
const sorts = [
  ...['market-access', 'tariff-relief', 'investment', 'loan', 'grant-for-rebuilding', 'debt-relief', 'energy-supply'],
  ...['transit', 'technical-cooperation', 'delisting', 'sanctions-suspension', 'release-of-assets', 'other'],
] as const
const all = { at: '', known: null }

export function OfferForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const term = useTerm()
  const process = useProcess()
  const write = useWrite()
  const agreements = useAgreements(process, all).data ?? []
  const commitments = useCommitments(process, all).data ?? []
  const [agreement, setAgreement] = useState('')
  const [title, setTitle] = useState('')
  const [form, setForm] = useState<string>(forms[0])
  const [sort, setSort] = useState<string>(sorts[0])
  const [what, setWhat] = useState('')
  const [provider, setProvider] = useState('')
  const [beneficiary, setBeneficiary] = useState('')
  const [verifier, setVerifier] = useState('')
  const [triggers, setTriggers] = useState<readonly string[]>([])
  const [onBreach, setOnBreach] = useState(true)
  const [days, setDays] = useState('')
  const [value, setValue] = useState('')
  const [currency, setCurrency] = useState('')
  const [readers, setReaders] = useState<Readers>('own')

  const of = agreement === '' ? (agreements[0]?.key ?? '') : agreement
  const roles = agreements.find(({ key }) => key === of)?.roles ?? []
  const verifiers = [...new Set(roles.filter(({ may }) => may.includes('verify')).map(({ actor }) => actor))]
  const among = commitments.filter((one) => one.agreement === of)
  const isAmount = value === '' || (Number(value) > 0 && /^[A-Z]{3}$/.test(currency))
  const needed = [title, what, provider, beneficiary].every((one) => one.trim() !== '')
  const isWhole = of !== '' && needed && triggers.length > 0 && isAmount
  const lines = (text: string) => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)
  const send = () =>
    write.mutate(
      {
        kind: 'incentive-offered',
        process,
        audience: audienceOf(readers),
        body: {
          incentive: newId('itv'),
          agreement: of,
          title: title.trim(),
          form,
          benefit: { sort, what: what.trim() },
          providers: lines(provider),
          beneficiaries: lines(beneficiary),
          ...(verifier === '' ? {} : { verifier }),
          triggers: triggers.map((commitment) => ({ on: 'commitment', commitment, is: 'verified' })),
          snapback: [
            ...(onBreach ? triggers.map((commitment) => ({ on: 'breach', commitment })) : []),
            ...(Number(days) >= 1 ? [{ on: 'suspended', days: Math.floor(Number(days)) }] : []),
          ],
          ...(value === '' ? {} : { amount: { value: Number(value), currency } }),
        },
        done: words('incentives.entered'),
        undo: true,
      },
      { onSuccess: onClose },
    )
  const toggle = (key: string) =>
    setTriggers((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key]))
  return (
    <Dialog title={words('incentives.offer')} onClose={onClose} unsent={title !== '' || what !== ''} sheet>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) send()
        }}
      >
        {agreements.length > 1 && (
          <NativeSelect
            label={words('incentives.agreement')}
            value={of}
            data={agreements.map((one) => ({ value: one.key, label: one.title }))}
            onChange={(event) => {
              setAgreement(event.currentTarget.value)
              setTriggers([])
            }}
          />
        )}
        <TextInput
          label={words('incentives.name')}
          value={title}
          required
          maxLength={200}
          dir="auto"
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <div className="form-pair">
          <NativeSelect
            label={words('incentives.form')}
            value={form}
            data={forms.map((one) => ({ value: one, label: term('incentiveForm', one) }))}
            onChange={(event) => setForm(event.currentTarget.value)}
          />
          <NativeSelect
            label={words('incentives.sort')}
            value={sort}
            data={sorts.map((one) => ({ value: one, label: term('benefit', one) }))}
            onChange={(event) => setSort(event.currentTarget.value)}
          />
        </div>
        <Textarea
          label={words('incentives.what')}
          description={words('incentives.what.hint')}
          value={what}
          rows={2}
          maxLength={400}
          required
          dir="auto"
          onChange={(event) => setWhat(event.currentTarget.value)}
        />
        <div className="form-pair">
          <Textarea
            label={words('incentives.providers')}
            description={words('incentives.lines')}
            value={provider}
            rows={2}
            required
            dir="auto"
            onChange={(event) => setProvider(event.currentTarget.value)}
          />
          <Textarea
            label={words('incentives.beneficiaries')}
            description={words('incentives.lines')}
            value={beneficiary}
            rows={2}
            required
            dir="auto"
            onChange={(event) => setBeneficiary(event.currentTarget.value)}
          />
        </div>
        <AmountFields value={value} currency={currency} onValue={setValue} onCurrency={setCurrency} />
        {!isAmount && <p role="alert">{words('incentives.amount.how')}</p>}
        <fieldset className="choice incentive-triggers">
          <legend>{words('incentives.waits')}</legend>
          {among.length === 0 && <p className="quiet">{words('incentives.noCommitments')}</p>}
          {among.map(({ key, act }) => (
            <label key={key}>
              <input type="checkbox" checked={triggers.includes(key)} onChange={() => toggle(key)} />
              <span dir="auto">{words('incentives.on.verified', { what: act })}</span>
            </label>
          ))}
        </fieldset>
        <NativeSelect
          label={words('incentives.verifier.label')}
          value={verifier}
          data={[{ value: '', label: words('incentives.verifier.any') }, ...verifiers]}
          onChange={(event) => setVerifier(event.currentTarget.value)}
        />
        <fieldset className="choice">
          <legend>{words('incentives.snapback')}</legend>
          <label>
            <input type="checkbox" checked={onBreach} onChange={(event) => setOnBreach(event.currentTarget.checked)} />
            <span>{words('incentives.snapback.breach')}</span>
          </label>
        </fieldset>
        <TextInput
          label={words('incentives.snapback.after')}
          value={days}
          inputMode="numeric"
          dir="ltr"
          onChange={(event) => setDays(event.currentTarget.value.replace(/\D/g, '').slice(0, 4))}
        />
        <ReadersChoice value={readers} onChange={setReaders} />
        <div className="form-end">
          <Cancel />
          <Button type="submit" loading={write.isPending} disabled={!isWhole}>
            {words('incentives.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
