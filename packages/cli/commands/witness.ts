// parley witness: whom this hub signs checkpoints for, and who signs its own. Against a log that shows two histories it is
// the only help there is.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { WitnessSettings } from '@parley/hub'
import { parseVerifierKey, parseWitnessKey } from '@parley/log'
import { dataFolder } from '../data.ts'
import { Failure } from '../failure.ts'
import { originIn } from '../origin.ts'
import { type Command, exit, type Terminal } from './command.ts'

type Options = { data?: string; json?: boolean; url?: string; quorum?: string }

export const witness: Command = {
  name: 'witness',
  declare: (program, terminal, done) => {
    const group = program
      .command('witness')
      .description("sign other logs' checkpoints, and have this hub's signed by others")
    group
      .command('list')
      .description('logs signed for, witnesses asked, and the key to give to others')
      .option('--data <folder>', 'the data folder of the hub')
      .option('--json', 'one JSON object')
      .action(async (options: Options) => {
        const { ownWitnessKey, readWitnessSettings } = await import('@parley/hub')
        const { folder, origin } = place(options, terminal)
        const settings = readWitnessSettings(folder)
        const key = ownWitnessKey(folder, origin)
        terminal.out(options.json ? `${JSON.stringify({ key, ...settings })}\n` : inWords(key, settings))
        done(exit.ok)
      })
    group
      .command('add')
      .description('a log to sign for, by its key; or a witness to be asked, by its key and address')
      .argument('<key>', 'name+hash+base64, as its operator gives it, by another way than the network')
      .option('--url <address>', 'of a witness: where it is asked, such as https://hub.example/witness')
      .option('--quorum <number>', 'so many witnesses must sign before a checkpoint is shown; 1 at the first')
      .option('--data <folder>', 'the data folder of the hub')
      .action(async (key: string, options: Options) => {
        const { readWitnessSettings, writeWitnessSettings } = await import('@parley/hub')
        const { folder } = place(options, terminal)
        const settings = readWitnessSettings(folder)
        writeWitnessSettings(folder, added(settings, key, options))
        terminal.out('Kept. A running hub goes by it from now on.\n')
        done(exit.ok)
      })
    group
      .command('remove')
      .description('no longer sign for a log, or no longer ask a witness')
      .argument('<name>', 'its name or its whole key')
      .option('--data <folder>', 'the data folder of the hub')
      .action(async (name: string, options: Options) => {
        const { readWitnessSettings, writeWitnessSettings } = await import('@parley/hub')
        const { folder } = place(options, terminal)
        const settings = readWitnessSettings(folder)
        const stays = (line: string) => line !== name && !line.startsWith(`${name}+`)
        const asked = settings.asked.filter(({ key }) => stays(key))
        const logs = settings.logs.filter(stays)
        if (asked.length === settings.asked.length && logs.length === settings.logs.length) {
          throw new Failure(
            exit.usage,
            `There is no log and no witness '${name}' here. See \`npx parley witness list\`.`,
          )
        }
        writeWitnessSettings(folder, { asked, logs, quorum: Math.min(settings.quorum, asked.length) })
        terminal.out('Removed. What was signed for it stays remembered.\n')
        done(exit.ok)
      })
    group
      .command('quorum')
      .description('how many witnesses must sign before a checkpoint is shown')
      .argument('<number>')
      .option('--data <folder>', 'the data folder of the hub')
      .action(async (number: string, options: Options) => {
        const { readWitnessSettings, writeWitnessSettings } = await import('@parley/hub')
        const { folder } = place(options, terminal)
        writeWitnessSettings(folder, { ...readWitnessSettings(folder), quorum: Number(number) })
        terminal.out('Kept. A running hub goes by it from now on.\n')
        done(exit.ok)
      })
  },
}

function place(options: Options, terminal: Terminal): { folder: string; origin: string } {
  const data = dataFolder(options.data, terminal)
  if (!existsSync(join(data, 'hub.json'))) {
    throw new Failure(exit.usage, `${data} holds no hub. Start one there first, or name another with --data.`)
  }
  return { folder: join(data, 'witness'), origin: originIn(data) }
}

function added(settings: WitnessSettings, line: string, { url, quorum }: Options): WitnessSettings {
  if (parseVerifierKey(line) !== undefined) {
    if (url !== undefined || quorum !== undefined) {
      throw new Failure(
        exit.usage,
        'This is the key of a log, which is signed for when it asks. Leave out --url and --quorum.',
      )
    }
    return { ...settings, logs: [...new Set([...settings.logs, line])] }
  }
  if (parseWitnessKey(line) === undefined) {
    throw new Failure(
      exit.usage,
      `'${line}' is no key of a log or a witness. One is a single word of three parts, name+hash+base64; put it in quotes.`,
    )
  }
  if (url === undefined) {
    throw new Failure(exit.usage, 'This is the key of a witness. Say where it is asked: --url https://…/witness.')
  }
  const asked = [...settings.asked.filter(({ key }) => key !== line), { key: line, url }]
  return { ...settings, asked, quorum: quorum === undefined ? Math.max(1, settings.quorum) : Number(quorum) }
}

function inWords(key: string, { quorum, asked, logs }: WitnessSettings): string {
  const list = (lines: readonly string[], none: string) => lines.map((line) => `  ${line}\n`).join('') || `  ${none}\n`
  return [
    `This hub as a witness:\n  ${key}\n`,
    `Logs it signs for:\n${list(logs, 'none')}`,
    `Witnesses asked to sign its own checkpoints, ${quorum} of which must:\n`,
    list(
      asked.map((one) => `${one.key}  ${one.url}`),
      'none: nobody would notice two histories of this log',
    ),
  ].join('')
}
