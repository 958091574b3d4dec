// Passkeys (WebAuthn): making, listing and ending them, and recognising a person by one. A passkey always comes with the
// person's presence and the device's own check (finger, face, PIN), so it counts as two factors.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'
import ipaddr from 'ipaddr.js'
import { Refusal } from '../refusal.ts'
import { drawId, type Room } from './room.ts'
import { shortLived } from './short-lived.ts'

/** Where the page is that asks: `https://parley.example.org`, already held against the hub's own names. */
export type Site = { readonly origin: string; readonly host: string }

type MakeOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>
type UseOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>
export type MadeResponse = Parameters<typeof verifyRegistrationResponse>[0]['response']
export type UsedResponse = Parameters<typeof verifyAuthenticationResponse>[0]['response']

export type PasskeyAbout = {
  readonly id: string
  readonly name: string
  readonly madeAt: string
  readonly usedAt: string | null
}

export type Passkeys = {
  /** What the browser makes a passkey from. Refuses with `passkey-needs-name` under a bare network address. */
  begin(
    person: { readonly id: string; readonly email: string; readonly name: string },
    site: Site,
  ): Promise<MakeOptions>
  /** Keeps the passkey the browser made. Refuses with `passkey-refused`. */
  keep(person: string, name: string, response: MadeResponse, site: Site): Promise<PasskeyAbout>
  /** What the browser is asked; of one person's passkeys, or of whichever it offers. */
  ask(site: Site, person?: string): Promise<UseOptions>
  /** Whose passkey answered. Refuses with `passkey-refused`. */
  recognise(response: UsedResponse, site: Site, person?: string): Promise<string>
  list(person: string): Promise<readonly PasskeyAbout[]>
  /** False where the person has no such passkey. */
  end(person: string, id: string): Promise<boolean>
  endAll(person: string): Promise<void>
}

const lifeMs = 5 * 60_000
const passkeysMax = 20

type Row = {
  readonly id: string
  readonly credential: string
  readonly person: string
  readonly name: string
  readonly public_key: string
  readonly counter: number | string
  readonly transports: string
  readonly made_at: string
  readonly used_at: string | null
}

