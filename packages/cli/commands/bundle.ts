// parley bundle: entries of a running hub with all their proof, in one file that anyone can check offline.
import { writeFile } from 'node:fs/promises'
import { createClient } from '@parley/api'
import { writeBundle } from '@parley/log'
import { fileProofsIn } from '../bundle/file-proofs.ts'
import { entriesMax, entriesOfProcess, gatherBundle, tooMany } from '../bundle/gather.ts'
import { readNote } from '../bundle/note-file.ts'
import { dataFolder, processNamed, runningHub } from '../data.ts'
import { Failure } from '../failure.ts'
import { progress } from '../progress.ts'
import { type Command, exit } from './command.ts'

type Options = {
  process?: string
  withFiles?: boolean
  since?: string[]
  out?: string
  data?: string
  json?: boolean
}

export const bundle: Command = {
  name: 'bundle',
  declare: (program, terminal, done) => {
    program
      .command('bundle')
      .description('entries and the proof that they stand in the log, in one file that anyone can check offline')
      .argument('[entry...]', 'entries by id; with --process, all of it where left out')
      .option('--process <process>', 'every entry of this process that you may see, by id or name')
      .option('--with-files', 'the documents and readings that the entries name as well')
      .option('--since <file...>', 'checkpoints kept from before: the bundle shows that the log only grew since')
      .option('--out <file>', 'the file to write')
      .option('--data <folder>', 'the data folder of the hub')
      .option('--json', 'one JSON object about what was written')
      .action(async (named: string[], options: Options) => {
        if (options.out === undefined) {
          throw new Failure(exit.usage, 'Say where the bundle shall go: --out FILE.')
        }
        if (named.length === 0 && options.process === undefined) {
          throw new Failure(exit.usage, 'Say what shall be proven: entries by their ids, or --process for all of one.')
        }
        const data = dataFolder(options.data, terminal)
        const { url, token } = runningHub(data)
        const client = createClient({ base: url, token })
        const since = await Promise.all((options.since ?? []).map(readNote))
        const process = options.process === undefined ? undefined : await processNamed(client, options.process)
        const ids = new Set(process === undefined || named.length > 0 ? named : await entriesOfProcess(client, process))
        if (ids.size > entriesMax) throw tooMany(ids.size)
        const bar = progress(terminal, 'gathering')
        const wanted = { entries: [...ids], since, ...(options.withFiles ? { files: fileProofsIn(data) } : {}) }
        const made = await gatherBundle(client, wanted, bar.at).finally(bar.end)
        const bytes = writeBundle(made)
        try {
          // Never over something that is there: it may be the only copy of older evidence.
          await writeFile(options.out, bytes, { flag: 'wx', mode: 0o600 })
        } catch (cause) {
          const why =
            cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
              ? 'there is a file of that name already, and it may be evidence. Name another'
              : `${cause instanceof Error ? cause.message : String(cause)}. Name another place`
          throw new Failure(exit.usage, `'${options.out}' was not written: ${why}.`)
        }
        const about = { out: options.out, entries: made.entries.length, files: made.files.length, bytes: bytes.length }
        terminal.out(
          options.json
            ? `${JSON.stringify({ ...about, origin: made.origin, hubKey: made.hubKey })}\n`
            : `${about.entries} entries and ${about.files} files in ${options.out}, ${bytes.length} bytes. Whoever has it can read them.\n` +
                `It is checked with \`npx parley verify ${options.out}\`, or without Parley as docs/verify says.\n` +
                `Give the key of this log by another way than the file: ${made.hubKey}\n`,
        )
        done(exit.ok)
      })
  },
}
