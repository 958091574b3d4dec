// A slow reader and a big file, over real sockets: whoever loses access while it is on its way does not get the rest.
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { type Client, createClient } from '@parley/api'
import { openHouse, signIn, withCookie } from './serving-testing.ts'

// More than the buffers of both ends of a connection hold.
const size = 30 * 1024 * 1024
const lookedMs = 1000

// Nothing here is about reading so large a text.
const house = await openHouse({ proxies: 'loopback', ingest: { timeoutMs: 500, threads: 1 } })
const { hub } = house.serving
const { client: ana } = await signIn(house)
const me = (await ana.me()).person ?? ''
const password = 'quiet mountain birds'
let people = 0

type Someone = { readonly client: Client; readonly cookie: string; readonly person: string }
/** Somebody of our organisation, or the first administrator of another. */
async function join(organisation?: string): Promise<Someone> {
  people += 1
  const role = organisation === undefined ? 'contributor' : 'administrator'
  const { token } = await ana.invite({ body: { role, ...(organisation === undefined ? {} : { organisation }) } })
  const response = await house.ask('/invitation/accept', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${people}` },
    body: JSON.stringify({ token, email: `p${people}@example.org`, name: `Person ${people}`, password }),
  })
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const { person } = (await response.json()) as { person: string } // as the route answers
  return { client: withCookie(house, cookie), cookie, person }
}

async function bigDocument(
  audience: readonly string[],
): Promise<{ readonly document: string; readonly entry: string }> {
  const line = `Forty lorries passed before noon on the ${people}th day.\n`
  const form = new FormData()
  form.set('process', house.process)
  form.set('audience', JSON.stringify(audience))
  form.set('file', new Blob([line.repeat(Math.ceil(size / line.length))], { type: 'text/plain' }), 'big.txt')
  const response = await house.ask('/documents', {
    method: 'POST',
    headers: { authorization: `Bearer ${hub.token}` },
    body: form,
  })
  const { documents } = (await response.json()) as { documents: { document: string; entry: string }[] } // as the route answers
  await hub.caughtUp()
  return documents[0]!
}

/** Asks for the original, takes the beginning and stops reading. */
async function slowly(document: string, header: string) {
  const { port } = new URL(house.url)
  const socket = connect(Number(port), '127.0.0.1')
  let bytes = 0
  let status = ''
  const ended = Promise.withResolvers<'end' | 'cut'>()
  const begun = Promise.withResolvers<void>()
  socket.on('data', (chunk) => {
    if (status === '') {
      status = chunk.toString('latin1').split(' ')[1] ?? ''
      socket.pause()
      begun.resolve()
    }
    bytes += chunk.length
  })
  socket.on('end', () => ended.resolve('end'))
  socket.on('error', () => ended.resolve('cut'))
  socket.on('close', () => ended.resolve('cut'))
  socket.write(
    `GET /documents/${document}/original HTTP/1.1\r\nhost: 127.0.0.1\r\n${header}\r\nconnection: close\r\n\r\n`,
  )
  await begun.promise
  assert.equal(status, '200')
  return {
    /** Reads on, and says how it ended. */
    rest: async () => {
      socket.resume()
      const how = await ended.promise
      return { how, isWhole: bytes > size }
    },
  }
}
const cookieOf = ({ cookie }: Someone) => `cookie: ${cookie}`
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const share = (entry: string, audience: readonly string[]) =>
  house.operator.addEntry({
    body: {
      kind: 'sharing-changed',
      process: house.process,
      body: { entry, to: { audience: [...audience], marking: { tlp: 'AMBER' } } },
    },
  })

type Way = {
  readonly who: string
  readonly lose: (who: Someone, entry: string) => Promise<unknown>
  /** Whether somebody else may go on reading. */
  readonly isOnlyTheirs: boolean
}
const ways: readonly Way[] = [
  { who: 'signs out', lose: ({ client }) => client.signOut(), isOnlyTheirs: true },
  { who: 'is let go by their organisation', lose: ({ person }) => ana.removePerson({ person }), isOnlyTheirs: true },
  { who: 'is left out where it is narrowed', lose: (_, entry) => share(entry, [me]), isOnlyTheirs: false },
  {
    who: 'has begun when it is erased',
    lose: (_, entry) =>
      hub.erase(
        entry,
        house.process,
        { reason: 'other', authority: 'A test' },
        { organisation: hub.home, administrator: true },
      ),
    isOnlyTheirs: false,
  },
]
for (const { who: name, lose, isOnlyTheirs } of ways) {
  test(`who ${name} does not get the rest`, { timeout: 120_000 }, async () => {
    const who = await join()
    const { document, entry } = await bigDocument([hub.home, me])
    const slow = await slowly(document, cookieOf(who))
    const stays = isOnlyTheirs ? await slowly(document, cookieOf(await join())) : undefined
    await lose(who, entry)
    await hub.caughtUp()
    await pause(lookedMs)
    assert.deepEqual(await slow.rest(), { how: 'cut', isWhole: false })
    if (stays !== undefined) assert.equal((await stays.rest()).isWhole, true)
  })
}

test('a token that was ended, and an organisation that was removed, get no more; a change elsewhere cuts nobody off', {
  timeout: 120_000,
}, async () => {
  const { organisation } = await ana.foundOrganisation({ body: { name: 'Lake Council' } })
  const dan = await join(organisation)
  const body = { organisation, name: 'Lake Council', role: 'monitor' }
  const joined = await house.operator.addEntry({
    body: { kind: 'organisation-joined', process: house.process, audience: ['public'], body },
  })
  const { document } = await bigDocument(['members'])
  const other = await bigDocument(['members'])
  const { token, secret } = await ana.makeToken({ body: { name: 'reader', scopes: ['read'], days: 1 } })
  const program = createClient({ base: house.url, token: secret })
  assert.equal((await program.me()).person, me)
  const [dans, programs, again] = [
    await slowly(document, cookieOf(dan)),
    await slowly(document, `authorization: Bearer ${secret}`),
    await slowly(document, cookieOf(dan)),
  ]
  await share(other.entry, [hub.home])
  await hub.caughtUp()
  await pause(lookedMs)
  assert.equal((await again.rest()).isWhole, true, 'another document was narrowed')
  await ana.endToken({ id: token.id })
  await pause(lookedMs)
  assert.deepEqual(await programs.rest(), { how: 'cut', isWhole: false })
  await house.operator.addEntry({
    body: { kind: 'entry-withdrawn', process: house.process, audience: ['public'], body: { entry: joined.entry } },
  })
  await hub.caughtUp()
  await pause(lookedMs)
  assert.deepEqual(await dans.rest(), { how: 'cut', isWhole: false })
})
