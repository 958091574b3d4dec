// Documents that were read are shown to the operator's language model, and what it suggests is written down. The queue is
// the log: documents read about which nothing was suggested are the work to do. The first part's entry is written last, so
// that where it stands all are there; ids made from the document's entry keep anything from being written twice.
import { suggestionPartsMax } from '@parley/peace'
import type { Reading } from '@parley/read/reading'
import type { World } from '../fetch/connection.ts'
import type { Hub, NewEntry, Unsuggested } from '../hub.ts'
import { keptFrom } from './allowed.ts'
import { type Found, foundIn, type Numbers } from './answer.ts'
import { askingModel, type ModelAnswer } from './ask.ts'
import { type Part, partsOf } from './parts.ts'
import { messagesFor, promptVersion } from './prompt.ts'
import type { ModelSettings } from './settings.ts'
import { suggestionEntryId } from './suggestion-id.ts'

export type SuggestingHub = Pick<
  Hub,
  'append' | 'blob' | 'unsuggested' | 'stands' | 'directory' | 'onChange' | 'caughtUp'
>

export type Suggesting = {
  /** Resolves when nothing read before the call waits to be shown, or the server is being left alone for a while. */
  idle(): Promise<void>
  close(): Promise<void>
}

export type SuggestingOptions = {
  readonly world?: World | undefined
  readonly now?: (() => Date) | undefined
  readonly say?: ((line: string) => void) | undefined
  /** How long a server that does not answer is left alone at first; doubled each time, to half an hour. */
  readonly pauseMs?: number | undefined
  /** The wait before the one repetition of a question. */
  readonly retryMs?: number | undefined
}

const pauseMsUsual = 60_000
const pauseMsMax = 30 * 60_000
const retryMsUsual = 2000
const batch = 64
// A document that a server fails to answer about so often is its own trouble, and others are not held up by it.
const slowMax = 3

/** Why a document was not done: the server is left alone and the document stays in the queue. */
class LeaveAlone extends Error {}

