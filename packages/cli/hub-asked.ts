// The hub a command talks to: another machine's, with a token, or the one running on this data folder.
import { type Client, createClient } from '@parley/api'
import { exit, type Terminal } from './commands/command.ts'
import { dataFolder, runningHub } from './data.ts'
import { Failure } from './failure.ts'

export type HubOptions = { readonly hub?: string; readonly data?: string }

/** A client of the hub at `--hub` with the token in PARLEY_TOKEN, else of the one running on the data folder. */
export function hubAsked({ hub, data }: HubOptions, terminal: Terminal): Client {
  if (hub === undefined) {
    const { url, token } = runningHub(dataFolder(data, terminal))
    return createClient({ base: url, token })
  }
  if (!/^https?:\/\//i.test(hub) || !URL.canParse(hub)) {
    throw new Failure(exit.usage, `'${hub}' is no address. Write it whole, such as https://parley.example.org.`)
  }
  const token = terminal.env.PARLEY_TOKEN
  if (token === undefined || token === '') {
    throw new Failure(
      exit.usage,
      'Set PARLEY_TOKEN to an API token of yours that may write. On the command line others could read it.',
    )
  }
  return createClient({ base: hub.replace(/\/+$/, ''), token })
}

/** Who the hub takes the caller for; a failure where it is nobody. */
export async function whoAmI(client: Client): Promise<{ organisation: string; person: string | null }> {
  const { organisation, person } = await client.me()
  if (organisation !== null) return { organisation, person }
  throw new Failure(exit.refused, 'The hub does not know who asks. Is the token still good?')
}
