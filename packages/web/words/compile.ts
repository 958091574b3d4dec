// A Vite plugin: the catalogs in locales/ are compiled when the app is built, so that no ICU parser ships to readers.

import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const catalog = /\/words\/locales\/[a-z]+(?:\.[a-z]+)?\.ts$/

export function compiledCatalogs(): Plugin {
  return {
    name: 'parley-catalogs',
    enforce: 'pre',
    async load(id) {
      if (!catalog.test(id)) return null
      const module: { default: Record<string, string> } = await import(
        `${pathToFileURL(id).href}?changed=${statSync(id).mtimeMs}`
      )
      const compiled = Object.entries(module.default).map(([key, message]) => [key, compileMessage(message)])
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(compiled)))})`
    },
  }
}
