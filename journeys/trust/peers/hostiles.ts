// All hostile hubs, in a process of their own: what they do to the hub under attack is not what they take from its machine.
// As a program it is told of the victim and answers with who they are.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Hostile, type Victim } from './hostile.ts'
import { honestPeer, misbehaviours } from './misbehaviours.ts'

export type HostileHub = Pick<Hostile, 'origin' | 'organisation' | 'hubKey' | 'url' | 'what'>
const all = [honestPeer, ...misbehaviours]
type Told = Omit<HostileHub, 'what'>

/** Starts them; `close` ends their process. */
export async function startHostiles(victim: Victim): Promise<{ hostiles: readonly HostileHub[]; close: () => void }> {
  const child = fork(fileURLToPath(import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const told = await new Promise<readonly Told[]>((resolve, reject) => {
    // The program below sends this and nothing else.
    child.once('message', (message) => resolve(message as readonly Told[]))
    child.once('exit', (code) => reject(new Error(`the hostile hubs ended with ${code}`)))
    child.send(victim)
  })
  const hostiles = told.map((one, number) => ({ ...one, what: all[number]! }))
  return { hostiles, close: () => child.kill('SIGKILL') }
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once('disconnect', () => process.exit())
  // The function above sends this and nothing else.
  const victim = await new Promise<Victim>((resolve) =>
    process.once('message', (message) => resolve(message as Victim)),
  )
  const hostiles = all.map((what, number) => new Hostile(what, number, victim))
  await Promise.all(hostiles.map((one) => one.listen()))
  const told = hostiles.map(({ origin, organisation, hubKey, url }): Told => ({ origin, organisation, hubKey, url }))
  process.send(told)
}
