// English.
import type { LetterWords } from './letter-words.ts'

export const en: LetterWords = {
  subject: 'News on Parley',
  news: (count, process) =>
    `${count === 1 ? 'One new entry' : `${count} new entries`} in ${process === undefined ? 'a process you follow' : `“${process}”`}.`,
  alerts: (count, process) =>
    `${count === 1 ? 'An alert was raised' : `${count} alerts were raised`} in ${process === undefined ? 'a process you follow' : `“${process}”`}.`,
  more: (count) => (count === 1 ? 'And one more.' : `And ${count} more.`),
  why: 'What they say stands on the hub alone; sign in to read it. You get this letter because you asked for it.',
  end: 'To get no more about this process, press “unsubscribe” in your mail program.',
}
