// The witnesses a person names to a check, and how many of them have to have signed.
import { type NamedKey, parseWitnessKey } from '@parley/log'
import { exit } from '../commands/command.ts'
import { Failure } from '../failure.ts'

export type WitnessOptions = { readonly witness?: readonly string[]; readonly quorum?: string }

export type WitnessTrust = {
  readonly keys: readonly string[]
  readonly witnesses: readonly NamedKey[]
  readonly quorum: number
}

/** The witnesses of these options, or undefined where none are named; fails in words on what is none. */
export function witnessesFrom({ witness, quorum }: WitnessOptions): WitnessTrust | undefined {
  if (witness === undefined) {
    if (quorum === undefined) return undefined
    throw new Failure(exit.usage, '--quorum is about witnesses: name them with --witness.')
  }
  const witnesses = witness.map((line) => {
    const read = parseWitnessKey(line)
    if (read !== undefined) return read
    throw new Failure(
      exit.usage,
      `'${line}' is not a witness's key. One is a single word of three parts, name+hash+base64; put it in quotes.`,
    )
  })
  const asked = quorum === undefined ? witnesses.length : Number(quorum)
  if (!Number.isInteger(asked) || asked < 1 || asked > witnesses.length) {
    throw new Failure(exit.usage, `'${quorum}' is no quorum of ${witnesses.length} witnesses.`)
  }
  return { keys: witness, witnesses, quorum: asked }
}
