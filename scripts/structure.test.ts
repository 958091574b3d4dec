// The shape of the house, held by a test: imports point left, no circles (type imports included), no guest in `log`,
// nothing reached past a package's `exports`.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What each package may import of its own house, itself left out. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  read: [],
  log: [],
  peace: ['read', 'log'],
  api: ['read', 'log', 'peace'],
  hub: ['read', 'log', 'peace', 'api'],
  cli: ['read', 'log', 'peace', 'api', 'hub'],
  web: ['read', 'log', 'peace', 'api'],
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/g

async function sources(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const files = glob(
    ['packages/**/*.{ts,tsx}', 'corpus/**/*.ts', 'journeys/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    {
      cwd: root,
      exclude: (path) => path.includes('node_modules') || path.endsWith('dist'),
    },
  )
  for await (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    found.set(
      file,
      [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? ''),
    )
  }
  return found
}

const packageOf = (file: string): string | undefined => /^packages\/([^/]+)\//.exec(file)?.[1]
const isTest = (file: string) => file.endsWith('.test.ts') || file.includes('/dev/')

test('a package imports only from packages to its left', async () => {
  const wrong: string[] = []
  let crossings = 0
  for (const [file, imports] of await sources()) {
    const from = packageOf(file)
    if (!from) continue
    for (const target of imports) {
      const to = /^@parley\/([^/]+)/.exec(target)?.[1]
      if (to === undefined || to === from) continue
      crossings++
      if (!mayImport[from]?.includes(to)) wrong.push(`${file} imports ${target}`)
    }
    for (const target of imports.filter((name) => name.startsWith('.'))) {
      const reached = packageOf(normalize(join(dirname(file), target)))
      if (reached !== from && !isTest(file)) wrong.push(`${file} climbs out of its package: ${target}`)
    }
  }
  assert.ok(crossings > 5, `only ${crossings} imports between packages seen: is the pattern still right?`)
  assert.deepEqual(wrong, [])
})

test('no circle of imports, type imports included', async () => {
  const all = await sources()
  const edges = new Map<string, string[]>()
  for (const [file, imports] of all) {
    edges.set(
      file,
      imports
        .filter((name) => name.startsWith('.'))
        .map((name) => normalize(join(dirname(file), name)))
        .filter((name) => all.has(name)),
    )
  }
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of edges.keys()) visit(file, [])
  assert.deepEqual(circles, [])
})

test('log has no run-time dependency, and its checker needs no Node', async () => {
  const manifest = JSON.parse(readFileSync(join(root, 'packages/log/package.json'), 'utf8')) as {
    dependencies?: object
  }
  assert.deepEqual(manifest.dependencies ?? {}, {})
  const all = await sources()
  const outside: string[] = []
  for (const [file, imports] of all) {
    if (packageOf(file) !== 'log' || isTest(file) || file.endsWith('/testing.ts')) continue
    for (const name of imports)
      if (!name.startsWith('.') && !name.startsWith('node:')) outside.push(`${file} imports ${name}`)
  }
  assert.deepEqual(outside, [])
  const seen = new Set<string>()
  const reach = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const name of all.get(file) ?? []) {
      assert.ok(!name.startsWith('node:'), `${file}, reached from the browser's checker, imports ${name}`)
      if (name.startsWith('.')) reach(normalize(join(dirname(file), name)))
    }
  }
  reach('packages/log/check.ts')
  assert.ok(seen.size > 1)
})

test('a list of members is imported by no member, and a contract imports no member', async () => {
  const all = await sources()
  const wrong: string[] = []
  for (const [file, imports] of all) {
    if (!file.endsWith('/all.ts')) continue
    const folder = dirname(file)
    const members = imports.filter((name) => name.startsWith('./')).map((name) => normalize(join(folder, name)))
    for (const member of members) {
      const back = (all.get(member) ?? []).map((name) => normalize(join(dirname(member), name)))
      if (back.includes(file)) wrong.push(`${member} imports ${file}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('the project speaks of the project alone', async () => {
  const wrong: string[] = []
  const machinePath = new RegExp(`/(${['work', 'farm'].join('|')})/(main|shared|steering|\\.library)`)
  for await (const file of glob(['**/*.{ts,tsx,md,json,mjs,py,sql,css,html}', '.ci/run'], {
    cwd: root,
    exclude: (path) => path.includes('node_modules') || path.endsWith('dist') || path === 'out' || path === 'data',
  })) {
    if (machinePath.test(readFileSync(join(root, file), 'utf8'))) wrong.push(file)
  }
  assert.deepEqual(wrong, [])
})
