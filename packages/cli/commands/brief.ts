// parley brief: what is new, what is on its way, what is due, in sentences that each cite entries, from a running hub.
import { writeFile } from 'node:fs/promises'
import { processNamed } from '../data.ts'
import { Failure } from '../failure.ts'
import { type HubOptions, hubAsked } from '../hub-asked.ts'
import { type Command, exit } from './command.ts'

type Options = HubOptions & {
  process?: string
  kind: string
  since?: string
  until?: string
  language?: string
  format: string
  out?: string
  json?: boolean
}

const formats = ['md', 'pdf', 'docx'] as const

export const brief: Command = {
  name: 'brief',
  declare: (program, terminal, done) => {
    program
      .command('brief')
      .description(
        'a report or situation brief of a process: what changed first, every sentence with the entries it cites',
      )
      .option('--process <process>', 'the peace process, by id or name')
      .option('--kind <kind>', 'which brief: compliance, daily, weekly', 'compliance')
      .option(
        '--since <instant>',
        'what changed since then, RFC 3339; a week before the end where it is left out, a day for daily',
      )
      .option('--until <instant>', 'as of then, RFC 3339; now where it is left out')
      .option('--language <language>', 'en, ar or fr', 'en')
      .option('--format <format>', formats.join(', '), 'md')
      .option('--out <file>', 'the file to write; needed for pdf and docx')
      .option('--hub <address>', 'another hub, with the token in PARLEY_TOKEN')
      .option('--data <folder>', 'the data folder of the hub')
      .option('--json', 'the brief as one JSON object: sections, sentences, entries')
      .action(async (options: Options) => {
        const format = formats.find((one) => one === options.format)
        if (format === undefined) {
          throw new Failure(exit.usage, `There is no format '${options.format}'. There are: ${formats.join(', ')}.`)
        }
        if (format !== 'md' && options.out === undefined && !options.json) {
          throw new Failure(exit.usage, `Say where the ${format} shall go: --out FILE.`)
        }
        const client = hubAsked(options, terminal)
        const process = await processNamed(client, options.process)
        const { kind, since, until, language } = options
        const asked = {
          kind,
          process,
          ...(since === undefined ? {} : { since }),
          ...(until === undefined ? {} : { until }),
          ...(language === undefined ? {} : { language }),
        }
        if (options.json) {
          terminal.out(`${JSON.stringify((await client.brief(asked)).brief)}\n`)
          done(exit.ok)
          return
        }
        const bytes = new Uint8Array(await (await client.briefFile({ ...asked, format })).arrayBuffer())
        if (options.out === undefined) terminal.out(new TextDecoder().decode(bytes))
        else {
          await writeFile(options.out, bytes)
          terminal.out(`${options.out}, ${bytes.length} bytes\n`)
        }
        done(exit.ok)
      })
  },
}
