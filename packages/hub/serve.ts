// The whole hub on the network: log, views, people, ingest, feeds and HTTP, and the sample process at the first start.
import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeDisk } from '@parley/log'
import type { HubConfig } from './config.ts'
import { deliveryFile, openDeliveryDatabase } from './delivery/database.ts'
import { openDigests } from './digests/digests.ts'
import { keepExpiring } from './expiring.ts'
import { feedFile, feedsFile } from './feeds/feed-file.ts'
import { openFeeds } from './feeds/feeds.ts'
import { createFetcher, type Fetcher } from './fetch/fetch.ts'
import { createPoster, type Poster } from './fetch/post.ts'
import { createApp } from './http/app.ts'
import { askingOf, hasLeft } from './http/asking.ts'
import { keepPresence } from './http/presence.ts'
import { openStreams } from './http/stream.ts'
import { type Hub, openHub } from './hub.ts'
import { type Ingest, type IngestOptions, openIngest } from './ingest/ingest.ts'
import { type Mailer, type MailSettings, openMailer } from './mail/mailer.ts'
import { openPeers, type Peers, type PeersConfig, peersFolder } from './peers/peers.ts'
import { openPeople } from './people/people.ts'
import { rollOf, watchLeaving } from './roll.ts'
import { isSampleSettled, loadSample, sampleFile, settleSample } from './sample/load.ts'
import { openServedBook } from './served/book.ts'
import { openServed } from './served/served.ts'
import type { ModelSettings } from './suggest/settings.ts'
import { openSuggesting } from './suggest/suggesting.ts'
import { openWebhooks } from './webhooks/webhooks.ts'
import { witnessSettingsFile } from './witness/settings.ts'
import { openWitnessing, type Witnessing } from './witness/witnessing.ts'

export type ServeConfig = HubConfig & {
  /** False: no sample process, now or later. */
  readonly sample?: boolean
  /** Addresses the hub is reached under besides its own, such as https://parley.example.org behind a proxy. */
  readonly origins?: readonly string[]
  /** Proxies whose word about a caller's address is taken: addresses or ranges, or 'loopback'. */
  readonly proxies?: string | readonly string[]
  /** The built web app; packages/web/dist unless said otherwise. */
  readonly web?: string
  readonly ingest?: Pick<IngestOptions, 'bytesMax' | 'threads' | 'timeoutMs' | 'memoryMb' | 'pool'>
  /** Ports besides 80 and 443 that documents and feeds may be fetched from. */
  readonly fetchPorts?: readonly number[]
  /** The outside world; a stand-in in tests. */
  readonly fetch?: Fetcher
  readonly post?: Poster
  /** The operator's mail server; without one no letters are sent. */
  readonly mail?: MailSettings
  readonly mailer?: Mailer
  readonly heartbeatMs?: number
  /** Identity providers (OpenID Connect) of organisations, as `people/provider.ts` describes them. */
  readonly providers?: readonly unknown[]
  /** Witnesses are asked at most so often. */
  readonly witnessIntervalMs?: number
  /** The language model that documents may be shown to; without it none is shown any. */
  readonly model?: ModelSettings
  /** How this hub exchanges with the hubs that were introduced to it. */
  readonly peers?: PeersConfig
}

export type Serving = {
  /** `http://127.0.0.1:4100`, without a slash at the end. */
  readonly url: string
  /** The one-time link with which the administrator sets a password; null once that happened. */
  readonly firstLink: string | null
  readonly hub: Hub
  readonly ingest: Ingest
  readonly witnessing: Witnessing
  readonly peers: Peers
  /** Resolves when the sample process is there, or at once where none is to come. */
  readonly sampleLoaded: Promise<void>
  close(): Promise<void>
}

