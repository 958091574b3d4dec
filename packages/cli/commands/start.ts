// parley start: the hub and the web app, with a sample process at the first start.
import { readFileSync, statSync } from 'node:fs'
import type { ModelSettings, PeersConfig } from '@parley/hub'
import { announce, dataFolder } from '../data.ts'
import { Failure } from '../failure.ts'
import { buildWebApp } from '../web-app.ts'
import { type Command, exit, type Terminal } from './command.ts'

type Options = {
  data?: string
  host?: string
  port?: string
  url?: string[]
  proxies?: string
  origin?: string
  peersInside?: boolean
  peersEvery?: string
  sample: boolean
  json?: boolean
}

export const start: Command = {
  name: 'start',
  declare: (program, terminal, done) => {
    program
      .command('start')
      .description('run the hub and its web app; the first start makes a data folder and a sample process')
      .option('--data <folder>', 'the data folder (PARLEY_DATA; ~/.parley)')
      .option('--host <address>', 'the address to bind (PARLEY_HOST; 127.0.0.1)')
      .option('--port <number>', 'the port (PARLEY_PORT; 4100; 0 takes a free one)')
      .option(
        '--url <address...>',
        'addresses it is reached under besides its own, behind a proxy (PARLEY_URL, with spaces)',
      )
      .option(
        '--proxies <addresses>',
        "proxies whose word about a caller is taken: addresses, ranges or 'loopback' (PARLEY_PROXIES)",
      )
      .option('--origin <name>', "the log's name, fixed at the first start (PARLEY_ORIGIN)")
      .option(
        '--peers-inside',
        'peers may be on this machine (http is enough there) and in private networks (PARLEY_PEERS_INSIDE=1)',
      )
      .option('--peers-every <seconds>', 'how often each peer is asked for what is new (PARLEY_PEERS_EVERY; 10)')
      .option('--no-sample', 'start without the sample process')
      .option('--json', 'print the address as one JSON object')
      .action(async (options: Options) => {
        const { env } = terminal
        const data = dataFolder(options.data, terminal)
        const origin = options.origin ?? env.PARLEY_ORIGIN
        const origins = options.url ?? env.PARLEY_URL?.split(/\s+/).filter(Boolean) ?? []
        const proxies = options.proxies ?? env.PARLEY_PROXIES
        const mail = mailOf(env)
        const providers = providersOf(env)
        const { checkModel, startHub } = await import('@parley/hub')
        const model = modelOf(env, checkModel)
        const peers = peersOf(options, env)
        buildWebApp(terminal)
        const begin = (port: number) =>
          startHub({
            data,
            host: options.host ?? env.PARLEY_HOST ?? '127.0.0.1',
            port,
            sample: options.sample,
            say: (line) => terminal.err(`${line}\n`),
            ...(origin === undefined ? {} : { origin }),
            ...(origins.length ? { origins } : {}),
            ...(proxies === undefined ? {} : { proxies: proxies === 'loopback' ? proxies : proxies.split(/[\s,]+/) }),
            ...(mail === undefined ? {} : { mail }),
            ...(providers === undefined ? {} : { providers }),
            ...(model === undefined ? {} : { model }),
            peers,
            ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
          })
        const hub = await listening(options.port ?? env.PARLEY_PORT, begin, terminal)
        const silence = announce(data, hub.url)
        if (options.json) terminal.out(`${JSON.stringify({ url: hub.url, firstLink: hub.firstLink, data })}\n`)
        else {
          terminal.out(`Parley is at ${hub.url}\n`)
          if (hub.firstLink) terminal.out(`Set the administrator's password, once, at ${hub.firstLink}\n`)
          terminal.out(`Its data are in ${data}. Stop it with Ctrl-C.\n`)
        }
        await terminal.stop
        silence()
        await hub.close()
        done(exit.ok)
      })
  },
}

const portUsual = 4100

