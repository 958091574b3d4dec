// parley start: the hub and the web app, with a sample process at the first start.
import { startHub } from '@parley/hub'
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
      .option('--no-sample', 'start without the sample process')
      .option('--json', 'print the address as one JSON object')
      .action(async (options: Options) => {
        const { env } = terminal
        const data = dataFolder(options.data, terminal)
        const origin = options.origin ?? env.PARLEY_ORIGIN
        const origins = options.url ?? env.PARLEY_URL?.split(/\s+/).filter(Boolean) ?? []
        const proxies = options.proxies ?? env.PARLEY_PROXIES
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