export function keepPasskeys(room: Room): Passkeys {
  const { database, now, random } = room
  /** Challenges given out, each for one purpose: making one for a person, or recognising somebody. */
  const challenges = shortLived<{ readonly make: string } | { readonly use: string | null }>({ now, random, lifeMs })
  const rowsOf = (person: string) =>
    database.rows<Row>('SELECT * FROM passkey WHERE person = $1 ORDER BY made_at, id', [person])

  return {
    begin: async (person, site) => {
      const known = await rowsOf(person.id)
      if (known.length >= passkeysMax) {
        throw new Refusal(
          'too-many-passkeys',
          { most: passkeysMax },
          `There are ${passkeysMax} passkeys already. Remove one you no longer use.`,
        )
      }
      return generateRegistrationOptions({
        rpName: 'Parley',
        rpID: nameOf(site),
        userID: bytesOf(new TextEncoder().encode(person.id)),
        userName: person.email,
        userDisplayName: person.name,
        // The name under which it is kept is itself 256 random bits.
        challenge: challengeBytes(challenges.keep({ make: person.id })),
        timeout: lifeMs,
        attestationType: 'none',
        excludeCredentials: known.map(({ credential }) => ({ id: credential })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
    },
    keep: async (person, name, response, site) => {
      refuseForeignCertificates(response)
      const verified = await verifyRegistrationResponse({
        response,
        expectedChallenge: (challenge) => {
          const purpose = challenges.take(challengeName(challenge))
          return purpose !== undefined && 'make' in purpose && purpose.make === person
        },
        expectedOrigin: site.origin,
        expectedRPID: nameOf(site),
        requireUserVerification: true,
      }).catch(refuse)
      if (!verified.verified) throw refused()
      const { credential } = verified.registrationInfo
      const about = { id: drawId(room), name, madeAt: now().toISOString(), usedAt: null }
      const kept = await database.rows(
        `INSERT INTO passkey (id, credential, person, name, public_key, counter, transports, site, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
        [
          about.id,
          credential.id,
          person,
          name,
          Buffer.from(credential.publicKey).toString('base64'),
          credential.counter,
          (credential.transports ?? []).join(' '),
          nameOf(site),
          about.madeAt,
        ],
      )
      // Somebody else's credential is not taken over.
      if (kept.length === 0) throw refused()
      return about
    },
    ask: async (site, person) => {
      const known = person === undefined ? [] : await rowsOf(person)
      return generateAuthenticationOptions({
        rpID: nameOf(site),
        challenge: challengeBytes(challenges.keep({ use: person ?? null })),
        timeout: lifeMs,
        userVerification: 'required',
        allowCredentials: known.map(({ credential, transports }) => ({
          id: credential,
          transports: transports.split(' ').filter((one) => one !== ''),
        })),
      })
    },
    recognise: async (response, site, person) => {
      // It comes from outside, and is not of this form before the library says so.
      if (typeof response.id !== 'string') throw refused()
      const [row] = await database.rows<Row>('SELECT * FROM passkey WHERE credential = $1', [response.id])
      if (row === undefined || (person !== undefined && row.person !== person)) throw refused()
      const verified = await verifyAuthenticationResponse({
        response,
        expectedChallenge: (challenge) => {
          const purpose = challenges.take(challengeName(challenge))
          return purpose !== undefined && 'use' in purpose && purpose.use === (person ?? null)
        },
        expectedOrigin: site.origin,
        expectedRPID: nameOf(site),
        requireUserVerification: true,
        credential: {
          id: row.credential,
          publicKey: bytesOf(Buffer.from(row.public_key, 'base64')),
          counter: Number(row.counter),
        },
      }).catch(refuse)
      if (!verified.verified) throw refused()
      // Many passkeys do not count; where one does, the library has refused a counter that fell.
      await database.rows('UPDATE passkey SET counter = $1, used_at = $2 WHERE id = $3', [
        verified.authenticationInfo.newCounter,
        now().toISOString(),
        row.id,
      ])
      return row.person
    },
    list: async (person) =>
      (await rowsOf(person)).map(({ id, name, made_at, used_at }) => ({ id, name, madeAt: made_at, usedAt: used_at })),
    end: async (person, id) =>
      (await database.rows('DELETE FROM passkey WHERE id = $1 AND person = $2 RETURNING id', [id, person])).length ===
      1,
    endAll: async (person) => void (await database.rows('DELETE FROM passkey WHERE person = $1', [person])),
  }
}

/** A passkey belongs to a name; browsers make none for a bare address. */
function nameOf({ host }: Site): string {
  const name = URL.parse(`http://${host}`)?.hostname ?? ''
  if (name === '' || ipaddr.isValid(name.replace(/^\[|\]$/g, ''))) {
    throw new Refusal(
      'passkey-needs-name',
      { host },
      `Passkeys need a name in the address bar, and ${host} is a number. Open the hub under its name, or under localhost on its own machine.`,
    )
  }
  return name
}

/**
 * We ask for no attestation. A certificate chain that comes all the same is not looked at: checking one would have the
 * library fetch revocation lists from addresses that the certificate names.
 */
function refuseForeignCertificates(response: MadeResponse): void {
  let hasCertificates: boolean
  try {
    const object = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject))
    const format = object.get('fmt')
    hasCertificates = (format !== 'none' && format !== 'packed') || object.get('attStmt').get('x5c') !== undefined
  } catch (cause) {
    throw refused(cause)
  }
  if (hasCertificates) throw refused()
}

const challengeBytes = (name: string) => bytesOf(Buffer.from(name, 'base64url'))
const challengeName = (challenge: string) => Buffer.from(challenge, 'base64url').toString('base64url')
/** The library takes arrays on a buffer of their own. */
const bytesOf = (bytes: Uint8Array) => Uint8Array.from(bytes)

const refuse = (cause: unknown): never => {
  throw refused(cause)
}

const refused = (cause?: unknown) =>
  new Refusal(
    'passkey-refused',
    {},
    'This passkey was not accepted here. Try again; if it stays so, sign in another way and make a new one on your account page.',
    cause === undefined ? undefined : { cause },
  )
