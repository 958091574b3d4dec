// What an organisation wants its own people to think of before they meet somebody. It is for them alone, replaces what the
// organisation set before, and stops nobody.
import Type from 'typebox'
import { ContactRule } from '../standing/terms.ts'
import { eventKind } from './event-kind.ts'

export const contactPolicySet = eventKind({
  name: 'contact-policy-set',
  audience: 'own',
  by: 'reviewer',
  body: Type.Object({ rules: Type.Array(ContactRule, { maxItems: 60 }) }, { additionalProperties: false }),
  sentence: (entry, names) =>
    `${names(entry.author.organisation)} set ${entry.body.rules.length} rules for its own people on contacts.`,
})
