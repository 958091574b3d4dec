// A real browser for the journeys: the one CHROMIUM names, one the system has, or the one that came from npm, unpacked
// once per user. Nothing in it looks anything up outside this machine.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  // The browser reaches this machine and nothing else, whatever a page asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** Starts a browser. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const installed = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  )
  if (installed) return chromium.launch({ executablePath: installed, args: quiet })
  const folder = unpacked()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--headless=shell', '--no-zygote', ...quiet],
    env: {
      ...process.env,
      FONTCONFIG_FILE: fontsOf(folder),
      ...(lacksLibraries() ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : {}),
    },
  })
}

/** Says where the fonts are: the package's own file names places of the machine it was made for. */
function fontsOf(folder: string): string {
  const file = join(folder, 'parley-fonts.conf')
  const places = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  const lines = [...places.map((place) => `<dir>${place}</dir>`), `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`]
  // Written whole beside it and then put in place: two test processes may ask at once.
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, `<?xml version="1.0"?>\n<fontconfig>\n${lines.join('\n')}\n</fontconfig>\n`)
  renameSync(fresh, file)
  return file
}

/** libnss3 and libnspr4 are on nearly every machine; the package brings its own for the others. */
function lacksLibraries(): boolean {
  const known = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? ''
  return !known.includes('libnss3.so') || !known.includes('libnspr4.so')
}

/** The folder with the package's browser, fonts and libraries, each unpacked. Two test processes may ask at once. */
function unpacked(): string {
  const folder = join(tmpdir(), `parley-browser-${userInfo().uid}`)
  if (existsSync(join(folder, 'chromium'))) return folder
  const fresh = mkdtempSync(join(tmpdir(), 'parley-browser-new-'))
  const bin = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')))
  const script = `import { inflate } from '@sparticuz/chromium'
    for (const part of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) await inflate(${JSON.stringify(bin)} + part)`
  // The package unpacks beside the temporary folder it is told of, so it is told of ours, in a process of its own.
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, TMPDIR: fresh },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`The browser from npm could not be unpacked: ${run.stderr}`)
  try {
    renameSync(fresh, folder)
  } catch {
    // Someone else was first; theirs is as good.
    rmSync(fresh, { recursive: true, force: true })
  }
  return folder
}

/** Where a journey leaves its screenshots. */
export function pictures(): string {
  const folder = fileURLToPath(new URL('../out/pictures/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  return folder
}
