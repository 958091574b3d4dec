// "Check this entry": the proof is walked in this browser, and each step says in words what it showed.
import { checkEntry, fromBase64, parseCanonical, type Step, textOf } from '@parley/log/check'
import { useQuery } from '@tanstack/react-query'
import { type EntryProof, ProblemError } from '../hub/client.ts'
import { Icon } from '../parts/icon.tsx'
import { Answer } from '../parts/states.tsx'
import { useFormats, useWords } from '../words/words.ts'
import { checkLog, remembered, trustOther } from './trust.ts'
import { keyOfVerifier } from './verifier-key.ts'

type Shown = {
  readonly name: string
  readonly holds: boolean | undefined
  readonly words: string
  readonly detail?: string
}

function unlessClosed(error: unknown): void {
  if (!(error instanceof ProblemError) || error.code !== 'not-signed-in') throw error
}

export default function CheckSteps({ proof }: { readonly proof: EntryProof }) {
  const words = useWords()
  const { number } = useFormats()
  const id = String(proof.entry.id)
  const checked = useQuery({
    queryKey: ['check', id, proof.receipt.size],
    queryFn: async () => {
      // Keys come from this browser's memory, not from the answer that is being checked; the first look fills it.
      // Where the tree is for members alone, a reader without an account has the keys of the answer, and no memory.
      if (proof.from === null && remembered() === null) await checkLog().catch(unlessClosed)
      const other =
        proof.from === null
          ? undefined
          : trustOther(proof.from, {
              hubKey: proof.hubKey,
              organisationKeys: { [proof.keyId]: proof.organisationKey },
            })
      // Another hub's entry is proven in that hub's log; the ends of keys are known of our own log alone.
      const trust = other === undefined ? remembered() : { origin: proof.origin, ends: undefined, ...other }
      const result = await checkEntry(
        {
          seq: proof.receipt.index,
          leaf: fromBase64(proof.receipt.leaf),
          path: proof.receipt.proof.map(fromBase64),
          checkpoint: proof.receipt.checkpoint,
          opening: {
            bytes: fromBase64(proof.bytes),
            salt: fromBase64(proof.salt),
            keyId: proof.keyId,
            signature: fromBase64(proof.signature),
          },
        },
        {
          origin: trust?.origin ?? proof.origin,
          logKey: keyOfVerifier(trust?.hubKey ?? proof.hubKey),
          authorKey: (keyId, seq) => {
            if (seq >= (trust?.ends?.[keyId] ?? Number.POSITIVE_INFINITY)) return undefined
            const key = trust?.organisationKeys[keyId] ?? (keyId === proof.keyId ? proof.organisationKey : undefined)
            return key === undefined ? undefined : fromBase64(key)
          },
        },
      )
      const inside = parseCanonical(fromBase64(proof.bytes))
      const same = typeof inside === 'object' && inside !== null && 'id' in inside && inside.id === id
      return { ...result, same, other: other?.outcome, text: textOf(fromBase64(proof.bytes)) }
    },
    staleTime: 60_000,
    retry: false,
  })

  const say = (step: Step): Shown => {
    switch (step.step) {
      case 'body':
        return {
          name: step.step,
          holds: step.holds,
          words: words('check.body', { bytes: step.bytes }),
          detail: step.commitment,
        }
      case 'author':
        return {
          name: step.step,
          holds: step.holds,
          words: step.known
            ? words('check.author', { who: proof.author.organisationName })
            : words('check.author.unknown', { who: proof.author.organisationName }),
          detail: step.keyId,
        }
      case 'commitment':
        return { name: step.step, holds: step.holds, words: words('check.commitment'), detail: step.computed }
      case 'leaf':
        return { name: step.step, holds: step.holds, words: words('check.leaf'), detail: step.hash }
      case 'inclusion':
        return {
          name: step.step,
          holds: step.holds,
          words: words('check.inclusion', {
            place: number(step.seq + 1),
            size: number(step.size),
            count: step.hashes.length,
          }),
          detail: step.computed,
        }
      case 'checkpoint':
        return {
          name: step.step,
          holds: step.holds,
          words: words(proof.from === null ? 'check.checkpoint' : 'check.foreign.checkpoint', { origin: step.origin }),
          detail: step.root,
        }
    }
  }

  const verdict = ({ holds, same, other }: NonNullable<typeof checked.data>): string => {
    const origin = proof.origin
    if (other === 'changed') return words('check.foreign.changed', { origin })
    if (holds === false || !same) return words('check.failed')
    if (holds === undefined) return words('check.partly')
    return other === undefined ? words('check.passed') : words('check.foreign.passed', { origin })
  }

  return (
    <Answer of={checked} lines={5}>
      {(result) => (
        <div className="check" data-holds={String(result.holds === true && result.same && result.other !== 'changed')}>
          <p className="check-result" role="status">
            <strong>{verdict(result)}</strong>
          </p>
          <ol className="check-steps">
            <StepOf step={{ name: 'shown', holds: result.same, words: words('check.shown') }} />
            {result.steps.map((step) => (
              <StepOf key={step.step} step={say(step)} />
            ))}
          </ol>
          <details className="check-bytes">
            <summary>{words('check.bytes')}</summary>
            <pre dir="ltr">{result.text}</pre>
          </details>
          {proof.from === null ? (
            <p className="quiet">{words('check.here')}</p>
          ) : (
            <>
              <p className="quiet">{words('check.foreign.about', { origin: proof.from })}</p>
              {result.other === 'first' && (
                <p className="quiet">{words('check.foreign.first', { origin: proof.from, key: proof.hubKey })}</p>
              )}
            </>
          )}
        </div>
      )}
    </Answer>
  )
}

function StepOf({ step }: { readonly step: Shown }) {
  const words = useWords()
  const outcome = step.holds === undefined ? 'check.cannot' : step.holds ? 'check.holds' : 'check.fails'
  return (
    <li data-step={step.name} data-holds={String(step.holds)}>
      <span className="check-sign">
        <Icon name={step.holds === undefined ? 'help' : step.holds ? 'check' : 'close'} size={15} />
        <span className="unseen">{words(outcome)}: </span>
      </span>
      <span>
        {step.words}
        {step.detail !== undefined && (
          <code dir="ltr" title={step.detail}>
            {step.detail}
          </code>
        )}
      </span>
    </li>
  )
}
