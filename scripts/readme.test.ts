// What the README shows is run: each block marked `sh run` in a shell, each marked `ts run` by Node, in the order of the
// page and in one empty folder. A block followed by one marked `output` must print what stands there.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'parley-readme-'))
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
after(() => rmSync(folder, { recursive: true, force: true }))

const blocks = [...readme.matchAll(/```(sh|ts) run\n([\s\S]*?)```(?:\s*```output\n([\s\S]*?)```)?/g)]

test('the README shows something that can be run', () => assert.ok(blocks.length >= 2, `${blocks.length} blocks`))

for (const [index, [, language, code = '', output]] of blocks.entries()) {
  test(`README block ${index + 1} (${language}) does what the page says`, () => {
    const file = join(folder, `block-${index + 1}.ts`)
    if (language === 'ts') writeFileSync(file, code)
    const ran = spawnSync(language === 'ts' ? process.execPath : 'bash', language === 'ts' ? [file] : ['-euc', code], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules/.bin')}:${dirname(process.execPath)}:${process.env.PATH}`,
      },
    })
    assert.equal(ran.status, 0, ran.stderr)
    if (output !== undefined) assert.equal(ran.stdout.trim(), output.trim())
    else assert.ok(ran.stdout.length > 0, 'it prints nothing')
  })
}

test('the two commands stand at the top', () => {
  const top = readme.split('\n').slice(0, 30).join('\n')
  assert.match(top, /npm ci && npm start/)
  assert.match(top, /npm ci && npm test/)
})
