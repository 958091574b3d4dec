// The key of a log as a person gives it: one line, name+hash+base64.
import { parseVerifierKey } from '@parley/log'
import { exit } from '../commands/command.ts'
import { Failure } from '../failure.ts'

/** The name and key of a verifier key line; fails in words for any other. */
export function keyFrom(line: string): { name: string; key: Uint8Array } {
  const found = parseVerifierKey(line)
  if (found !== undefined) return found
  throw new Failure(
    exit.usage,
    `'${line}' is not a log's key. One is a single word of three parts, name+hash+base64; put it in quotes.`,
  )
}
