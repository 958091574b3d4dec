// Passkeys as the browser makes and shows them. The hub's options go in as JSON and the answer comes out as JSON.

/** Whether this browser can. Not under a bare network address, which the hub says itself. */
export const canUsePasskeys = (): boolean =>
  'PublicKeyCredential' in window && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'

/** The person turned away or the time ran out: nothing happened. */
export class PasskeyDeclined extends Error {}

type Json = object

export async function makePasskey(options: Json): Promise<Json> {
  // What the hub sends is what this function of the browser takes; it refuses anything else.
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never)
  return jsonOf(await navigator.credentials.create({ publicKey }).catch(declined))
}

export async function showPasskey(options: Json): Promise<Json> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never) // as above
  return jsonOf(await navigator.credentials.get({ publicKey }).catch(declined))
}

function jsonOf(credential: Credential | null): Json {
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyDeclined()
  return credential.toJSON() as Json // the browser's own JSON form
}

function declined(error: unknown): never {
  // Browsers do not tell apart who turned away and who took too long; neither is a fault.
  if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name))
    throw new PasskeyDeclined()
  throw error
}
