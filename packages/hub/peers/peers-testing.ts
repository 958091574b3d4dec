// Several hubs that know each other, for tests: real logs, views and HTTP on this machine, in folders of their own.
import { type House, openHouse } from '../http/serving-testing.ts'
import type { PeersConfig } from './peers.ts'

export const quick: PeersConfig = { isInside: true, everyMs: 60, compareMs: 150, timeoutMs: 2000 }

export const openPeerHouse = (name: string, config: Parameters<typeof openHouse>[0] = {}): Promise<House> =>
  openHouse({ organisation: { name }, ...config, peers: { ...quick, ...config.peers } })

/** Introduces `to` to `house`. */
export const introduce = (house: House, to: House, url: string | undefined = to.url) =>
  house.operator.addPeer({
    body: {
      hubKey: to.serving.hub.hubKey,
      organisation: to.serving.hub.home,
      ...(url === undefined ? {} : { url }),
    },
  })

export async function introduceEachOther(...houses: readonly House[]): Promise<void> {
  for (const one of houses) for (const other of houses) if (one !== other) await introduce(one, other)
}

/** Waits until what is asked holds, or fails with what was found last. */
export async function until<T>(ask: () => Promise<T>, holds: (found: T) => boolean, ms = 60_000): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const found = await ask()
    if (holds(found)) return found
    if (performance.now() > end) throw new Error(`it did not come about: ${JSON.stringify(found)?.slice(0, 2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

/** The texts of the notes this house's operator sees in a process. */
export async function notesOf(house: House, process: string): Promise<string[]> {
  const { rows } = await house.operator.viewRows({ view: 'notes', process, limit: 200 })
  return rows.map(({ text }) => text).sort()
}
