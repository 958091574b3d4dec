// One question to the model's server, by the rules of the hub's way out: the one address the operator named, no redirect,
// bounded in time and bytes. The key goes into one header and nowhere else.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { World } from '../fetch/connection.ts'
import { createAsker } from '../fetch/post.ts'
import { Refusal } from '../refusal.ts'
import type { Message } from './prompt.ts'
import type { ModelSettings } from './settings.ts'

/** The model's words; or why there are none. 'server' and 'unreached' say nothing about what was asked. */
export type ModelAnswer =
  | { readonly content: string }
  | { readonly none: 'server' | 'unreached' | 'slow' | 'too-large' | 'misshapen'; readonly why: string }

export type AskModel = (messages: readonly Message[], signal: AbortSignal) => Promise<ModelAnswer>

const answerBytesMax = 512 * 1024

// What is read of a chat completion; servers add much that is not.
const Completion = Compile(
  Type.Object({
    choices: Type.Array(Type.Object({ message: Type.Object({ content: Type.String() }) }), { minItems: 1 }),
  }),
)

export function askingModel(settings: ModelSettings, world?: World): AskModel {
  const { url, isInside, timeoutMs, model, answerTokens } = settings
  const ask = createAsker({ url, isInside, timeoutMs, bytesMax: answerBytesMax, world })
  return async (messages, signal) => {
    const key = settings.key()
    const body = JSON.stringify({
      model,
      messages,
      temperature: 0,
      stream: false,
      response_format: { type: 'json_object' },
      ...(answerTokens === 0 ? {} : { max_tokens: answerTokens }),
    })
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    }
    try {
      const answer = await ask({ headers, body, signal })
      // What a server says beside a status is read by nobody: it may repeat what it was sent.
      if (answer.status !== 200) return { none: 'server', why: `it answered ${answer.status}` }
      return contentOf(answer.body)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'fetch-timeout') return { none: 'slow', why: `it did not answer in ${timeoutMs / 1000} s` }
      if (error.code === 'too-large')
        return { none: 'too-large', why: `its answer is larger than ${answerBytesMax} bytes` }
      return { none: 'unreached', why: 'it could not be reached' }
    }
  }
}

function contentOf(body: Uint8Array): ModelAnswer {
  const misshapen = { none: 'misshapen', why: 'its answer is no chat completion' } as const
  try {
    const given: unknown = JSON.parse(new TextDecoder().decode(body))
    return Completion.Check(given) ? { content: given.choices[0]?.message.content ?? '' } : misshapen
  } catch {
    return misshapen
  }
}
