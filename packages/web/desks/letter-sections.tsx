// Letters by e-mail: about which process, how often, at which hour of which days, and how one would look.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { hub } from '../hub/client.ts'
import { useProcesses } from '../hub/process.ts'
import { Answer } from '../parts/states.tsx'
import { useToasts } from '../parts/toasts.tsx'
import { Refused } from '../people/refused.tsx'
import { languages, useFormats, useWords } from '../words/words.ts'
import { type Letters, lettersQuery, sampleQuery } from './queries.ts'

const everies = ['never', 'at-once', 'alerts', 'daily', 'weekly'] as const
type Every = (typeof everies)[number]
const weekDays = [1, 2, 3, 4, 5, 6, 7] as const

export function LetterChoices({ letters }: { readonly letters: Letters }) {
  const words = useWords()
  const queries = useQueryClient()
  const processes = useProcesses().data ?? []
  const [sample, setSample] = useState<string>()
  const choose = useMutation({
    mutationFn: (body: { process: string; every: Every }) => hub.chooseDigest({ body }),
    onSuccess: (now) => queries.setQueryData(lettersQuery.queryKey, now),
  })
  return (
    <section>
      <h2>{words('letters.which')}</h2>
      {letters.mail ? (
        <p>
          {letters.address === null ? words('letters.noAddress') : words('letters.to', { address: letters.address })}
        </p>
      ) : (
        <p className="notice">{words('letters.noMail')}</p>
      )}
      <Refused error={choose.error} />
      {processes.length === 0 ? (
        <p className="quiet">{words('letters.none')}</p>
      ) : (
        <ul className="plain-rows letters">
          {processes.map(({ key, name }) => (
            <li key={key}>
              <span>
                <bdi>{name}</bdi>
              </span>
              <NativeSelect
                size="xs"
                aria-label={words('letters.every', { name })}
                value={letters.choices.find(({ process }) => process === key)?.every ?? 'never'}
                onChange={(event) =>
                  choose.mutate({ process: key, every: event.currentTarget.value as Every /* the options are these */ })
                }
                data={everies.map((every) => ({ value: every, label: words(`letters.every.${every}`) }))}
              />
              <Button
                variant="default"
                size="compact-sm"
                aria-expanded={sample === key}
                onClick={() => setSample((shown) => (shown === key ? undefined : key))}
              >
                {words('letters.sample')}
              </Button>
              {sample === key && <Sample process={key} />}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{words('letters.words')}</p>
    </section>
  )
}

function Sample({ process }: { readonly process: string }) {
  const words = useWords()
  const letter = useQuery(sampleQuery(process))
  return (
    <div className="letter">
      <Answer of={letter} lines={4}>
        {({ subject, text }) => (
          <article aria-label={words('letters.sample')}>
            <h3 dir="auto">{subject}</h3>
            <pre dir="auto">{text.trim()}</pre>
          </article>
        )}
      </Answer>
    </div>
  )
}

export function LetterHours({ letters: { hours } }: { readonly letters: Letters }) {
  const words = useWords()
  const { locale } = useFormats()
  const toasts = useToasts()
  const queries = useQueryClient()
  const [wanted, setWanted] = useState(hours)
  const { at, days, quiet, zone, language } = wanted
  const change = (some: Partial<typeof hours>) => setWanted((before) => ({ ...before, ...some }))
  const set = useMutation({
    mutationFn: () => hub.setHours({ body: wanted }),
    onSuccess: (now) => {
      queries.setQueryData(lettersQuery.queryKey, now)
      toasts.say(words('letters.hours.done'))
    },
  })
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const dayNames = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return (
    <section>
      <h2>{words('letters.hours')}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          set.mutate()
        }}
      >
        <fieldset className="days">
          <legend>{words('letters.days')}</legend>
          {weekDays.map((day) => (
            <label key={day} className="tick">
              <input
                type="checkbox"
                checked={days.includes(day)}
                // One stays: letters that never come are chosen above.
                disabled={days.length === 1 && days.includes(day)}
                onChange={(event) =>
                  change({ days: event.currentTarget.checked ? [...days, day] : days.filter((one) => one !== day) })
                }
              />
              {/* The first of January 2024 was a Monday. */}
              {dayNames.format(new Date(Date.UTC(2024, 0, day)))}
            </label>
          ))}
        </fieldset>
        <p className="quiet">{words('letters.days.about')}</p>
        <div className="form-line">
          <TextInput
            type="time"
            required
            label={words('letters.at')}
            value={at}
            onChange={(event) => change({ at: event.currentTarget.value })}
          />
          <TextInput
            label={words('letters.zone')}
            required
            dir="ltr"
            value={zone}
            list="zones"
            onChange={(event) => change({ zone: event.currentTarget.value })}
          />
          <datalist id="zones">
            {[...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <NativeSelect
            label={words('letters.language')}
            value={language}
            onChange={(event) => change({ language: event.currentTarget.value as typeof language /* these codes */ })}
            data={languages.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
        <label className="tick">
          <input
            type="checkbox"
            checked={quiet !== null}
            onChange={(event) => change({ quiet: event.currentTarget.checked ? { from: '22:00', to: '07:00' } : null })}
          />
          {words('letters.quiet')}
        </label>
        {quiet !== null && (
          <div className="form-line">
            <TextInput
              type="time"
              required
              label={words('letters.quiet.from')}
              value={quiet.from}
              onChange={(event) => change({ quiet: { ...quiet, from: event.currentTarget.value } })}
            />
            <TextInput
              type="time"
              required
              label={words('letters.quiet.to')}
              value={quiet.to}
              onChange={(event) => change({ quiet: { ...quiet, to: event.currentTarget.value } })}
            />
          </div>
        )}
        <Refused error={set.error} />
        <div className="form-end">
          <Button type="submit" variant="default" loading={set.isPending}>
            {words('letters.hours.set')}
          </Button>
        </div>
      </form>
    </section>
  )
}
