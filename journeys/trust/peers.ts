// A hub with an honest peer and, all at once, one peer for every way of misbehaving. Nothing of theirs is taken in, each is
// refused for the very thing that is wrong with it, and the honest peer's entries come no later than without them. The
// honest peer and all the others run in processes of their own, so that what is timed is this hub.
// `--cells` is how many entries are timed before and during (20).
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@parley/api'
import { newId } from '@parley/peace'
import { type Serving, startHub } from '../../packages/hub/serve.ts'
import { startHouse } from '../house.ts'
import type { TrustOptions } from '../trust.ts'
import type { Victim } from './peers/hostile.ts'
import { type HostileHub, startHostiles } from './peers/hostiles.ts'
import { honestPeer, misbehaviours } from './peers/misbehaviours.ts'

const settleMsMax = 120_000
// All of them are asked from one process: asked much oftener than any hub would ask, they would be timed by what this
// machine can do at once. A hub asks a peer every 10 seconds or so.
const pullEveryMs = 2000

export async function run({ cells: samples = 20 }: TrustOptions): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-peers-'))
  const wrong: string[] = []
  const house = await open(path.join(folder, 'house'), 'House')
  const honest = await startHouse({ sample: false, args: ['--peers-inside', '--peers-every', '2'] })
  let close: () => void = () => undefined
  try {
    const [at, of] = [clientOf(house), createClient({ base: honest.url, token: honest.token })]
    const { own: theirs } = await of.peers()
    const { own: ours } = await at.peers()
    const process = newId('prc', randomBytes)
    const join = (organisation: string, name: string) =>
      at.addEntry({
        body: {
          kind: 'organisation-joined',
          process,
          audience: ['members'],
          body: { organisation, name, role: 'monitor' },
        },
      })
    await at.addEntry({
      body: { kind: 'process-opened', process, audience: ['members'], body: { name: 'P', description: '' } },
    })
    await join(house.hub.home, 'House')
    await join(theirs.organisation, 'Honest')
    const guest = newId('org', randomBytes)
    await join(guest, 'Guest')
    const note = {
      kind: 'note-added',
      process,
      body: { on: { view: 'processes', key: process }, text: 'ours' },
      audience: ['members'],
    }
    const { entry } = await at.addEntry({ body: note })
    const person = newId('per', randomBytes)
    await house.hub.append(note, { organisation: house.hub.home, person })
    const { documents } = await at.addDocuments({ body: { process, text: 'A document of ours.' } })
    const [key] = await house.hub.organisationKeys()
    if (key === undefined) throw new Error('the hub signs with a key')
    const victim: Victim = {
      organisation: house.hub.home,
      process,
      entry,
      document: documents[0]?.document ?? '',
      person,
      other: theirs.organisation,
      guest,
      key: { keyId: key.keyId, publicKey: Buffer.from(key.publicKey).toString('base64') },
    }
    const { hubKey, organisation } = theirs
    await at.addPeer({ body: { hubKey, organisation, url: honest.url } })
    await of.addPeer({ body: { hubKey: ours.hubKey, organisation: ours.organisation, url: house.url } })
    const lag = lagBetween(of, house, process)
    await lag()
    const alone = await times(samples, lag)

    const started = await startHostiles(victim)
    const { hostiles } = started
    close = started.close
    for (const { organisation, what } of hostiles) await join(organisation, what.name)
    for (const { hubKey, organisation, url } of hostiles) await at.addPeer({ body: { hubKey, organisation, url } })

    const settled = performance.now() + settleMsMax
    let told = await tell(house)
    while (hostiles.some((one) => fault(one, told) !== undefined) && performance.now() < settled) {
      await sleep(500)
      told = await tell(house)
    }
    // All of them still misbehave; each was found out, and is asked ever more rarely.
    const beside = await times(samples, lag)
    let accepted = 0
    let narrowed = 0
    for (const hostile of hostiles) {
      const why = fault(hostile, told)
      if (why !== undefined) wrong.push(`${hostile.what.name}: ${why}`)
      const here = told.get(hostile.origin)?.here ?? 0
      if (hostile.what === honestPeer) continue
      if (hostile.what.refused === 'seen') narrowed += here
      else accepted += here
    }
    // What only the home organisation may see is seen by nobody else.
    const { entries } = await createClient({ base: house.url }).entries({ process, limit: 200 })
    if (entries.some(({ from }) => from?.startsWith('hostile-')))
      wrong.push('an entry for our own organisation is public')
    if ((await at.entry({ id: entry })).entry.id !== entry) wrong.push('our own entry is gone')
    // A key that a peer called its own is ours still: we write on, and as ourselves.
    const again = await at.addEntry({ body: note }).catch(() => undefined)
    if (again === undefined) wrong.push('we cannot write any more')
    if (house.hub.exchange.keyOwner(key.keyId)?.organisation !== house.hub.home) wrong.push('our key is another’s')
    if (!(await house.hub.verify()).ok) wrong.push('the log does not verify')

    const [before, during] = [median(alone), median(beside)]
    // Two medians of so few samples on a busy machine differ by their own spread; more than that is the peers' doing.
    const noise = Math.max(spread(alone), spread(beside))
    const isSlower = during > before * 1.1 && during - before > 2 * noise
    if (isSlower)
      wrong.push(`the honest peer's entries took ${during.toFixed(0)} ms, and ${before.toFixed(0)} ms before`)
    for (const one of wrong) console.log(`  ${one}`)
    const isGood = wrong.length === 0 && accepted === 0
    console.log(
      `${isGood ? 'ok' : 'failed'} peers kinds=${misbehaviours.length} accepted=${accepted} narrowed=${narrowed} ` +
        `faults=${wrong.length} lag-ms-alone=${before.toFixed(0)} lag-ms-beside=${during.toFixed(0)} spread-ms=${noise.toFixed(0)} samples=${samples}`,
    )
    return isGood
  } finally {
    close()
    await house.close()
    await honest.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const open = (data: string, name: string): Promise<Serving> =>
  startHub({
    data,
    host: '127.0.0.1',
    port: 0,
    sample: false,
    organisation: { name },
    say: () => undefined,
    web: path.join(data, 'no-web'),
    peers: { isInside: true, everyMs: pullEveryMs, timeoutMs: 4000 },
  })
const clientOf = ({ url, hub }: Serving) => createClient({ base: url, token: hub.token })

type Told = Awaited<ReturnType<ReturnType<typeof createClient>['peers']>>['peers'][number]
const tell = async (house: Serving): Promise<ReadonlyMap<string, Told>> =>
  new Map((await clientOf(house).peers()).peers.map((one) => [one.origin, one]))

/** What is not as it should be with a peer; undefined where it was refused for the right thing. */
function fault({ origin, what }: HostileHub, told: ReadonlyMap<string, Told>): string | undefined {
  const peer = told.get(origin)
  if (peer === undefined) return 'it is no peer'
  const codes = [peer.stopped?.code, peer.failing?.code, ...peer.refused.map(({ code }) => code)]
    .filter(Boolean)
    .join(' ')
  if (what.refused === 'seen') return peer.here === 1 ? undefined : `it was not taken in (${codes})`
  if (peer.here > 0) return 'something of it was taken in'
  if (what.refused.source === '^never$')
    return peer.pulled !== null && codes === '' ? undefined : `it was refused (${codes})`
  if (what.refused.source === '^peer-forked$' && peer.evidence.length !== 1) return `there is no evidence (${codes})`
  return codes.split(' ').some((code) => what.refused instanceof RegExp && what.refused.test(code))
    ? undefined
    : `it was refused for ${codes || 'nothing'}`
}

/** Milliseconds from an entry's receipt on the one hub until the other shows it. */
function lagBetween(of: ReturnType<typeof createClient>, house: Serving, process: string) {
  return async (): Promise<number> => {
    let sent: { entry: string } | undefined
    const began = performance.now()
    for (;;) {
      // Until the other hub has told this one that it is a member.
      sent ??= await of
        .addEntry({
          body: {
            kind: 'note-added',
            process,
            body: { on: { view: 'processes', key: process }, text: 't' },
            audience: ['members'],
          },
        })
        .catch(() => undefined)
      const found =
        sent &&
        (await clientOf(house)
          .entry({ id: sent.entry })
          .catch(() => undefined))
      if (found !== undefined) return performance.now() - began
      if (performance.now() - began > settleMsMax) throw new Error('the honest peer’s entry did not come')
      await sleep(25)
    }
  }
}

async function times(count: number, one: () => Promise<number>): Promise<number[]> {
  const found: number[] = []
  for (let n = 0; n < count; n++) found.push(await one())
  return found.sort((a, b) => a - b)
}
const median = (sorted: readonly number[]): number => sorted[sorted.length >> 1] ?? 0
/** Half the distance between the quartiles. */
const spread = (sorted: readonly number[]): number =>
  ((sorted[(sorted.length * 3) >> 2] ?? 0) - (sorted[sorted.length >> 2] ?? 0)) / 2
