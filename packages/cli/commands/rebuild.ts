// parley rebuild: throws the views away and folds them anew from the log. The hub must be stopped.
import { dataFolder } from '../data.ts'
import { progress } from '../progress.ts'
import { type Command, exit } from './command.ts'

export const rebuild: Command = {
  name: 'rebuild',
  declare: (program, terminal, done) => {
    program
      .command('rebuild')
      .description('fold all views anew from the log; the hub must be stopped')
      .option('--data <folder>', 'the data folder')
      .option('--json', 'one JSON object')
      .action(async (options: { data?: string; json?: boolean }) => {
        const { openHub } = await import('@parley/hub')
        const hub = await openHub({
          data: dataFolder(options.data, terminal),
          host: '127.0.0.1',
          port: 0,
          say: (line) => terminal.err(`${line}\n`),
          ...(terminal.env.DATABASE_URL ? { databaseUrl: terminal.env.DATABASE_URL } : {}),
        })
        const bar = progress(terminal, 'folding')
        try {
          const { entries, rows, milliseconds } = await hub.rebuild(bar.at)
          bar.end()
          terminal.out(
            options.json
              ? `${JSON.stringify({ entries, rows, milliseconds })}\n`
              : `${entries} entries folded into ${rows} row versions in ${(milliseconds / 1000).toFixed(1)} s\n`,
          )
        } finally {
          bar.end()
          await hub.close()
        }
        done(exit.ok)
      })
  },
}
