// parley verify: evidence, checked. A data folder in full, a bundle offline, a log over the network by its tiles.
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { verifyBundle } from '../bundle/verify-bundle.ts'
import { evidenceIn, verifyEvidence } from '../bundle/verify-evidence.ts'
import { isTileFolder, verifyTileFolder, verifyUrl } from '../bundle/verify-log.ts'
import { dataFolder } from '../data.ts'
import { Failure } from '../failure.ts'
import { progress } from '../progress.ts'
import { type Command, exit, type Terminal } from './command.ts'

type Options = {
  data?: string
  json?: boolean
  key?: string
  checkpoint?: string
  author?: string[]
  since?: string
  save?: string
  witness?: string[]
  quorum?: string
}

export const verify: Command = {
  name: 'verify',
  declare: (program, terminal, done) => {
    program
      .command('verify')
      .description('check a bundle or a data folder offline, or a log over the network: entries, proofs, signatures')
      .argument(
        '[what]',
        'a bundle; evidence of two histories; a data folder, a backup or a folder of tiles; or the address of a hub. Your own folder where left out',
      )
      .option('--key <key>', "bundle or log: the log's key as you have it from elsewhere, name+hash+base64")
      .option('--checkpoint <file>', 'bundle: a checkpoint of the log that you trust')
      .option('--author <keyid...>', 'bundle: accept entries signed with these keys alone')
      .option(
        '--witness <key...>',
        'bundle or log: witnesses that have to have signed its checkpoint, name+hash+base64',
      )
      .option('--quorum <number>', 'so many of these witnesses are enough; all, where left out')
      .option('--since <file>', 'log: a checkpoint kept from before; the log must have grown out of it')
      .option('--save <file>', 'log: where to keep its checkpoint, if all holds')
      .option('--data <folder>', 'the same as naming the folder')
      .option('--json', 'the whole report as one JSON object')
      .action(async (what: string | undefined, options: Options) => {
        if (what !== undefined && /^https?:\/\//i.test(what)) {
          only(options, ['key', 'since', 'save', 'witness', 'quorum'], 'a log over the network')
          if (!URL.canParse(what))
            throw new Failure(exit.usage, `'${what}' is not an address. Check how it is written.`)
          done(await verifyUrl(what, options, terminal))
        } else if (what !== undefined && isFile(what)) {
          const evidence = evidenceIn(what)
          if (evidence === undefined) {
            only(options, ['key', 'checkpoint', 'author', 'witness', 'quorum'], 'a bundle')
            done(await verifyBundle(what, options, terminal))
          } else {
            only(options, ['key'], 'evidence of two histories')
            done(await verifyEvidence(evidence, options, terminal))
          }
        } else if (what !== undefined && !existsSync(what)) {
          throw new Failure(exit.usage, `There is no file and no folder '${what}'. Check the name.`)
        } else {
          const folder = what === undefined ? dataFolder(options.data, terminal) : resolve(what)
          if (isTileFolder(folder)) {
            only(options, ['key', 'since', 'save', 'witness', 'quorum'], 'a folder of tiles')
            done(await verifyTileFolder(folder, options, terminal))
          } else {
            only(options, [], 'a data folder')
            done(await verifyData(folder, options.json === true, terminal))
          }
        }
      })
  },
}

async function verifyData(data: string, json: boolean, terminal: Terminal): Promise<number> {
  const bar = progress(terminal, 'checking')
  const { verifyFolder } = await import('@parley/hub')
  const report = await verifyFolder(data, bar.at, { databaseUrl: terminal.env.DATABASE_URL }).finally(bar.end)
  if (json) terminal.out(`${JSON.stringify(report)}\n`)
  else {
    for (const problem of report.problems) terminal.out(`${problem.code}: ${problem.message}\n`)
    terminal.out(
      report.ok
        ? `Whole: ${report.entries} entries (${report.erased} erased), ${report.blobs} files${report.mirrors === 0 ? '' : `, ${report.mirrors} entries of peers proven in their logs`}, root ${report.root}\n`
        : `Damaged: ${report.problemCount} problems in ${report.entries} entries. Keep this folder as it is, and restore a backup into another.\n`,
    )
  }
  return report.ok ? exit.ok : exit.damaged
}

/** An option that would be passed over would be believed to have been checked. */
function only(options: Options, taken: readonly (keyof Options)[], what: string): void {
  const trusting = ['key', 'checkpoint', 'author', 'since', 'save'] as const
  const wrong = trusting.filter((name) => options[name] !== undefined && !taken.includes(name))
  if (wrong.length === 0) return
  const has = taken.length === 0 ? 'none of these options' : taken.map((name) => `--${name}`).join(', ')
  throw new Failure(exit.usage, `--${wrong.join(', --')} means nothing for ${what}, which takes ${has}.`)
}

function isFile(what: string): boolean {
  return statSync(what, { throwIfNoEntry: false })?.isFile() === true
}
