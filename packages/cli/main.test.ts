// The command line as a person and a script meet it: what it prints, where, and with which exit code.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startHub } from '@parley/hub'
import type { Terminal } from './commands/command.ts'
import { announce } from './data.ts'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-cli-'))
const report = join(folder, 'report.txt')
writeFileSync(
  report,
  'Ferries to sail\n\nSARN, 12 March 2031 — "The bridge is open," said Ana Velk, the harbour director. The ministry declined to comment.\n',
)
after(() => rmSync(folder, { recursive: true, force: true }))

async function parley(
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
) {
  let out = ''
  let err = ''
  const terminal: Terminal = {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    input: async () => new TextEncoder().encode(input),
    watched: false,
    env,
    stop: new Promise(() => {}),
  }
  const code = await main(args, terminal)
  return { code, out, err }
}

test('read prints one JSON object per document, as the contract says', async () => {
  const { code, out } = await parley(['read', '--json', report])
  assert.equal(code, 0)
  const lines = out.trim().split('\n')
  assert.equal(lines.length, 1)
  const reading = JSON.parse(lines[0] ?? '')
  assert.equal(reading.file, report)
  assert.equal(reading.document.title, 'Ferries to sail')
  for (const part of ['actors', 'mentions', 'places', 'dates', 'claims', 'events', 'commitments']) {
    assert.ok(Array.isArray(reading[part]), part)
  }
  const said = reading.claims.map((claim: { content: { start: number; end: number }[] }) =>
    claim.content.map(({ start, end }) => reading.document.text.slice(start, end)).join(' '),
  )
  assert.ok(
    said.some((words: string) => words.includes('The bridge is open')),
    said.join(' | '),
  )
})

test('--plain takes the input as the text itself', async () => {
  const text = 'Home\n\nMenu\n\n"No," said Ana Velk.'
  const { out } = await parley(['read', '--json', '--plain', '-'], { input: text })
  assert.equal(JSON.parse(out).document.text, text)
})

test('a person gets words, not JSON', async () => {
  const { code, out } = await parley(['read', report])
  assert.equal(code, 0)
  assert.match(out, /^Ferries to sail\n/)
  assert.match(out, /Ana Velk · asserts · direct/)
  assert.match(out, /declines-to-comment/)
})

test('what cannot be read is said for each file, the others are read, and the exit code tells', async () => {
  writeFileSync(join(folder, 'empty.txt'), '')
  const { code, out, err } = await parley([
    'read',
    '--json',
    join(folder, 'empty.txt'),
    report,
    join(folder, 'gone.txt'),
    folder,
  ])
  assert.equal(code, 65)
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(
    lines.map((line) => line.problem?.code ?? 'read'),
    ['empty', 'read', 'no-such-file', 'is-a-folder'],
  )
  assert.match(err, /gone\.txt: There is no file/)
})

for (const [what, args, code, words] of [
  ['an unknown command', ['fly'], 2, /unknown command/],
  ['an unknown option', ['read', '--fly', report], 2, /unknown option/],
  ['no file', ['read'], 2, /missing required argument/],
  ['a hub that is not running', ['view', 'claims', '--data', folder], 69, /No hub is running on .*parley start/],
  ['a folder that holds no hub', ['verify', folder], 77, /holds no hub/],
  ['a port that is none', ['start', '--port', 'x', '--data', join(folder, 'never')], 2, /is no port/],
  ['a shell nobody knows', ['completion', 'csh'], 2, /bash, zsh and fish/],
] as const) {
  test(`${what} is refused in words, with exit code ${code}`, async () => {
    const refused = await parley(args)
    assert.equal(refused.code, code, refused.err)
    assert.match(refused.err, words)
    assert.equal(refused.out, '')
  })
}

test('help and version are no failures', async () => {
  assert.equal((await parley(['help'])).code, 0)
  assert.match((await parley(['--version'])).out, /^\d+\.\d+\.\d+/)
  const { out } = await parley(['help'])
  for (const command of ['start', 'read', 'add', 'view', 'verify', 'rebuild', 'backup', 'restore']) {
    assert.match(out, new RegExp(`^  ${command}`, 'm'))
  }
})

for (const shell of ['bash', 'zsh', 'fish']) {
  test(`completion for ${shell} knows commands and options`, async () => {
    const { code, out } = await parley(['completion', shell])
    assert.equal(code, 0)
    for (const word of ['rebuild', 'restore', 'process', 'json']) assert.ok(out.includes(word), word)
  })
}

