// Our own checkpoints with the signatures of witnesses: asked for beside the log and never in its way, shown as the
// log's once enough have signed, and kept, so that what was shown is never followed by something older.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isEqual, type Log, type NamedKey, parseCheckpoint, parseNote, Refusal, witnessesOf } from '@parley/log'
import { writeDurably } from '../durable.ts'
import { askWitness } from './ask.ts'
import type { Post } from './post.ts'
import { askedOf, type WitnessSettings } from './settings.ts'

export type Cosigned = {
  /** What is shown as the log's checkpoint: the newest one that enough witnesses signed, or the newest of all where none is asked. */
  checkpoint(): string
  /** Resolves when a round that began after this call has ended, or at once where no witness is asked. */
  settled(): Promise<void>
  close(): Promise<void>
}

export type CosignedParts = {
  readonly log: Log
  /** The hub's `witness` folder. */
  readonly folder: string
  readonly settings: () => WitnessSettings
  readonly post: Post
  readonly now: () => Date
  readonly say: (line: string) => void
  /** Rounds are at least so far apart. */
  readonly intervalMs?: number | undefined
  readonly answerMsMax?: number | undefined
}

const intervalMsUsual = 2000
const answerMsMaxUsual = 10_000
// A witness that fails is left alone for twice as long each time.
const restMsMin = 5_000
const restMsMax = 15 * 60_000

type Standing = { old: number; failures: number; restUntil: number }

export async function openCosigned(parts: CosignedParts): Promise<Cosigned> {
  const { log, folder, settings, post, now, say } = parts
  const intervalMs = parts.intervalMs ?? intervalMsUsual
  const file = path.join(folder, 'cosigned')
  let shown = await keptIn(file, log)
  // A reader who was shown a larger tree would take a smaller one for a fork.
  let sizeShown = shown === undefined ? 0 : sizeOf(shown)
  const standings = new Map<string, Standing>()
  const stop = new AbortController()
  let round: Promise<void> | undefined
  let roundBegan = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  const publish = (note: string): void => {
    writeDurably(file, note)
    shown = note
  }

  const runRound = async (): Promise<void> => {
    roundBegan = performance.now()
    const { quorum } = settings()
    const asked = askedOf(settings())
    const note = log.checkpoint()
    const lines = new Map<NamedKey, string>()
    const standingOf = (name: string): Standing => {
      const standing = standings.get(name) ?? { old: 0, failures: 0, restUntil: Number.NEGATIVE_INFINITY }
      standings.set(name, standing)
      return standing
    }
    await Promise.all(
      asked.map(async (witness) => {
        const standing = standingOf(`${witness.name} ${witness.url}`)
        if (standing.restUntil > performance.now()) return
        const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(parts.answerMsMax ?? answerMsMaxUsual)])
        const answer = await askWitness({ witness, note, old: standing.old }, { log, post, now, signal })
        if (stop.signal.aborted) return
        if (answer.state === 'signed') {
          Object.assign(standing, { old: answer.size, failures: 0 })
          lines.set(witness, answer.line)
          const whole = `${note}${asked.flatMap((one) => lines.get(one) ?? []).join('')}`
          const by = await witnessesOf(parseNote(whole), asked, now())
          // From the first that makes enough; later ones are added to what is shown.
          if (by.length >= Math.max(1, quorum) && sizeOf(note) >= sizeShown) publish(whole)
          return
        }
        if (standing.failures === 0) say(inWords(witness.name, answer, sizeOf(note)))
        standing.restUntil = performance.now() + Math.min(restMsMax, restMsMin * 2 ** standing.failures)
        standing.failures += 1
      }),
    )
  }

  /** Begins a round when it is time for one and there is something new to sign. */
  const wake = (): void => {
    if (round !== undefined || timer !== undefined || stop.signal.aborted || settings().asked.length === 0) return
    timer = setTimeout(
      () => {
        timer = undefined
        const note = log.checkpoint()
        round = runRound()
          .catch((error: unknown) => {
            say(`Asking witnesses failed: ${error instanceof Error ? error.message : String(error)}`)
          })
          .finally(() => {
            round = undefined
            for (const resolve of waiting.splice(0)) resolve()
            if (log.checkpoint() !== note) wake()
          })
      },
      Math.max(0, roundBegan + intervalMs - performance.now()),
    )
    timer.unref()
  }
  const waiting: (() => void)[] = []
  const unsubscribe = log.subscribe(wake)
  // Settings change, and witnesses come back, while nobody writes.
  const again = setInterval(() => {
    if (shown === undefined || sizeOf(shown) < log.size()) wake()
  }, restMsMin)
  again.unref()
  wake()

  return {
    checkpoint: () => {
      const note = settings().asked.length > 0 && shown !== undefined && sizeOf(shown) >= sizeShown ? shown : undefined
      const answer = note ?? log.checkpoint()
      sizeShown = Math.max(sizeShown, sizeOf(answer))
      return answer
    },
    settled: () =>
      new Promise((resolve) => {
        const join = () => {
          if (settings().asked.length === 0) return resolve()
          waiting.push(resolve)
          wake()
        }
        if (round === undefined) join()
        else waiting.push(join)
      }),
    close: async () => {
      stop.abort()
      clearTimeout(timer)
      clearInterval(again)
      unsubscribe()
      await round
    },
  }
}

const sizeOf = (note: string): number => parseCheckpoint(parseNote(note).text).size

/** What was shown before this start, if this log still is what it says. */
async function keptIn(file: string, log: Log): Promise<string | undefined> {
  try {
    const note = readFileSync(file, 'utf8')
    const { origin, size, root } = parseCheckpoint(parseNote(note).text)
    if (origin !== log.origin || size > log.size()) return undefined
    return isEqual(await log.root(size), root) ? note : undefined
  } catch (error) {
    if (error instanceof Refusal || (error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      return undefined
    }
    throw error
  }
}

function inWords(
  name: string,
  answer: { state: 'contradicted'; size: number } | { state: 'failed'; why: string },
  size: number,
): string {
  if (answer.state === 'failed') return `The witness ${name} did not sign: ${answer.why}. It is asked again later.`
  return (
    `The witness ${name} remembers ${answer.size} entries of this log, and this hub has ${size} or other ones. ` +
    'Was an older backup put back, or does a second hub run with the same keys? Stop, and compare before anyone writes.'
  )
}
