// parley peer: the hubs this one exchanges with. What is asked of a person here is what cannot be asked of the network: whose
// key it is.
import { type NewPeer, type Peer, ProblemError } from '@parley/api'
import { parseVerifierKey } from '@parley/log'
import { Failure } from '../failure.ts'
import { type HubOptions, hubAsked } from '../hub-asked.ts'
import { type Command, exit } from './command.ts'

type Options = HubOptions & {
  organisation?: string
  url?: string
  name?: string
  speaksFor?: string[]
  json?: boolean
}

export const peer: Command = {
  name: 'peer',
  declare: (program, terminal, done) => {
    const group = program.command('peer').description('hubs of other owners that this one exchanges entries with')
    const about = (name: string, words: string) =>
      group
        .command(name)
        .description(words)
        .option(
          '--hub <address>',
          'the hub, with an API token in PARLEY_TOKEN; the one on the data folder where left out',
        )
        .option('--data <folder>', 'the data folder of the hub')
        .option('--json', 'one JSON object')
    about('list', "this hub's own key, to give to others, and how the exchange with each peer stands").action(
      async (options: Options) => {
        const { own, split, peers } = await hubAsked(options, terminal).peers()
        if (options.json) terminal.out(`${JSON.stringify({ own, split, peers })}\n`)
        else {
          terminal.out(`This hub, for its peers:\n  ${own.hubKey}\n  ${own.organisation}\n`)
          if (split !== null) {
            terminal.out(
              `'${split.by}' holds a checkpoint signed with this hub's key that is not of this log. Was an old backup restored, or the key copied? Tell your peers.\n`,
            )
          }
          terminal.out(peers.length === 0 ? 'It has no peers.\n' : peers.map(inWords).join(''))
        }
        done(exit.ok)
      },
    )
    about('add', 'introduce another hub; its operator does the same with yours')
      .argument('<key>', 'name+hash+base64, as its operator gives it, by another way than the network')
      .requiredOption('--organisation <id>', 'the organisation it speaks for, and whose share it gets')
      .option('--url <address>', 'where it answers, such as https://hub.example; left out where it only asks')
      .option('--name <name>', 'what to call its organisation here, until the record says it')
      .option('--speaks-for <id...>', 'other organisations that write through it')
      .action(async (key: string, options: Options) => {
        if (parseVerifierKey(key) === undefined) {
          throw new Failure(
            exit.usage,
            `'${key}' is no key of a log. One is a single word of three parts, name+hash+base64; put it in quotes.`,
          )
        }
        const { organisation = '', url, name, speaksFor } = options
        const body: NewPeer = {
          hubKey: key,
          organisation,
          ...(url === undefined ? {} : { url }),
          ...(name === undefined ? {} : { name }),
          ...(speaksFor === undefined ? {} : { speaksFor }),
        }
        const added = await hubAsked(options, terminal).addPeer({ body })
        terminal.out(
          options.json
            ? `${JSON.stringify(added)}\n`
            : `Introduced '${added.origin}' as speaking for ${added.name}. Have its operator introduce this hub: see \`npx parley peer list\` for its key.\n`,
        )
        done(exit.ok)
      })
    about('remove', 'end the exchange with a hub; what it gave stays')
      .argument('<name>', "its log's name or its whole key")
      .action(async (name: string, options: Options) => {
        const origin = parseVerifierKey(name)?.name ?? name
        try {
          await hubAsked(options, terminal).endPeer({ body: { origin } })
        } catch (error) {
          if (!(error instanceof ProblemError) || error.code !== 'not-found') throw error
          throw new Failure(exit.usage, `There is no peer '${origin}' here. See \`npx parley peer list\`.`)
        }
        terminal.out(
          options.json
            ? `${JSON.stringify({ origin })}\n`
            : `Ended the exchange with '${origin}'. It gets nothing more and is not asked.\n`,
        )
        done(exit.ok)
      })
  },
}

function inWords({ origin, name, url, breaker, pulled, here, size, given, failing, stopped, evidence }: Peer): string {
  const lines = [
    `${origin}  ${name}`,
    url === null
      ? 'it asks, and is not asked'
      : `asked at ${url}, ${pulled === null ? 'not yet with success' : `last ${pulled}`}`,
    `here: ${here} of its entries${size === null ? '' : `, its log of ${size} proven`}; there: ${given.held} of ours, ${given.waiting} on their way`,
    ...(stopped === null ? [] : [`stopped ${stopped.at}: ${stopped.message}`]),
    ...(failing === null ? [] : [`failing since ${failing.since}, ${failing.times} times: ${failing.message}`]),
    ...(breaker === 'open' ? ['left alone for a while, then asked again by itself'] : []),
    ...evidence.map(
      (file) => `evidence of two histories: ${file} (have it from the page of peers, or GET /peers/evidence/${file})`,
    ),
  ]
  return `${lines.join('\n  ')}\n`
}
