// An organisation stops signing with a key. What was signed with it before stays signed.
import Type from 'typebox'
import { KeyId } from '../fields.ts'
import { eventKind } from './event-kind.ts'

const reasons = { rotated: 'a newer one is in use', lost: 'it was lost', compromised: 'others may have it' } as const

export const keyEnded = eventKind({
  name: 'key-ended',
  by: 'own-administrator',
  body: Type.Object(
    {
      keyId: KeyId,
      reason: Type.Union([Type.Literal('rotated'), Type.Literal('lost'), Type.Literal('compromised')]),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} ended one of its signing keys: ${reasons[entry.body.reason]}.`,
})
