// parley restore: a backup into an empty data folder, checked before it stands there.
import { resolve } from 'node:path'
import { dataFolder } from '../data.ts'
import { progress } from '../progress.ts'
import { type Command, exit } from './command.ts'

export const restoreCommand: Command = {
  name: 'restore',
  declare: (program, terminal, done) => {
    program
      .command('restore')
      .description('bring a backup into an empty data folder, checked before it stands there')
      .argument('<backup>', 'the folder that `parley backup` made')
      .option('--data <folder>', 'the data folder to make')
      .option('--json', 'one JSON object')
      .action(async (source: string, options: { data?: string; json?: boolean }) => {
        const data = dataFolder(options.data, terminal)
        const bar = progress(terminal, 'checking')
        const { restore } = await import('@parley/hub')
        const report = await restore(resolve(source), data, bar.at).finally(bar.end)
        terminal.out(
          options.json
            ? `${JSON.stringify({ data, ...report })}\n`
            : `${report.entries} entries restored to ${data}, root ${report.root}. Views are folded anew at the next start.\n`,
        )
        done(exit.ok)
      })
  },
}
