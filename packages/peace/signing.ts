// Which key may sign for which organisation, as the entries so far say: announced, ended, and kept by whom.
import type { Directory } from './directory.ts'
import { registerOf } from './register.ts'

/**
 * `signs`: it may. Otherwise why not: nobody announced it and the hub does not hold it; it is another organisation's; it
 * was ended; or the organisation signs on its own machine alone and this one is the hub's.
 */
export type Signing = 'signs' | 'unknown' | 'foreign' | 'ended' | 'own-key-only'

/**
 * Whether a key may sign the next entry of an organisation. `heldFor` is whose the key is where the hub itself holds it:
 * hubs held keys before entries announced them, and those go on counting.
 */
export function signingOf(
  directory: Pick<Directory, 'keys' | 'processes'>,
  { organisation, keyId, heldFor }: { organisation: string; keyId: string; heldFor: string | undefined },
): Signing {
  const key = directory.keys.get(keyId)
  const owner = key?.organisation ?? heldFor
  if (owner === undefined) return 'unknown'
  if (owner !== organisation) return 'foreign'
  if (key?.ended !== undefined) return 'ended'
  return signsAlone(directory, organisation) && key?.held !== 'own' ? 'own-key-only' : 'signs'
}

/** Whether the organisation's rules say that the hub never signs for it. */
export const signsAlone = (directory: Pick<Directory, 'processes'>, organisation: string): boolean =>
  directory.processes.get(registerOf(organisation))?.rules.ownKeyOnly ?? false

/** The organisation's announced keys that were not ended, oldest first. */
export const standingKeys = (
  { keys }: Pick<Directory, 'keys'>,
  organisation: string,
): readonly { readonly keyId: string; readonly held: 'hub' | 'own' }[] =>
  [...keys]
    .filter(([, key]) => key.organisation === organisation && key.ended === undefined)
    .map(([keyId, { held }]) => ({ keyId, held }))
