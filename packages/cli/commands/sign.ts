// parley sign: an entry, or a document with what was read in it, is signed on the organisation's own machine; the hub only
// keeps it.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Client, documentForm, ProblemError } from '@parley/api'
import type { Signer } from '@parley/log'
import { newId, validateEntry } from '@parley/peace'
import { processNamed } from '../data.ts'
import { Failure } from '../failure.ts'
import { type HubOptions, hubAsked, whoAmI } from '../hub-asked.ts'
import { keyFolder, ownKey, ownKeyIds } from '../own-keys.ts'
import { completeHere, type Draft, signAndSend, signingOf } from '../sign.ts'
import { type Command, exit, type Terminal } from './command.ts'

type Options = HubOptions & {
  keys?: string
  key?: string
  json?: boolean
  dryRun?: boolean
  process?: string
  audience?: string[]
  tlp?: string
  date?: string
  source?: string
  licence?: string
}

export const sign: Command = {
  name: 'sign',
  declare: (program, terminal, done) => {
    program
      .command('sign')
      .description("sign an entry or a document on this machine with your organisation's own key, and hand it in")
      .argument(
        '<file>',
        "the entry as JSON: kind, process, body, and audience and marking where it is for others; or, with --process, a document; '-' reads it",
      )
      .option(
        '--hub <address>',
        'the hub, with an API token in PARLEY_TOKEN; the one on the data folder where left out',
      )
      .option('--process <process>', 'the file is a document for this peace process, by id or name')
      .option('--audience <reader...>', 'who may see the document; your own organisation alone where left out')
      .option('--tlp <label>', 'what a recipient may do next: CLEAR, GREEN, AMBER, AMBER+STRICT or RED')
      .option('--date <date>', "the document's date as you know it, EDTF")
      .option('--source <name>', 'who published it')
      .option('--licence <words>', 'the licence of the source')
      .option('--key <keyid>', 'which of your keys; the only one in use where left out')
      .option('--keys <folder>', 'where your keys are (PARLEY_KEYS; ~/.parley-keys)')
      .option('--data <folder>', 'the data folder of the hub')
      .option('--dry-run', 'print what would be signed, and sign nothing')
      .option('--json', 'the receipt as one JSON object')
      .action(async (file: string, options: Options) => {
        const bytes = file === '-' ? await terminal.input() : await readFile(file).catch(() => undefined)
        if (bytes === undefined) throw new Failure(exit.usage, `'${file}' cannot be read. Check the name.`)
        const client = hubAsked(options, terminal)
        const { origin, organisations } = await client.keys()
        const signer = () => {
          const inUse = organisations.filter(({ held, until }) => held === 'own' && until === null)
          return signerHere(
            inUse.map(({ keyId }) => keyId),
            options,
            terminal,
          )
        }
        if (options.process === undefined) await signEntry({ bytes, file, client, origin, signer }, options, terminal)
        else await signDocument({ bytes, file, client, origin, signer }, options, terminal)
        done(exit.ok)
      })
  },
}

type Work = {
  readonly bytes: Uint8Array
  readonly file: string
  readonly client: Client
  readonly origin: string
  /** Asked for once there is something to sign. */
  readonly signer: () => Signer
}

async function signEntry(work: Work, options: Options, terminal: Terminal): Promise<void> {
  const { client, origin } = work
  const { name, entry } = await completeHere(client, readDraft(work.bytes, work.file))
  if (options.dryRun) return terminal.out(`${JSON.stringify(entry, null, 2)}\n`)
  const signer = work.signer()
  const sent = await signAndSend(client, { name, entry, origin, signer }).catch((error: unknown) => {
    throw withExpected(error)
  })
  terminal.out(
    options.json
      ? `${JSON.stringify(sent)}\n`
      : `${sent.entry} stands at ${sent.receipt.index}, signed here with key ${signer.keyId}.\n`,
  )
}