/** Starts everything, and answers as soon as the hub does; the sample process comes in while it already serves. */
export async function startHub(config: ServeConfig): Promise<Serving> {
  const say = config.say ?? (() => undefined)
  const closers: (() => Promise<unknown> | unknown)[] = []
  const closeAll = async () => {
    // In the order opposite to opening, each given its chance whatever the one before did.
    for (const close of closers.splice(0).reverse()) {
      try {
        await close()
      } catch (error) {
        say(`While closing: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  try {
    const hub = await openHub(config)
    closers.push(() => hub.close())
    // A log in the folder brings its lock. With the log in PostgreSQL several processes can share a folder, but feeds are
    // kept by one alone, so one alone serves (docs/decisions/0005).
    if (config.databaseUrl !== undefined) {
      const lock = await nodeDisk.lock(join(config.data, 'lock'))
      closers.push(() => lock.release())
    }
    const { now, random, databaseUrl, databaseSchema } = config
    const secure = (config.origins ?? []).some((origin) => origin.startsWith('https:'))
    const people = await openPeople({
      data: config.data,
      organisation: hub.home,
      roll: rollOf(hub),
      providers: config.providers,
      secure,
      now,
      random,
      databaseUrl,
      databaseSchema,
    })
    closers.push(() => people.close())
    const expiring = keepExpiring({ hub, now, say })
    closers.push(() => expiring.close())
    closers.push(watchLeaving(hub, people.memberships.shutOut, say))
    hub.onBackup(async (folder) => {
      await people.backup(folder)
      // The folder is the backup's people/; what lies in the data folder itself goes beside it.
      for (const file of [feedsFile, sampleFile])
        await copyIfThere(join(config.data, file), join(dirname(folder), file))
      // What a witness signed, and its key, are left out: put back to an older state they could sign a second history.
      await mkdir(join(dirname(folder), 'witness'), { recursive: true, mode: 0o700 })
      await copyIfThere(witnessSettingsFile(config.data), witnessSettingsFile(dirname(folder)))
    })
    const book = await openServedBook(config.data)
    const served = openServed(book, now ?? (() => new Date()), say)
    closers.push(() => served.close())
    hub.onBackup((folder) => book.backup(dirname(folder)))
    const ingest = openIngest(hub, { ...config.ingest, now, random, say })
    closers.push(() => ingest.close())
    if (config.model !== undefined) {
      const suggesting = openSuggesting(hub, config.model, { now, say })
      closers.push(() => suggesting.close())
    }
    const fetch = config.fetch ?? createFetcher({ ports: config.fetchPorts })
    const feeds = await openFeeds({ file: feedFile(config.data), fetch, ingest, now, random, say })
    closers.push(() => feeds.close())
    const delivery = openDeliveryDatabase(config.data)
    closers.push(() => delivery.close())
    hub.onBackup((folder) => delivery.backup(join(dirname(folder), dirname(deliveryFile))))
    const post = config.post ?? createPoster({ ports: config.fetchPorts })
    const webhooks = openWebhooks({ hub, database: delivery, post, now, random, say })
    closers.push(() => webhooks.close())
    const mailer = config.mailer ?? (config.mail === undefined ? null : openMailer(config.mail))
    closers.push(() => mailer?.close())
    let address = config.origins?.[0] ?? ''
    const { letterbox } = people
    const digests = openDigests({ hub, database: delivery, mailer, letterbox, url: () => address, now, random, say })
    closers.push(() => digests.close())
    const peers = await openPeers({ hub, data: config.data, config: config.peers, now, say })
    closers.push(() => peers.close())
    hub.onBackup((folder) => peers.backup(join(dirname(folder), peersFolder)))
    const askAgain = ({ headers }: { headers: { authorization?: string; cookie?: string } }) =>
      askingOf(headers, { people, token: hub.token, home: hub.home, directory: hub.directory() })
    const streams = openStreams({
      hub,
      onProgress: ingest.onProgress,
      hasLeft,
      askAgain,
      now,
      heartbeatMs: config.heartbeatMs,
    })
    closers.push(() => streams.close())
    const presence = keepPresence({ hub, streams, now })
    closers.push(() => presence.close())
    const witnessing = await openWitnessing({
      log: hub.log,
      folder: join(config.data, 'witness'),
      now,
      say,
      intervalMs: config.witnessIntervalMs,
    })
    closers.push(() => witnessing.close())
    const app = await createApp({
      rooms: {
        hub,
        people,
        ingest,
        feeds,
        fetch,
        streams,
        presence,
        webhooks,
        served,
        witnessing,
        digests,
        peers,
        organisationKeys: hub.organisationKeys,
        now: now ?? (() => new Date()),
      },
      origins: config.origins,
      proxies: config.proxies,
      web: config.web ?? fileURLToPath(new URL('../web/dist', import.meta.url)),
      say,
    })
    closers.push(() => app.close())
    const url = reachable(await app.listen({ host: config.host, port: config.port }))
    if (address === '') address = url
    const token = await people.firstToken()
    const firstLink = token === null ? null : `${config.origins?.[0] ?? url}/first?token=${token}`

    let closing = false
    const sampleLoaded = bringSample(config, () => loadSample({ hub, ingest, homeName: hub.homeName })).catch(
      (error: unknown) => {
        if (!closing)
          say(`The sample process is not complete: ${error instanceof Error ? error.message : String(error)}`)
      },
    )
    return {
      url,
      firstLink,
      hub,
      ingest,
      witnessing,
      peers,
      sampleLoaded,
      close: async () => {
        closing = true
        await closeAll()
        await sampleLoaded
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** Bound to every address, the hub is opened under this machine's own. */
const reachable = (url: string): string => url.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:|$)/, '//127.0.0.1')

async function copyIfThere(from: string, to: string): Promise<void> {
  if (existsSync(from)) await copyFile(from, to)
}

/** Once: at the first start, or never where it was declined then. A load that stopped halfway goes on. */
async function bringSample({ data, sample }: ServeConfig, load: () => Promise<void>): Promise<void> {
  if (isSampleSettled(data)) return
  if (sample === false) return settleSample(data, 'declined')
  await load()
  await settleSample(data, 'loaded')
}
