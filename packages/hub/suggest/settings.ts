// What the operator says of the language model that documents may be shown to: off unless they say it, one server and no
// other, and nothing above a marking they name.
import { tlpOrder } from '@parley/peace'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { isThisMachine, namedTarget } from '../fetch/target.ts'
import { Refusal } from '../refusal.ts'

const Language = Type.String({ pattern: '^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$', maxLength: 35 })

export const ModelFile = Type.Object(
  {
    /** Where an OpenAI-compatible server is: what comes before '/chat/completions', such as http://127.0.0.1:8080/v1. */
    endpoint: Type.String({ minLength: 1, maxLength: 500 }),
    /** The server may be on this machine (http will do there) or in a private network (https). */
    inside: Type.Optional(Type.Boolean()),
    model: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    /** Stands beside the model's name wherever a suggestion is shown. */
    version: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })),
    /** A file that holds the server's key and nothing else; PARLEY_MODEL_KEY without it. */
    keyFile: Type.Optional(Type.String({ minLength: 1, maxLength: 4096 })),
    /** The highest marking of a document that is shown to it; CLEAR where nothing is said. */
    ceiling: Type.Optional(Type.Enum([...tlpOrder])),
    /** Languages (BCP 47) that documents in others are translated into; none where it is left out. */
    translateInto: Type.Optional(Type.Array(Language, { maxItems: 8, uniqueItems: true })),
    timeoutSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
    /** Documents that are shown to it at the same time. */
    atOnce: Type.Optional(Type.Integer({ minimum: 1, maximum: 8 })),
    /** How often it is asked about one document at most, repetitions included. */
    callsPerDocument: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
    /** How long one answer may be, in the model's own tokens; 0 leaves it to the server. */
    answerTokens: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  },
  { additionalProperties: false },
)

export type ModelSettings = {
  readonly url: string
  readonly isInside: boolean
  /** What is sent to it leaves this machine. */
  readonly isElsewhere: boolean
  readonly model: string
  readonly version: string | null
  readonly ceiling: (typeof tlpOrder)[number]
  readonly translateInto: readonly string[]
  readonly timeoutMs: number
  readonly atOnce: number
  readonly callsPerDocument: number
  readonly answerTokens: number
  /** The server's key, or null where it asks for none. A function, so that nothing that prints settings prints it. */
  readonly key: () => string | null
}

/** The settings of a file, checked. Refuses with `bad-model` what cannot be used safely; the key is never in a message. */
export function checkModel(given: unknown, key: string | null): ModelSettings {
  if (!Value.Check(ModelFile, given)) {
    const [first] = Value.Errors(ModelFile, given)
    throw bad(`${first?.instancePath ?? ''} ${first?.message ?? 'is not as it should be'}`.trim())
  }
  const file: Static<typeof ModelFile> = given
  const isInside = file.inside ?? false
  const url = `${file.endpoint.replace(/\/+$/, '')}/chat/completions`
  if (key !== null && !/^[\x21-\x7e]{1,4096}$/.test(key)) throw bad('its key has characters that no key has')
  return {
    url,
    isInside,
    isElsewhere: !isThisMachine(targetOfModel(url, isInside).host),
    model: file.model,
    version: file.version ?? null,
    ceiling: file.ceiling ?? 'CLEAR',
    translateInto: file.translateInto ?? [],
    timeoutMs: (file.timeoutSeconds ?? 60) * 1000,
    atOnce: file.atOnce ?? 1,
    callsPerDocument: file.callsPerDocument ?? 12,
    answerTokens: file.answerTokens ?? 4000,
    key: () => key,
  }
}

function targetOfModel(url: string, isInside: boolean) {
  try {
    return namedTarget(url, isInside)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const hint = isInside ? '' : ' For a server on this machine or in a private network say "inside": true.'
    throw bad(`${String(error.data.why ?? 'its address is not on the public internet')}.${hint}`)
  }
}

const bad = (why: string) =>
  new Refusal('bad-model', { why }, `The language model cannot be used: ${why} Correct the file and start again.`)
