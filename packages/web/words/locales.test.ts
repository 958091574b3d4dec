// The catalogs: every message can be compiled, and a translation uses no value the English one does not have.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import aidAr from './locales/aid.ar.ts'
import aidEn from './locales/aid.en.ts'
import aidFr from './locales/aid.fr.ts'
import ar from './locales/ar.ts'
import commissionAr from './locales/commission.ar.ts'
import commissionEn from './locales/commission.en.ts'
import commissionFr from './locales/commission.fr.ts'
import en from './locales/en.ts'
import fr from './locales/fr.ts'
import importsAr from './locales/imports.ar.ts'
import importsEn from './locales/imports.en.ts'
import importsFr from './locales/imports.fr.ts'
import incentivesAr from './locales/incentives.ar.ts'
import incentivesEn from './locales/incentives.en.ts'
import incentivesFr from './locales/incentives.fr.ts'
import incidentsAr from './locales/incidents.ar.ts'
import incidentsEn from './locales/incidents.en.ts'
import incidentsFr from './locales/incidents.fr.ts'
import meetingsAr from './locales/meetings.ar.ts'
import meetingsEn from './locales/meetings.en.ts'
import meetingsFr from './locales/meetings.fr.ts'
import promisesAr from './locales/promises.ar.ts'
import promisesEn from './locales/promises.en.ts'
import promisesFr from './locales/promises.fr.ts'
import standingAr from './locales/standing.ar.ts'
import standingEn from './locales/standing.en.ts'
import standingFr from './locales/standing.fr.ts'
import suggestionsAr from './locales/suggestions.ar.ts'
import suggestionsEn from './locales/suggestions.en.ts'
import suggestionsFr from './locales/suggestions.fr.ts'
import tensionAr from './locales/tension.ar.ts'
import tensionEn from './locales/tension.en.ts'
import tensionFr from './locales/tension.fr.ts'

// The words every page has, and those that load with their room.
const english: Readonly<Record<string, string>> = {
  ...en,
  ...promisesEn,
  ...meetingsEn,
  ...incentivesEn,
  ...tensionEn,
  ...incidentsEn,
  ...importsEn,
  ...aidEn,
  ...commissionEn,
  ...standingEn,
  ...suggestionsEn,
}
const others: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ar: {
    ...ar,
    ...promisesAr,
    ...meetingsAr,
    ...incentivesAr,
    ...tensionAr,
    ...incidentsAr,
    ...importsAr,
    ...aidAr,
    ...commissionAr,
    ...standingAr,
    ...suggestionsAr,
  },
  fr: {
    ...fr,
    ...promisesFr,
    ...meetingsFr,
    ...incentivesFr,
    ...tensionFr,
    ...incidentsFr,
    ...importsFr,
    ...aidFr,
    ...commissionFr,
    ...standingFr,
    ...suggestionsFr,
  },
}

/** Names of the values a compiled message asks for. */
function valuesOf(tokens: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  const take = (token: unknown): void => {
    if (!Array.isArray(token)) return
    for (const part of token) {
      if (!Array.isArray(part)) continue
      const [name, , cases] = part
      if (typeof name === 'string') names.add(name)
      if (typeof cases === 'object' && cases !== null) for (const one of Object.values(cases)) take(one)
    }
  }
  take(tokens)
  return names
}

for (const [language, catalog] of Object.entries(others)) {
  test(`${language}: asks for no value that English does not give`, () => {
    for (const [id, message] of Object.entries(catalog)) {
      const known = valuesOf(compileMessage(english[id] ?? ''))
      for (const name of valuesOf(compileMessage(message))) assert.ok(known.has(name), `${id}: {${name}}`)
    }
  })
}

test('the page in plain words has every sentence it counts, in every language', () => {
  const counted = readFileSync(join(import.meta.dirname, '../pages/plain.tsx'), 'utf8').matchAll(
    /\['([a-z]+)', (\d)\]/g,
  )
  const wanted = [...counted].flatMap(([, part, sentences]) =>
    Array.from({ length: Number(sentences) }, (_, index) => `plain.${part}.${index + 1}`),
  )
  assert.ok(wanted.length > 10)
  for (const catalog of [english, ar, fr] as Readonly<Record<string, string>>[]) {
    assert.deepEqual(
      Object.keys(catalog).filter((id) => /^plain\.[a-z]+\.\d$/.test(id)),
      wanted,
    )
  }
})

test('Arabic counts in its six ways', () => {
  const i18n = setupI18n({ locale: 'ar', messages: { ar: { n: ar['documents.total'] } } }).setMessagesCompiler(
    compileMessage,
  )
  const said = [0, 1, 2, 3, 11, 100].map((count) => i18n._('n', { count }).replace(/[\d٠-٩]+/, '#'))
  assert.deepEqual(said, ['لا وثائق', 'وثيقة واحدة', 'وثيقتان', '# وثائق', '# وثيقة', '# وثيقة'])
})

test('no page shows words that do not come from a catalog', () => {
  const root = join(import.meta.dirname, '..')
  const loose: string[] = []
  for (const folder of [
    'pages',
    'parts',
    'marks',
    'provenance',
    'frame',
    'people',
    'promises',
    'incentives',
    'tension',
    'incidents',
    'imports',
    'aid',
    'commission',
  ]) {
    for (const file of readdirSync(join(root, folder)).filter((name) => name.endsWith('.tsx'))) {
      const text = readFileSync(join(root, folder, file), 'utf8')
      // Words between tags, or in an attribute that is read aloud. 'Parley' and names of keys are names.
      for (const match of text.matchAll(
        />\s*([A-Z][a-z]+(?: [a-z]+)+)\s*<|(?:aria-label|title|placeholder)="([^"]+)"/g,
      )) {
        loose.push(`${folder}/${file}: ${match[1] ?? match[2]}`)
      }
    }
  }
  assert.deepEqual(loose, [])
})