test('beside a running hub', async (t) => {
  const data = join(folder, 'data')
  let close: () => Promise<void> = async () => {}
  const env = { PARLEY_DATA: data }
  const process = `prc_${'1'.repeat(26)}`
  const hub = await startHub({ data, host: '127.0.0.1', port: 0, sample: false })
  const silence = announce(data, hub.url)
  close = async () => {
    silence()
    await hub.close()
  }
  try {
    const by = { organisation: hub.hub.home, administrator: true }
    const audience = ['public']
    await hub.hub.append({ kind: 'process-opened', process, audience, body: { name: 'Ferries', description: '' } }, by)
    await hub.hub.append(
      {
        kind: 'organisation-joined',
        process,
        audience,
        body: { organisation: hub.hub.home, name: 'Harbour', role: 'operator' },
      },
      by,
    )

    await hub.hub.caughtUp()

    await t.test('add is durable and waits until it is read; the only process need not be named', async () => {
      const { code, out, err } = await parley(['add', report, '--audience', 'public', '--json'], { env })
      assert.equal(code, 0, err)
      const added = JSON.parse(out)
      assert.equal(added.name, 'report.txt')
      assert.match(added.state, /^read, \d+ claims$/)
      assert.ok(added.index >= 2)
    })

    await t.test('a file nobody can read is refused, and the exit code tells', async () => {
      const { code, err } = await parley(['add', join(folder, 'empty.txt')], { env })
      assert.equal(code, 65)
      assert.match(err, /empty/i)
    })

    await t.test('view prints a table for a person and lines for a program, filtered', async () => {
      const table = await parley(['view', 'claims'], { env })
      assert.equal(table.code, 0, table.err)
      assert.match(table.out, /Ana Velk/)
      const json = await parley(['view', 'claims', '--json', '--filter', 'attitude=declines-to-comment'], { env })
      const rows = json.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      assert.ok(rows.length >= 1)
      assert.ok(rows.every((row) => row.attitude === 'declines-to-comment'))
    })

    await t.test('a view, a field or a process that is not there is refused with what there is', async () => {
      assert.match((await parley(['view', 'dreams'], { env })).err, /There are: .*claims/)
      assert.match((await parley(['view', 'claims', '--filter', 'x'], { env })).err, /field=value.*attitude/)
      assert.match((await parley(['view', 'claims', '--process', 'Nowhere'], { env })).err, /Ferries/)
    })

    await t.test('a backup is made beside it', async () => {
      const { code, out, err } = await parley(['backup', join(folder, 'copy'), '--json'], { env })
      assert.equal(code, 0, err)
      assert.ok(JSON.parse(out).size >= 4)
    })

    await t.test('verify, rebuild and restore say that it must be stopped', async () => {
      for (const args of [['verify'], ['rebuild']]) {
        const { code, err } = await parley(args, { env })
        assert.equal(code, 77, err)
        assert.match(err, /in use by/)
      }
      assert.match((await parley(['restore', join(folder, 'copy')], { env })).err, /not empty/)
    })
  } finally {
    await close()
  }

  await t.test(
    'stopped: verify proves it whole, rebuild folds it anew, the backup restores to the same root',
    async () => {
      const verified = await parley(['verify', '--json'], { env })
      assert.equal(verified.code, 0, verified.err)
      assert.equal(JSON.parse(verified.out).ok, true)
      const rebuilt = await parley(['rebuild', '--json'], { env })
      assert.equal(rebuilt.code, 0, rebuilt.err)
      assert.equal(JSON.parse(rebuilt.out).entries, JSON.parse(verified.out).entries)
      const restored = await parley(['restore', join(folder, 'copy'), '--data', join(folder, 'again'), '--json'])
      assert.equal(restored.code, 0, restored.err)
      assert.equal((await parley(['verify', join(folder, 'again')])).code, 0)
    },
  )

  await t.test('one flipped byte anywhere in the stored entries is found', async () => {
    const file = join(folder, 'again', 'log', 'entries.log')
    const bytes = readFileSync(file)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const { code, out, err } = await parley(['verify', join(folder, 'again')])
    assert.notEqual(code, 0)
    assert.match(out + err, /damage/i)
  })
})

test('each command that help lists is found by its name', async () => {
  const { out } = await parley(['help'])
  const names = [...(out.split('Commands:')[1] ?? '').matchAll(/^ {2}(?<name>[a-z]+)/gm)].map(
    ({ groups }) => groups!.name!,
  )
  assert.ok(names.includes('read') && names.length > 10, names.join(' '))
  for (const name of names.filter((one) => one !== 'help')) {
    const { code, out: usage } = await parley([name, '--help'])
    assert.equal(code, 0)
    assert.ok(usage.startsWith(`Usage: parley ${name} `), usage)
  }
})
