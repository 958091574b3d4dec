// What is evidenced of a promise, at moments of four histories, against what a person worked out by hand.
import { histories } from '../promises/all.ts'
import { judge } from '../promises/judge.ts'
import type { Score } from '../score.ts'

export async function score(): Promise<Score> {
  const judged = histories.flatMap(judge)
  for (const { history, moment, computed, isRight } of judged) {
    if (isRight) continue
    const known = moment.known === undefined ? '' : ` as known on ${moment.known}`
    console.log(
      `${history}: '${moment.of}' on ${moment.when}${known} is ${computed}, by hand ${moment.status}: ${moment.because}`,
    )
  }
  const right = judged.filter((one) => one.isRight).length
  const entries = histories.map(({ name, story }) => `${name} ${story.facts.length}`).join(', ')
  return { figures: { right }, said: `${right} of ${judged.length} moments as worked out by hand; entries: ${entries}` }
}
