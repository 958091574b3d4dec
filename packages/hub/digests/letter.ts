// What a letter says: how much is new in which process and where it stands; sentences only where the process's rules let
// words out. No pictures, nothing to load, and a subject that says nothing.
import { createHash } from 'node:crypto'
import type { Hours } from '@parley/api'
import type { BriefSection } from '@parley/peace'
import type { Letter } from '../mail/mailer.ts'
import { ar } from './words/ar.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'
import type { LetterWords } from './words/letter-words.ts'

const words: Readonly<Record<Hours['language'], LetterWords>> = { en, ar, fr }

export type LetterParts = {
  readonly to: string
  /** What is counted: entries that are new, or alerts that were raised. */
  readonly about: 'entries' | 'alerts'
  readonly language: Hours['language']
  readonly process: string
  /** As this reader's own view names it; undefined where it has no name for them. */
  readonly name: string | undefined
  readonly count: number
  /** Empty where words stay inside. */
  readonly sentences: readonly string[]
  /** The brief that a daily or weekly letter leads to; `sections` is empty where words stay inside. */
  readonly brief: { readonly kind: 'daily' | 'weekly'; readonly sections: readonly BriefSection[] } | null
  /** The hub's address, without a slash at the end. */
  readonly hub: string
  readonly token: string
  readonly at: Date
}

export function letterOf(parts: LetterParts): Letter {
  const { to, about, process, name, count, sentences, brief, hub, token, at } = parts
  const say = words[parts.language]
  const end = `${hub}/digests/unsubscribe?token=${encodeURIComponent(token)}`
  const more = count - sentences.length
  const text = [
    say[about === 'alerts' ? 'alerts' : 'news'](count, name === undefined ? undefined : plain(name)),
    ...(sentences.length === 0
      ? []
      : ['', ...sentences.map((one) => `• ${plain(one)}`), ...(more > 0 ? [say.more(more)] : [])]),
    '',
    ...(brief ?? { sections: [] }).sections.flatMap(({ heading, sentences: of }) => [
      plain(heading).toUpperCase(),
      ...of.map((one) => `• ${plain(one.text)}`),
      '',
    ]),
    ...(brief === null ? [] : [`${hub}/p/${process}/brief?kind=${brief.kind}`]),
    `${hub}/p/${process}/${about === 'alerts' ? 'tension' : 'log'}`,
    '',
    say.why,
    say.end,
    '',
  ].join('\n')
  const mark = createHash('sha256').update(`${token} ${at.toISOString()}`).digest('hex').slice(0, 32)
  return {
    to,
    subject: say.subject,
    text,
    date: at,
    id: `<${mark}@${new URL(hub).hostname}>`,
    headers: {
      'List-Unsubscribe': `<${end}>`,
      // RFC 8058: the mail program ends it with one request, and nobody has to open a page.
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  }
}

/** One line: a name or a sentence cannot begin a line of its own making. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
