// parley key: the keys an organisation signs with, on this machine or with the hub; made, listed and ended.
import { type Client, ProblemError } from '@parley/api'
import { toBase64 } from '@parley/log'
import { registerOf } from '@parley/peace'
import { Failure } from '../failure.ts'
import { type HubOptions, hubAsked, whoAmI } from '../hub-asked.ts'
import { keyFolder, makeOwnKey, ownKey, ownKeyIds } from '../own-keys.ts'
import { completeHere, type Draft, signAndSend } from '../sign.ts'
import { type Command, exit, type Terminal } from './command.ts'

type Options = HubOptions & { keys?: string; held?: string; reason?: string; json?: boolean }

export const key: Command = {
  name: 'key',
  declare: (program, terminal, done) => {
    const group = program.command('key').description('the keys your organisation signs its entries with')
    const about = (name: string, words: string) =>
      group
        .command(name)
        .description(words)
        .option(
          '--hub <address>',
          'the hub, with an API token in PARLEY_TOKEN; the one on the data folder where left out',
        )
        .option('--keys <folder>', 'where your keys are (PARLEY_KEYS; ~/.parley-keys)')
        .option('--data <folder>', 'the data folder of the hub')
        .option('--json', 'one JSON object')
    about('make', 'make a key on this machine and announce it; with --held hub, have the hub make one')
      .option('--held <who>', "'own' or 'hub'; own where left out")
      .action(async (options: Options) => {
        const client = hubAsked(options, terminal)
        const { keyId, where } =
          options.held === 'hub'
            ? { ...(await client.makeKey()), where: 'the hub' }
            : await makeOwn(client, options, terminal)
        terminal.out(
          options.json
            ? `${JSON.stringify({ keyId, where })}\n`
            : `Your organisation now signs with ${keyId} as well, kept in ${where}.\n` +
                (where === 'the hub' ? '' : 'Keep a copy of that file in a safe: nobody else has it.\n'),
        )
        done(exit.ok)
      })
    about('list', 'the keys of your organisation').action(async (options: Options) => {
      const client = hubAsked(options, terminal)
      const { organisation } = await whoAmI(client)
      const here = ownKeyIds(keyFolder(options.keys, terminal))
      const keys = (await client.keys()).organisations
        .filter((one) => one.organisation === organisation)
        .map(({ keyId, held, until }) => ({ keyId, held, until, here: here.includes(keyId) }))
      terminal.out(options.json ? `${JSON.stringify({ organisation, keys })}\n` : keys.map(inWords).join(''))
      done(exit.ok)
    })
    about('end', 'end a key: what was signed with it stays signed, nothing new is')
      .argument('<keyid>')
      .option('--reason <why>', 'rotated, lost or compromised; rotated where left out')
      .action(async (keyId: string, options: Options) => {
        const client = hubAsked(options, terminal)
        const { organisation } = await whoAmI(client)
        const reason = options.reason ?? 'rotated'
        await announceUnannounced(client, organisation, keyId)
        await write(
          client,
          { kind: 'key-ended', process: registerOf(organisation), body: { keyId, reason } },
          options,
          terminal,
        )
        terminal.out(
          options.json ? `${JSON.stringify({ keyId, reason })}\n` : `Ended ${keyId}. Tell those who know it.\n`,
        )
        done(exit.ok)
      })
  },
}

async function makeOwn(
  client: Client,
  options: Options,
  terminal: Terminal,
): Promise<{ keyId: string; where: string }> {
  if (options.held !== undefined && options.held !== 'own') {
    throw new Failure(exit.usage, `A key is held by 'own' or by 'hub', not by '${options.held}'.`)
  }
  const { organisation } = await whoAmI(client)
  const { signer, file } = makeOwnKey(keyFolder(options.keys, terminal))
  const body = { keyId: signer.keyId, publicKey: toBase64(signer.publicKey), held: 'own' }
  await write(client, { kind: 'key-added', process: registerOf(organisation), body }, options, terminal)
  return { keyId: signer.keyId, where: file }
}

/** Has the hub sign, or signs here where the organisation's rules say that only its own machine does. */
async function write(client: Client, draft: Draft, options: Options, terminal: Terminal): Promise<void> {
  try {
    await client.addEntry({ body: { kind: draft.kind, process: draft.process, body: draft.body } })
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'own-key-only') throw error
    const { origin, organisations } = await client.keys()
    const folder = keyFolder(options.keys, terminal)
    const inUse = organisations.filter(({ held, until }) => held === 'own' && until === null)
    const usable = inUse.find(({ keyId }) => ownKeyIds(folder).includes(keyId) && keyId !== draft.body.keyId)
    const keyId = usable?.keyId ?? String(draft.body.keyId)
    const { name, entry } = await completeHere(client, { ...draft, audience: ['public'] })
    await signAndSend(client, { name, entry, origin, signer: ownKey(folder, keyId) })
  }
}

/** A key from before keys were announced is announced first: only then can an entry say that it ended. */
async function announceUnannounced(client: Client, organisation: string, keyId: string): Promise<void> {
  const known = (await client.keys()).organisations.find(
    (one) => one.organisation === organisation && one.keyId === keyId,
  )
  if (known === undefined || known.held !== 'hub') return
  const body = { keyId, publicKey: known.key, held: 'hub' }
  try {
    await client.addEntry({ body: { kind: 'key-added', process: registerOf(organisation), body } })
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'key-known') throw error
  }
}

type Listed = {
  readonly keyId: string
  readonly held: 'hub' | 'own'
  readonly until: number | null
  readonly here: boolean
}

function inWords({ keyId, held, until, here }: Listed): string {
  const who = held === 'hub' ? 'held by the hub' : here ? 'on this machine' : 'on a machine of yours, not here'
  return `${keyId}  ${who}${until === null ? '' : `, ended at ${until}`}\n`
}
