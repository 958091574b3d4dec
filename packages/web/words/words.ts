// The app's words: every string a reader sees goes through here. English is always present; the others load when chosen.
import { i18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useCallback, useMemo } from 'react'
import en from './locales/en.ts'

export type WordId = keyof typeof en
export type Words = (id: WordId, values?: Record<string, unknown>) => string

/** Languages of the interface, each under its own name, with its direction of writing. */
export const languages = [
  { code: 'en', name: 'English', direction: 'ltr' },
  { code: 'ar', name: 'العربية', direction: 'rtl' },
  { code: 'fr', name: 'Français', direction: 'ltr' },
] as const
export type LanguageCode = (typeof languages)[number]['code']

const loaders: Record<Exclude<LanguageCode, 'en'>, () => Promise<{ default: Partial<Record<WordId, string>> }>> = {
  ar: () => import('./locales/ar.ts'),
  fr: () => import('./locales/fr.ts'),
}

const rememberedAs = 'parley.language'

/** The language remembered from last time, else the first of the browser's that we have, else English. */
export function firstLanguage(): LanguageCode {
  const wished = [localStorage.getItem(rememberedAs), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  for (const code of wished) {
    const found = languages.find((language) => language.code === code)
    if (found !== undefined) return found.code
  }
  return 'en'
}

/** Loads a language's words, falls back to English message by message, and turns the page to its direction. */
export async function speak(code: LanguageCode): Promise<void> {
  const own = code === 'en' ? {} : (await loaders[code]()).default
  i18n.load(code, { ...en, ...own })
  i18n.activate(code)
  const root = document.documentElement
  root.lang = code
  root.dir = directionOf(code)
  localStorage.setItem(rememberedAs, code)
}

export function directionOf(code: string): 'ltr' | 'rtl' {
  return languages.find((language) => language.code === code)?.direction ?? 'ltr'
}

// In a right-to-left sentence a name or a date keeps its own direction and leaves the signs beside it in their places.
const isolated = (text: string) => `\u2068${text}\u2069`

function isolatedValues(values: Record<string, unknown> | undefined, code: string) {
  if (values === undefined || directionOf(code) === 'ltr') return values
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolated(value) : value]),
  )
}

/** The words in the reader's language. */
export function useWords(): Words {
  const { i18n: current } = useLingui()
  const locale = current.locale
  return useCallback((id, values) => current._(id, isolatedValues(values, locale)), [current, locale])
}

/** Words for a value of a closed vocabulary, 'attitude' and 'denies'; a value nobody has words for stays as it is. */
export function useTerm(): (vocabulary: string, value: string) => string {
  const words = useWords()
  return useCallback(
    (vocabulary, value) => {
      const id = `${vocabulary}.${value}`
      // The check before it makes this a known id.
      return id in en ? words(id as WordId) : value.replaceAll('-', ' ')
    },
    [words],
  )
}

/** Moments and numbers as the reader's language writes them. */
export function useFormats() {
  const { i18n: current } = useLingui()
  // The interface's English is the international one: day before month, 24 hours.
  const locale = current.locale === 'en' ? 'en-GB' : current.locale
  return useMemo(() => {
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
    const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
    const number = new Intl.NumberFormat(locale)
    const list = new Intl.ListFormat(locale, { type: 'conjunction' })
    const bytes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
    return {
      locale,
      moment: (at: string) => moment.format(new Date(at)),
      clock: (at: string) => clock.format(new Date(at)),
      day: (at: string) => day.format(new Date(at)),
      number: (value: number) => number.format(value),
      list: (items: readonly string[]) =>
        list.format(directionOf(current.locale) === 'ltr' ? items : items.map(isolated)),
      kilobytes: (size: number) => bytes.format(size / 1024),
    }
  }, [locale, current.locale])
}