export function openSuggesting(
  hub: SuggestingHub,
  settings: ModelSettings,
  options: SuggestingOptions = {},
): Suggesting {
  const say = options.say ?? (() => undefined)
  const now = options.now ?? (() => new Date())
  const ask = askingModel(settings, options.world)
  const closing = new AbortController()
  const working = new Set<Promise<void>>()
  /** Readings up to this place were looked at; those kept back are looked at again when sharing or rules changed. */
  let cursor = -1
  let firstKept = Number.POSITIVE_INFINITY
  const inWork = new Set<string>()
  const slow = new Map<string, number>()
  let round: Promise<void> | undefined
  let again = false
  let pauseMs = options.pauseMs ?? pauseMsUsual
  let pause: NodeJS.Timeout | undefined

  const wake = () => {
    if (closing.signal.aborted || pause !== undefined) return
    again = true
    round ??= rounds().finally(() => {
      round = undefined
    })
  }

  const rounds = async () => {
    while (again && !closing.signal.aborted && pause === undefined) {
      again = false
      try {
        await look()
      } catch (error) {
        if (!closing.signal.aborted) leaveAlone(error instanceof Error ? error.message : String(error))
      }
    }
  }

  const look = async () => {
    for (;;) {
      const { found, next } = await hub.unsuggested(cursor, batch)
      for (const one of found) {
        if (working.size >= settings.atOnce) await Promise.race(working)
        if (closing.signal.aborted || pause !== undefined) return
        cursor = one.seq
        if (inWork.has(one.received.id)) continue
        inWork.add(one.received.id)
        const work = handle(one).finally(() => {
          inWork.delete(one.received.id)
          working.delete(work)
        })
        working.add(work)
      }
      if (next === null) break
      cursor = next
    }
    await Promise.all(working)
  }

  const handle = async (one: Unsuggested) => {
    try {
      await suggestAbout(one)
      pauseMs = options.pauseMs ?? pauseMsUsual
    } catch (error) {
      if (closing.signal.aborted) return
      // It stays in the queue, with all that come after it.
      cursor = Math.min(cursor, one.seq - 1)
      leaveAlone(error instanceof LeaveAlone ? error.message : inWords(error))
    }
  }

  const leaveAlone = (why: string) => {
    if (pause !== undefined) return
    say(`The language model is left alone for ${Math.ceil(pauseMs / 1000)} s: ${why}. What waits is shown to it then.`)
    pause = setTimeout(() => {
      pause = undefined
      wake()
    }, pauseMs)
    pause.unref()
    pauseMs = Math.min(pauseMs * 2, pauseMsMax)
  }

  /** Whether the document still stands and may be shown, at this moment. Asked before every question. */
  const mayShow = async ({ received, read }: Unsuggested): Promise<boolean> => {
    const entries = await Promise.all([hub.stands(received.id), hub.stands(read.id)])
    const standing = entries.filter((entry) => entry !== undefined)
    return standing.length === 2 && keptFrom(settings, standing, hub.directory(), now()) === undefined
  }

  const suggestAbout = async (one: Unsuggested) => {
    if (!(await mayShow(one))) {
      firstKept = Math.min(firstKept, one.seq)
      return
    }
    const reading = await readingOf(one)
    if (reading === undefined) return
    const limit = Math.min(settings.callsPerDocument, suggestionPartsMax)
    const entries: NewEntry[] = []
    const numbers: Numbers = { claims: 0, events: 0, translations: 0 }
    let calls = 0
    for (const [index, part] of partsOf(reading, settings.translateInto, limit).entries()) {
      let outcome: Outcome | undefined
      // Asked once more where the answer could not be used, as long as the document's budget lasts.
      for (let attempt = 0; attempt < 2 && calls < limit; attempt++) {
        if (attempt > 0) await wait(options.retryMs ?? retryMsUsual)
        // Whoever narrowed it meanwhile meant it: nothing more is sent, and nothing is written.
        if (!(await mayShow(one))) return
        calls += 1
        outcome = usable(await ask(messagesFor(part, reading), closing.signal), part, reading, numbers)
        if (closing.signal.aborted) return
        if ('found' in outcome) break
      }
      if (outcome === undefined) break
      if ('answer' in outcome) patience(one, outcome.answer)
      entries.push(entryOf(one, index, part, outcome))
    }
    if (!(await mayShow(one))) return
    for (const entry of entries.reverse()) await write(one, entry)
  }

  /** Where the server and not the document is the trouble, the document waits. */
  const patience = ({ received }: Unsuggested, { none, why }: NoAnswer) => {
    if (none === 'server' || none === 'unreached') throw new LeaveAlone(why)
    if (none !== 'slow') return
    const times = (slow.get(received.id) ?? 0) + 1
    slow.set(received.id, times)
    if (times < slowMax) throw new LeaveAlone(why)
    slow.delete(received.id)
  }

  const readingOf = async ({ read }: Unsuggested): Promise<Reading | undefined> => {
    if (read.body.reading === null) return undefined
    try {
      // The hub's own reader wrote it, and the blob's name holds it to what was written.
      return JSON.parse(new TextDecoder().decode(await hub.blob(read.body.reading))) as Reading
    } catch (error) {
      if (hasCode(error, 'blob-missing') || hasCode(error, 'blob-damaged')) return undefined
      throw error
    }
  }

  const entryOf = (
    { received, read }: Unsuggested,
    index: number,
    { shown: span, language }: Part,
    outcome: Outcome,
  ): NewEntry => ({
    id: suggestionEntryId(received.id, index),
    kind: 'document-suggested',
    process: received.process,
    audience: received.audience,
    marking: received.marking,
    body: {
      document: received.body.document,
      received: received.id,
      reading: read.id,
      part: index,
      shown: span,
      model: { name: settings.model, version: settings.version, prompt: promptVersion },
      ...(language === null ? {} : { language }),
      ...('found' in outcome
        ? { ...outcome.found, problem: null }
        : { ...nothing, problem: problemOf(outcome.answer) }),
    },
  })

  const write = async ({ received }: Unsuggested, entry: NewEntry) => {
    try {
      await hub.append(entry, { organisation: received.author.organisation, role: 'model', hub: true })
    } catch (error) {
      // Written before a crash: that one stands.
      if (!hasCode(error, 'id-taken')) throw error
    }
  }

  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      closing.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })

  // What was kept back may be allowed after a change of sharing or of rules.
  let directory = hub.directory()
  const stop = hub.onChange(() => {
    if (hub.directory() !== directory) {
      directory = hub.directory()
      cursor = Math.min(cursor, firstKept - 1)
      firstKept = Number.POSITIVE_INFINITY
    }
    wake()
  })
  wake()
  return {
    idle: async () => {
      await hub.caughtUp()
      do {
        wake()
        await round
        await hub.caughtUp()
      } while (again && pause === undefined && !closing.signal.aborted)
    },
    close: async () => {
      closing.abort()
      stop()
      clearTimeout(pause)
      await round
      await Promise.all(working)
    },
  }
}

type NoAnswer = Exclude<ModelAnswer, { readonly content: string }>
type Outcome = { readonly found: Found } | { readonly answer: NoAnswer }

const nothing: Found = {
  claims: [],
  events: [],
  translations: [],
  dropped: { invented: 0, known: 0, misshapen: 0, beyond: 0 },
}

function usable(answer: ModelAnswer, part: Part, reading: Reading, numbers: Numbers): Outcome {
  if ('none' in answer) return { answer }
  const found = foundIn(answer.content, part, reading, numbers)
  return found === undefined
    ? { answer: { none: 'misshapen', why: 'its answer has not the shape that was asked for' } }
    : { found }
}

/** In our words: what a server sends with a failure may hold anything. */
const problemOf = ({ none, why }: NoAnswer) => ({
  code: `model-${none}`,
  message: `The model gave nothing usable: ${why}.`,
})

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))
