// parley backup: a copy of the record into an empty folder, whether the hub runs or not.
import { resolve } from 'node:path'
import { createClient } from '@parley/api'
import { dataFolder, isRunning, runningHub } from '../data.ts'
import { progress } from '../progress.ts'
import { type Command, exit, type Terminal } from './command.ts'

export const backup: Command = {
  name: 'backup',
  declare: (program, terminal, done) => {
    program
      .command('backup')
      .description('copy log, keys, files and people into an empty folder; the hub may run')
      .argument('<folder>', 'a new or empty folder')
      .option('--data <folder>', 'the data folder')
      .option('--json', 'one JSON object')
      .action(async (folder: string, options: { data?: string; json?: boolean }) => {
        const data = dataFolder(options.data, terminal)
        const target = resolve(folder)
        const { size, root, bytes } = isRunning(data) ? await beside(data, target) : await alone(data, target, terminal)
        terminal.out(
          options.json
            ? `${JSON.stringify({ target, size, root, bytes })}\n`
            : `${size} entries up to root ${root}, ${(bytes / 2 ** 20).toFixed(1)} MiB, in ${target}\nIt holds the hub's keys: keep it as safe as the hub. Check it with \`npx parley verify ${folder}\`.\n`,
        )
        done(exit.ok)
      })
  },
}

/** The running hub copies itself: it alone knows what is durable at this moment. */
async function beside(data: string, target: string) {
  const { url, token } = runningHub(data)
  return createClient({ base: url, token }).backUp({ body: { target } })
}

async function alone(data: string, target: string, terminal: Terminal) {
  const { openHub } = await import('@parley/hub')
  const hub = await openHub({ data, host: '127.0.0.1', port: 0, say: (line) => terminal.err(`${line}\n`) })
  const bar = progress(terminal, 'copying')
  try {
    return await hub.backup(target, bar.at)
  } finally {
    bar.end()
    await hub.close()
  }
}
