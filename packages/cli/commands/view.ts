// parley view: any view's rows from a running hub, as a table for a person or as data for a program.
import { createClient } from '@parley/api'
import { dataFolder, processNamed, runningHub } from '../data.ts'
import { Failure } from '../failure.ts'
import { formats } from '../formats/all.ts'
import { type Command, exit } from './command.ts'

type Options = {
  process?: string
  filter?: string[]
  search?: string
  sort?: string
  limit: string
  format: string
  asKnown?: string
  data?: string
  json?: boolean
}

export const view: Command = {
  name: 'view',
  declare: (program, terminal, done) => {
    program
      .command('view')
      .description(
        "a view's rows from a running hub: documents, claims, actors, accounts, timeline, notes, processes, situation",
      )
      .argument('<name>', 'the view')
      .option('--process <process>', 'the peace process, by id or name')
      .option(
        '--filter <field=value...>',
        'only rows whose field has this value; repeatable, one field twice means either',
      )
      .option('--search <words>', 'only rows with these words')
      .option('--sort <field>', 'field, or -field for the other way round')
      .option('--limit <rows>', 'at most so many rows', '50')
      .option('--format <format>', formats.map((format) => format.name).join(', '), 'table')
      .option('--as-known <instant>', 'the rows as this hub knew them then, RFC 3339')
      .option('--data <folder>', 'the data folder of the hub')
      .option('--json', 'the same as --format json')
      .action(async (name: string, options: Options) => {
        const wanted = options.json ? 'json' : options.format
        const format = formats.find((one) => one.name === wanted)
        if (!format)
          throw new Failure(
            exit.usage,
            `There is no format '${wanted}'. There are: ${formats.map((one) => one.name).join(', ')}.`,
          )
        const { url, token } = runningHub(dataFolder(options.data, terminal))
        const client = createClient({ base: url, token })
        const views = await client.views()
        const about = views.views.find((one) => one.name === name)
        if (!about)
          throw new Failure(
            exit.usage,
            `There is no view '${name}'. There are: ${views.views.map((one) => one.name).join(', ')}.`,
          )
        const process = name === 'processes' ? undefined : await processNamed(client, options.process)
        if (about.composed) {
          const { parts } = await client.viewParts({ view: name, ...(process ? { process } : {}) })
          for (const [part, { rows, total }] of Object.entries(parts)) {
            if (format.name !== 'json') terminal.out(`${part} (${total})\n`)
            terminal.out(format.write(rows, { part }))
          }
          done(exit.ok)
          return
        }
        const filter: Record<string, string[]> = {}
        for (const one of options.filter ?? []) {
          const at = one.indexOf('=')
          if (at < 1)
            throw new Failure(
              exit.usage,
              `'${one}' is not field=value. Fields of ${name}: ${Object.keys(about.fields).join(', ')}.`,
            )
          const field = one.slice(0, at)
          filter[field] = [...(filter[field] ?? []), one.slice(at + 1)]
        }
        const limit = Number(options.limit)
        if (!Number.isInteger(limit) || limit < 1)
          throw new Failure(exit.usage, `--limit is a whole number from 1; '${options.limit}' is not.`)
        const rows: { key: string; process: string }[] = []
        let cursor: string | undefined
        do {
          const page = await client.viewRows({
            // Any folded view's name will do here; the rows are printed, not used.
            view: name as 'documents',
            limit: Math.min(200, limit - rows.length),
            ...(process ? { process } : {}),
            ...(Object.keys(filter).length ? { filter } : {}),
            ...(options.search ? { q: options.search } : {}),
            ...(options.sort ? { sort: options.sort } : {}),
            ...(options.asKnown ? { asKnown: options.asKnown } : {}),
            ...(cursor ? { cursor } : {}),
          })
          rows.push(...page.rows)
          cursor = page.next ?? undefined
        } while (cursor !== undefined && rows.length < limit)
        terminal.out(format.write(rows, {}))
        done(exit.ok)
      })
  },
}