/** How hubs that were introduced are asked. Where nothing is said they are public servers, reached over https. */
function peersOf(options: Options, env: Terminal['env']): PeersConfig {
  const inside = env.PARLEY_PEERS_INSIDE
  if (inside !== undefined && !['', '0', '1'].includes(inside)) {
    throw new Failure(
      exit.usage,
      `PARLEY_PEERS_INSIDE is '${inside}'. Write 1 where peers may be inside, or leave it out.`,
    )
  }
  const isInside = options.peersInside ?? inside === '1'
  const every = options.peersEvery ?? env.PARLEY_PEERS_EVERY
  const seconds = Number(every ?? 10)
  if (!(seconds >= 1 && seconds <= 86_400)) {
    throw new Failure(exit.usage, `'${every}' is no number of seconds. Peers are asked every 1 to 86400 seconds.`)
  }
  // Six rounds to one comparison of checkpoints, as where nothing is said.
  return { isInside, everyMs: seconds * 1000, compareMs: seconds * 6000 }
}

/** Identity providers, from a file: it holds their secrets, so it is neither an option nor readable by others. */
function providersOf(env: Terminal['env']): readonly unknown[] | undefined {
  const { PARLEY_PROVIDERS: file } = env
  if (!file) return undefined
  const listed = jsonOf(privateText(file))
  if (Array.isArray(listed)) return listed
  throw new Failure(exit.usage, `PARLEY_PROVIDERS names ${file}, which is no JSON list of identity providers.`)
}

/** The language model, from a file; its key from a file of its own or the environment. Without the setting there is none. */
function modelOf(
  env: Terminal['env'],
  check: (given: unknown, key: string | null) => ModelSettings,
): ModelSettings | undefined {
  const { PARLEY_MODEL: file, PARLEY_MODEL_KEY: given } = env
  if (!file) return undefined
  const settings = jsonOf(privateText(file))
  if (typeof settings !== 'object' || settings === null) {
    throw new Failure(exit.usage, `PARLEY_MODEL names ${file}, which is no JSON file. docs/run.md says what it holds.`)
  }
  const keyFile = 'keyFile' in settings && typeof settings.keyFile === 'string' ? settings.keyFile : undefined
  const key = keyFile === undefined ? given : privateText(keyFile)?.trim()
  if (keyFile !== undefined && !key) throw new Failure(exit.usage, `${keyFile} holds no key, or cannot be read.`)
  return check(settings, key || null)
}

/** A file's text, undefined where it cannot be read; refused where others on this machine could read it too. */
function privateText(file: string): string | undefined {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new Failure(exit.usage, `${file} can be read by others on this machine. Run 'chmod go-rwx ${file}'.`)
    }
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Failure) throw error
    return undefined
  }
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The mail server. Its address holds a password, so that it is no option others on the machine could see. */
function mailOf(env: Terminal['env']): { readonly url: string; readonly from: string } | undefined {
  const { PARLEY_SMTP: url, PARLEY_MAIL_FROM: from } = env
  if (!url) return undefined
  if (!/^smtps?:\/\//.test(url)) {
    throw new Failure(exit.usage, 'PARLEY_SMTP is no mail server. Write it as smtps://name:password@mail.example.org.')
  }
  if (!from) {
    throw new Failure(
      exit.usage,
      'PARLEY_SMTP is set and PARLEY_MAIL_FROM is not. Say from which address letters come.',
    )
  }
  return { url, from }
}

/** Starts on the port asked for; where none was and the usual one is taken, on a free one, saying so. */
async function listening<T>(
  asked: string | undefined,
  begin: (port: number) => Promise<T>,
  terminal: Terminal,
): Promise<T> {
  const port = Number(asked ?? portUsual)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Failure(exit.usage, `'${asked}' is no port. Give a number from 0 (any free one) to 65535.`)
  }
  try {
    return await begin(port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EACCES') {
      throw new Failure(exit.usage, `This user may not listen on port ${port}. Give one above 1023 with --port.`)
    }
    if (code !== 'EADDRINUSE') throw error
    if (asked !== undefined) {
      throw new Failure(
        exit.unavailable,
        `Port ${port} is taken by another program. Give another with --port, or 0 for any free one.`,
      )
    }
    terminal.err(`Port ${port} is taken by another program; taking a free one.\n`)
    return begin(0)
  }
}
