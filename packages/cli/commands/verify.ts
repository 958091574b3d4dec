// parley verify: every stored entry, proof, signature and file of a data folder, offline.
import { resolve } from 'node:path'
import { verifyFolder } from '@parley/hub'
import { dataFolder } from '../data.ts'
import { progress } from '../progress.ts'
import { type Command, exit } from './command.ts'

export const verify: Command = {
  name: 'verify',
  declare: (program, terminal, done) => {
    program
      .command('verify')
      .description('check every entry, proof, signature and file of a data folder or a backup, offline')
      .argument('[folder]', 'a data folder or a backup; your own where left out')
      .option('--data <folder>', 'the same as the argument')
      .option('--json', 'the whole report as one JSON object')
      .action(async (folder: string | undefined, options: { data?: string; json?: boolean }) => {
        const data = folder === undefined ? dataFolder(options.data, terminal) : resolve(folder)
        const bar = progress(terminal, 'checking')
        const report = await verifyFolder(data, bar.at).finally(bar.end)
        if (options.json) terminal.out(`${JSON.stringify(report)}\n`)
        else {
          for (const problem of report.problems) terminal.out(`${problem.code}: ${problem.message}\n`)
          terminal.out(
            report.ok
              ? `Whole: ${report.entries} entries (${report.erased} erased), ${report.blobs} files, root ${report.root}\n`
              : `Damaged: ${report.problemCount} problems in ${report.entries} entries. Keep this folder as it is, and restore a backup into another.\n`,
          )
        }
        done(report.ok ? exit.ok : exit.damaged)
      })
  },
}
