// Witnessing, both ways, as the rest of the hub sees it: signing others' checkpoints, and having ours signed.
import type { Log, WitnessAnswer } from '@parley/log'
import { openCosigned } from './cosigned.ts'
import { openLedger } from './ledger.ts'
import { type Post, post } from './post.ts'
import { logsOf, watchedSettings } from './settings.ts'
import { openWitness, ownWitnessKey, witnessName, witnessSigner } from './witness.ts'

export type Witnessing = {
  /** Answers one `add-checkpoint` request about another log. */
  addCheckpoint(request: string): Promise<WitnessAnswer>
  /** What is shown as our log's checkpoint, with what witnesses signed. */
  checkpoint(): string
  /** The key line of this hub as a witness; null where it is none. */
  ownKey(): string | null
  /** Key lines of the witnesses our checkpoints are signed by, and how many of them have to. */
  asked(): { readonly quorum: number; readonly keys: readonly string[] }
  /** Logs that are signed for, and what was signed of each last. */
  witnessed(): readonly { readonly origin: string; readonly size: number | null; readonly at: Date | null }[]
  /** Resolves when the witnesses were asked once more. */
  settled(): Promise<void>
  close(): Promise<void>
}

export type WitnessingParts = {
  readonly log: Log
  /** The hub's `witness` folder. */
  readonly folder: string
  readonly now?: (() => Date) | undefined
  readonly say: (line: string) => void
  readonly post?: Post | undefined
  readonly intervalMs?: number | undefined
}

/** Refuses with 'damaged' where what was signed before cannot be read. */
export async function openWitnessing(parts: WitnessingParts): Promise<Witnessing> {
  const { log, folder, say } = parts
  const now = parts.now ?? (() => new Date())
  const settings = watchedSettings(folder)
  const ledger = openLedger(folder)
  const witness = openWitness({
    name: witnessName(log.origin),
    signer: witnessSigner(folder),
    ledger,
    settings,
    now,
    say,
  })
  const cosigned = await openCosigned({ ...parts, settings, now, post: parts.post ?? post })
  return {
    addCheckpoint: witness.addCheckpoint,
    checkpoint: cosigned.checkpoint,
    ownKey: () => (settings().logs.length === 0 ? null : ownWitnessKey(folder, log.origin)),
    asked: () => ({ quorum: settings().quorum, keys: settings().asked.map(({ key }) => key) }),
    witnessed: () =>
      [...logsOf(settings()).keys()].map((origin) => ({
        origin,
        size: ledger.latest(origin)?.size ?? null,
        at: ledger.keptAt(origin) ?? null,
      })),
    settled: cosigned.settled,
    close: cosigned.close,
  }
}
