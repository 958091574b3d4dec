// The app's words: every string a reader sees goes through here. English is always present; the others load when chosen.
import { i18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useCallback, useMemo } from 'react'
import { isolated, listWords } from './list-words.ts'
import type aid from './locales/aid.en.ts'
import type commission from './locales/commission.en.ts'
import en from './locales/en.ts'
import type imports from './locales/imports.en.ts'
import type incentives from './locales/incentives.en.ts'
import type incidents from './locales/incidents.en.ts'
import type meetings from './locales/meetings.en.ts'
import type promises from './locales/promises.en.ts'
import type standing from './locales/standing.en.ts'
import type suggestions from './locales/suggestions.en.ts'
import type tension from './locales/tension.en.ts'

export type WordId =
  | keyof typeof en
  | keyof typeof promises
  | keyof typeof meetings
  | keyof typeof incentives
  | keyof typeof tension
  | keyof typeof incidents
  | keyof typeof commission
  | keyof typeof imports
  | keyof typeof aid
  | keyof typeof standing
  | keyof typeof suggestions
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

type Catalog = () => Promise<{ default: Partial<Record<WordId, string>> }>

/** Words that load with the rooms that say them, and not before the first page. */
const rooms = {
  commission: {
    en: () => import('./locales/commission.en.ts'),
    ar: () => import('./locales/commission.ar.ts'),
    fr: () => import('./locales/commission.fr.ts'),
  },
  meetings: {
    en: () => import('./locales/meetings.en.ts'),
    ar: () => import('./locales/meetings.ar.ts'),
    fr: () => import('./locales/meetings.fr.ts'),
  },
  tension: {
    en: () => import('./locales/tension.en.ts'),
    ar: () => import('./locales/tension.ar.ts'),
    fr: () => import('./locales/tension.fr.ts'),
  },
  incentives: {
    en: () => import('./locales/incentives.en.ts'),
    ar: () => import('./locales/incentives.ar.ts'),
    fr: () => import('./locales/incentives.fr.ts'),
  },
  imports: {
    en: () => import('./locales/imports.en.ts'),
    ar: () => import('./locales/imports.ar.ts'),
    fr: () => import('./locales/imports.fr.ts'),
  },
  aid: {
    en: () => import('./locales/aid.en.ts'),
    ar: () => import('./locales/aid.ar.ts'),
    fr: () => import('./locales/aid.fr.ts'),
  },
  incidents: {
    en: () => import('./locales/incidents.en.ts'),
    ar: () => import('./locales/incidents.ar.ts'),
    fr: () => import('./locales/incidents.fr.ts'),
  },
  promises: {
    en: () => import('./locales/promises.en.ts'),
    ar: () => import('./locales/promises.ar.ts'),
    fr: () => import('./locales/promises.fr.ts'),
  },
  standing: {
    en: () => import('./locales/standing.en.ts'),
    ar: () => import('./locales/standing.ar.ts'),
    fr: () => import('./locales/standing.fr.ts'),
  },
  suggestions: {
    en: () => import('./locales/suggestions.en.ts'),
    ar: () => import('./locales/suggestions.ar.ts'),
    fr: () => import('./locales/suggestions.fr.ts'),
  },
} satisfies Record<string, Record<LanguageCode, Catalog>>
export type WordsRoom = keyof typeof rooms
const entered = new Set<WordsRoom>()

/** A room's words in a language, over the English ones. */
async function roomWords(room: WordsRoom, code: LanguageCode) {
  const [english, own] = await Promise.all([rooms[room].en(), rooms[room][code]()])
  return { ...english.default, ...own.default }
}

/** Loads what a room shows together with the words it says. */
export async function withWords<T>(room: WordsRoom, load: () => Promise<T>): Promise<T> {
  // The language of the page, set by `speak` before anything is shown.
  const code = i18n.locale as LanguageCode
  const [loaded, words] = await Promise.all([load(), entered.has(room) ? null : roomWords(room, code)])
  entered.add(room)
  if (words !== null && i18n.locale === code) i18n.load(code, words)
  else if (words !== null) i18n.load(i18n.locale, await roomWords(room, i18n.locale as LanguageCode /* as above */))
  return loaded
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
  const ofRooms = await Promise.all([...entered].map((room) => roomWords(room, code)))
  i18n.load(code, Object.assign({}, en, own, ...ofRooms))
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

/** The id where there are words for it: what came from the hub may be newer than this app. */
export const known = (id: string): WordId | undefined =>
  // The check before it makes this a known id.
  id in en ? (id as WordId) : undefined

/** Words for a value of a closed vocabulary, 'attitude' and 'denies'; a value nobody has words for stays as it is. */
export function useTerm(): (vocabulary: string, value: string) => string {
  const words = useWords()
  const { i18n: current } = useLingui()
  return useCallback(
    (vocabulary, value) => {
      const id = `${vocabulary}.${value}`
      // The check before it makes this a known id.
      return id in current.messages ? words(id as WordId) : value.replaceAll('-', ' ')
    },
    [words, current],
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
    const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 0 })
    const bytes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
    return {
      locale,
      moment: (at: string) => moment.format(new Date(at)),
      clock: (at: string) => clock.format(new Date(at)),
      day: (at: string) => day.format(new Date(at)),
      number: (value: number) => number.format(value),
      /** For where there is room for a few characters: 12K. */
      short: (value: number) => short.format(value),
      list: listWords(locale, directionOf(current.locale)),
      kilobytes: (size: number) => bytes.format(size / 1024),
    }
  }, [locale, current.locale])
}