/** The hub keeps and reads the document and drafts both entries; here they are looked at and signed. */
async function signDocument(work: Work, options: Options, terminal: Terminal): Promise<void> {
  const { bytes, file, client, origin } = work
  const name = file === '-' ? 'standard-input' : basename(file)
  const by = await whoAmI(client)
  const process = await processNamed(client, options.process)
  const { audience, tlp, date, source, licence } = options
  const about = {
    process,
    ids: [newId('ent', randomBytes)],
    ...(audience === undefined ? {} : { audience }),
    ...(tlp === undefined ? {} : { marking: { tlp: tlp as 'CLEAR' } }), // the hub refuses a label it does not know
    ...(date === undefined ? {} : { date }),
    ...(source === undefined && licence === undefined
      ? {}
      : { source: { ...(source && { name: source }), ...(licence && { licence }) } }),
  }
  // A copy: a Blob wants memory that nobody shares.
  const form = documentForm([{ name, bytes: new Blob([new Uint8Array(bytes)]) }], about)
  const drafted = await client.draftDocument({ body: form })
  const [received, read] = [validateEntry(drafted.received), validateEntry(drafted.read)]
  // What is signed is what was handed in and what was read of it, by oneself, for those one named.
  const isAsked =
    received.kind === 'document-received' &&
    read.kind === 'document-read' &&
    received.body.bytes === bytes.length &&
    received.body.name === name &&
    read.body.received === received.id &&
    read.body.document === received.body.document &&
    [received, read].every(
      (one) =>
        one.process === process &&
        one.author.organisation === by.organisation &&
        JSON.stringify(one.audience) === JSON.stringify(audience ?? []),
    )
  if (!isAsked) {
    throw new Failure(
      exit.refused,
      `The hub drafted something else than was handed in, so nothing was signed:\n${JSON.stringify(drafted, null, 2)}`,
    )
  }
  if (options.dryRun) return terminal.out(`${JSON.stringify([received, read], null, 2)}\n`)
  const signer = work.signer()
  const sign = (entry: typeof received) => signingOf(entry, { origin, signer })
  const body = { received: await sign(received), read: await sign(read) }
  const sent = await client.signDocument({ draft: drafted.draft, body })
  const counts = read.body.problem === null ? 'read' : 'kept, and could not be read'
  terminal.out(
    options.json
      ? `${JSON.stringify(sent)}\n`
      : `${name}: ${counts}, ${sent.document}, entry ${sent.receipt.index} of the log, signed here with key ${signer.keyId}.\n`,
  )
}

function signerHere(inUse: readonly string[], { keys, key }: Options, terminal: Terminal): Signer {
  const folder = keyFolder(keys, terminal)
  const usable = ownKeyIds(folder).filter((id) => inUse.includes(id))
  return ownKey(folder, key ?? onlyOne(usable, folder))
}

function readDraft(bytes: Uint8Array, file: string): Draft {
  try {
    const draft: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    // Each field is held against the entry's schema before anything is signed.
    if (typeof draft === 'object' && draft !== null && 'kind' in draft && 'body' in draft) return draft as Draft
  } catch {
    // Not JSON and not an entry are one case.
  }
  throw new Failure(
    exit.badInput,
    `'${file}' is no entry. Write JSON with kind, process and body, as POST /entries takes it; a document is signed with --process.`,
  )
}

function onlyOne(ids: readonly string[], folder: string): string {
  if (ids.length === 1 && ids[0]) return ids[0]
  const words =
    ids.length === 0
      ? `None of the keys in ${folder} is one your organisation announced. Make one with \`npx parley key make\`.`
      : `There are several keys in use. Say which with --key: ${ids.join(', ')}`
  throw new Failure(exit.usage, words)
}

/** What the hub would have written is shown, so that it can be looked at and handed in. */
function withExpected(error: unknown): unknown {
  if (!(error instanceof ProblemError) || error.code !== 'not-as-written') return error
  const expected = JSON.stringify(error.problem.expected, null, 2)
  return new Failure(exit.refused, `${error.message}\n${expected}`)
}
