// The catalogs: every message can be compiled, and a translation uses no value the English one does not have.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import ar from './locales/ar.ts'
import en from './locales/en.ts'
import fr from './locales/fr.ts'

const english: Readonly<Record<string, string>> = en
const others: Readonly<Record<string, Readonly<Record<string, string>>>> = { ar, fr }

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
  for (const folder of ['pages', 'parts', 'marks', 'provenance', 'frame']) {
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
