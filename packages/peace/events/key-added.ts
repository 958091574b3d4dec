// A key with which an organisation signs its entries, and where the private half is kept.
import Type from 'typebox'
import { Base64Key, KeyId } from '../fields.ts'
import { eventKind } from './event-kind.ts'

export const keyAdded = eventKind({
  name: 'key-added',
  by: 'own-administrator',
  body: Type.Object(
    {
      keyId: KeyId,
      publicKey: Base64Key,
      /** 'hub': the hub signs with it. 'own': the organisation's own machine does, and the hub cannot. */
      held: Type.Union([Type.Literal('hub'), Type.Literal('own')]),
    },
    { additionalProperties: false },
  ),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} signs with a new key, kept ${entry.body.held === 'own' ? 'on its own machine' : 'by the hub'}.`,
})
