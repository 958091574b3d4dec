// parley add: documents into a running hub, as its operator. Answers once they are durable, and by default waits until read.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Client, createClient, documentForm, ProblemError } from '@parley/api'
import { dataFolder, processNamed, runningHub } from '../data.ts'
import { progress } from '../progress.ts'
import { type Command, exit, type Terminal } from './command.ts'

type Options = {
  process?: string
  audience?: string[]
  tlp?: string
  date?: string
  source?: string
  licence?: string
  wait: boolean
  json?: boolean
  data?: string
}

export const add: Command = {
  name: 'add',
  declare: (program, terminal, done) => {
    program
      .command('add')
      .description('add documents to a running hub')
      .argument('<source...>', "files, addresses beginning with http, or '-' for standard input")
      .option('--process <process>', 'the peace process, by id or name; may be left out where there is one')
      .option(
        '--audience <reader...>',
        'who may see them: public, members, organisations or groups by id; your own organisation alone where left out',
      )
      .option('--tlp <label>', 'what a recipient may do next: CLEAR, GREEN, AMBER, AMBER+STRICT or RED')
      .option('--date <date>', "the documents' date as you know it, EDTF")
      .option('--source <name>', 'who published them')
      .option('--licence <words>', 'the licence of the source')
      .option('--no-wait', 'do not wait until they are read')
      .option('--data <folder>', 'the data folder of the hub')
      .option('--json', 'one JSON object per document')
      .action(async (sources: string[], options: Options) => {
        const { url, token } = runningHub(dataFolder(options.data, terminal))
        const client = createClient({ base: url, token })
        const process = await processNamed(client, options.process)
        const about = {
          process,
          ...(options.audience ? { audience: options.audience } : {}),
          ...(options.tlp ? { marking: { tlp: options.tlp as 'CLEAR' } } : {}), // the hub refuses a label it does not know
          ...(options.date ? { date: options.date } : {}),
          ...(options.source || options.licence
            ? {
                source: {
                  ...(options.source ? { name: options.source } : {}),
                  ...(options.licence ? { licence: options.licence } : {}),
                },
              }
            : {}),
        }
        const bar = progress(terminal, 'adding')
        const taken: { document: string; entry: string; name: string; receipt: { index: number } }[] = []
        let refused = 0
        for (const [index, source] of sources.entries()) {
          bar.at(index, sources.length, source)
          try {
            const answer = await client.addDocuments({ body: await bodyOf(source, about, terminal) })
            taken.push(...answer.documents)
            for (const one of answer.refused) {
              refused++
              terminal.err(`parley: ${one.name}: ${one.detail}\n`)
            }
          } catch (error) {
            if (!(error instanceof ProblemError)) throw error
            refused++
            terminal.err(`parley: ${source}: ${error.message}\n`)
          }
        }
        bar.end()
        const states = options.wait
          ? await readStates(
              client,
              process,
              taken.map((one) => one.document),
              terminal,
            )
          : new Map<string, string>()
        for (const one of taken) {
          const state = states.get(one.document) ?? 'received'
          terminal.out(
            options.json
              ? `${JSON.stringify({ document: one.document, entry: one.entry, name: one.name, index: one.receipt.index, state })}\n`
              : `${one.name}: ${state}, ${one.document}, entry ${one.receipt.index} of the log\n`,
          )
        }
        done(refused ? exit.badInput : exit.ok)
      })
  },
}

type About = Parameters<typeof documentForm>[1]

async function bodyOf(source: string, about: About, terminal: Terminal) {
  if (/^https?:\/\//i.test(source)) return { ...about, url: source }
  const bytes = source === '-' ? await terminal.input() : await readFile(source)
  // A copy: a Blob wants memory that nobody shares.
  return documentForm(
    [{ name: source === '-' ? 'standard-input' : basename(source), bytes: new Blob([new Uint8Array(bytes)]) }],
    about,
  )
}

const pollMs = 200
const waitMs = 120_000

/** The state of each document once it is no longer merely received, or after two minutes. */
async function readStates(
  client: Client,
  process: string,
  documents: readonly string[],
  terminal: Terminal,
): Promise<Map<string, string>> {
  const states = new Map<string, string>()
  const bar = progress(terminal, 'reading')
  const until = Date.now() + waitMs
  while (states.size < documents.length && Date.now() < until) {
    for (const document of documents.filter((id) => !states.has(id))) {
      try {
        const { row } = await client.viewRow({ view: 'documents', key: document, process })
        if (row.state !== 'received')
          states.set(
            document,
            row.problem ? `unreadable (${row.problem.message})` : `read, ${row.counts.claims} claims`,
          )
      } catch (error) {
        // The views may be a moment behind the log.
        if (!(error instanceof ProblemError) || error.problem.status !== 404) throw error
      }
    }
    bar.at(states.size, documents.length)
    if (states.size < documents.length) await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  bar.end()
  return states
}
