// Messages on the line between forces that are to stay apart: who acknowledged, who has yet to, and until when.
import type { Entry } from '../entry.ts'
import { messageAcknowledged } from '../events/message-acknowledged.ts'
import { messageSent } from '../events/message-sent.ts'
import { byClock } from '../promises/dossier.ts'
import { instantOf, msOf } from '../promises/zone.ts'
import { isOf } from '../validate.ts'
import type { Fact } from '../views/view.ts'
import type { MessageRow } from './rows.ts'

export const messageOf = (entry: Entry): string | undefined =>
  isOf(messageSent, entry) || isOf(messageAcknowledged, entry) ? entry.body.message : undefined

/** The message's row; none where the message is not among the facts. */
export function messageRows(key: string, facts: readonly Fact[]): readonly MessageRow[] {
  const sent = facts.map(({ entry }) => entry).find((entry) => isOf(messageSent, entry) && entry.body.message === key)
  if (sent === undefined || !isOf(messageSent, sent)) return []
  const { body } = sent
  const until = msOf(body.sent) + body.within * 60_000
  const first = new Map<string, MessageRow['acknowledged'][number]>()
  for (const entry of facts.map((fact) => fact.entry).sort(byClock)) {
    if (!isOf(messageAcknowledged, entry) || entry.body.message !== key) continue
    const { by, at, says } = entry.body
    // Nobody acknowledges for the other side what they sent it themselves.
    if (!body.to.includes(by) || first.has(by) || entry.author.organisation === sent.author.organisation) continue
    first.set(by, { entry: entry.id, by, at: instantOf(msOf(at)), isLate: msOf(at) > until, says: says ?? null })
  }
  const acknowledged = [...first.values()]
  const awaits = body.to.filter((actor) => !first.has(actor))
  return [
    {
      key,
      process: sent.process,
      commission: body.commission ?? null,
      from: body.from,
      to: body.to,
      text: body.text,
      sent: instantOf(msOf(body.sent)),
      until: instantOf(until),
      escalates: body.escalates ?? [],
      place: body.where?.name ?? null,
      answers: body.answers ?? null,
      acknowledged,
      awaits,
      settled:
        awaits.length > 0
          ? null
          : (acknowledged
              .map(({ at }) => at)
              .sort()
              .at(-1) ?? null),
      by: sent.author.organisation,
      entries: [sent.id, ...acknowledged.map(({ entry }) => entry)],
    },
  ]
}
