// Before the accused is told anything, somebody has read the very words and found that they identify no witness.
import type { Entry } from '../entry.ts'
import { releaseCleared } from '../events/release-cleared.ts'
import { replyOpened } from '../events/reply-opened.ts'
import { Refusal } from '../refusal.ts'
import { isOf } from '../validate.ts'

/**
 * Refuses with 'not-cleared' a `reply-opened` whose text was not cleared, word for word, by another person of the same
 * organisation. `clearance` is the entry it names, as its writer may see it, undefined where it was taken back.
 */
export function checkCleared(entry: Entry, clearance: Entry | undefined): void {
  if (!isOf(replyOpened, entry)) return
  const { case: key, finding, proposal, text } = entry.body
  const isCleared =
    clearance !== undefined &&
    isOf(releaseCleared, clearance) &&
    clearance.author.organisation === entry.author.organisation &&
    clearance.body.case === key &&
    clearance.body.finding === finding &&
    clearance.body.proposal === proposal &&
    clearance.body.text === text
  if (!isCleared) {
    throw new Refusal(
      'not-cleared',
      { finding },
      'Nobody has cleared this text. Have a reviewer of your organisation read it first, letter by letter as it will be released.',
    )
  }
  if (entry.author.person === undefined || clearance.author.person === entry.author.person) {
    throw new Refusal(
      'not-cleared',
      { finding },
      'Whoever cleared the text does not open the reply as well. Ask another person of your organisation.',
    )
  }
}
