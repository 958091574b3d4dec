// This hub as a witness of others' logs (c2sp.org/tlog-witness): the rules are the log's (`cosign`), what was signed is in
// the ledger, and nothing is answered before it is kept.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  cosign,
  fromBase64,
  noteVerifierKey,
  parseNote,
  type Signer,
  signerFromSeed,
  toBase64,
  verifyNote,
  type WitnessAnswer,
  witnessKey,
  writeEvidence,
} from '@parley/log'
import { createDurably } from '../durable.ts'
import { Refusal } from '../refusal.ts'
import type { Ledger } from './ledger.ts'
import { logsOf, type WitnessSettings } from './settings.ts'

export type WitnessRoom = {
  /** Answers one `add-checkpoint` request. Refuses with 'busy' where others are always faster. */
  addCheckpoint(request: string): Promise<WitnessAnswer>
}

export type WitnessParts = {
  readonly name: string
  readonly signer: Signer
  readonly ledger: Ledger
  readonly settings: () => WitnessSettings
  readonly now: () => Date
  readonly say: (line: string) => void
}

const attemptsMax = 8

export function openWitness({ name, signer, ledger, settings, now, say }: WitnessParts): WitnessRoom {
  return {
    addCheckpoint: async (request) => {
      for (let attempt = 0; attempt < attemptsMax; attempt++) {
        const logs = logsOf(settings())
        const looked = new Map<string, ReturnType<Ledger['latest']>>()
        const answer = await cosign(
          {
            name,
            signer,
            now,
            log: (origin) => {
              const keys = logs.get(origin)
              const latest = ledger.latest(origin)
              looked.set(origin, latest)
              return keys && { origin, keys, ...(latest === undefined ? {} : { latest }) }
            },
          },
          request,
        )
        if (answer.evidence !== undefined) await keepEvidence(answer.evidence, [...looked], logs)
        if (answer.keep === undefined) return answer
        const latest = looked.get(answer.keep.origin)
        // Another request may have been signed since: then this one is judged anew, and nothing is rolled back.
        if (ledger.latest(answer.keep.origin) !== latest) continue
        // Signed once more is nothing new to keep.
        if (latest?.size === answer.keep.size) return answer
        ledger.keep(answer.keep)
        return answer
      }
      throw new Refusal('busy', {}, 'This witness is asked about that log too often at once. Ask again in a second.')
    },
  }

  async function keepEvidence(
    note: string,
    looked: readonly (readonly [string, ReturnType<Ledger['latest']>])[],
    logs: ReadonlyMap<string, readonly Uint8Array[]>,
  ): Promise<void> {
    for (const [origin, latest] of looked) {
      for (const key of logs.get(origin) ?? []) {
        const isBoth = await Promise.all([latest?.note ?? '', note].map((one) => isSigned(one, origin, key)))
        if (latest === undefined || isBoth.includes(false)) continue
        const evidence = { hubKey: noteVerifierKey(origin, key), checkpoint: latest.note, other: note }
        const file = ledger.keepEvidence(origin, writeEvidence(evidence))
        if (file === undefined) return
        say(
          `The log '${origin}' showed this witness two histories. The proof is in ${file}: check it with 'parley verify', and tell those who rely on that log.`,
        )
      }
    }
  }
}

async function isSigned(note: string, origin: string, key: Uint8Array): Promise<boolean> {
  return note !== '' && (await verifyNote(parseNote(note), origin, key)) === true
}

const keyFile = (folder: string): string => path.join(folder, 'witness.key')

/**
 * The key this hub signs with as a witness, made at its first use: never the log's own, because what is signed does not
 * say the name. It stays with the ledger, and neither is in a backup: a witness put back to an older state could sign a
 * second history.
 */
export function witnessSigner(folder: string): Signer {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  createDurably(keyFile(folder), `${toBase64(randomBytes(32))}\n`)
  try {
    return signerFromSeed(fromBase64(readFileSync(keyFile(folder), 'utf8').trim()))
  } catch {
    throw new Refusal(
      'damaged',
      { file: keyFile(folder) },
      `${keyFile(folder)} cannot be read. Move the folder it lies in away to be a new witness with a new key, and tell the others.`,
    )
  }
}

/** The name a hub has as a witness: its log's, and a word more. */
export const witnessName = (origin: string): string => `${origin}/witness`

/** The line by which others are told to trust this hub as a witness. */
export const ownWitnessKey = (folder: string, origin: string): string =>
  witnessKey(witnessName(origin), witnessSigner(folder).publicKey)
