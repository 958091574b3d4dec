// The contract of a page under /p/:process: a path, its place in the rail, and where its component is loaded from.
import type { ComponentType } from 'react'
import type { IconName } from '../parts/icon.tsx'
import type { WordId } from '../words/words.ts'

export type Page = {
  /** Path below /p/:process, without slashes at its ends; may hold `$parameters`. */
  readonly path: string
  readonly title: WordId
  /** Its icon in the rail; a page without one is reached from another page. */
  readonly icon?: IconName
  /** Whether the bottom bar of a phone has it. */
  readonly onPhone?: boolean
  /** Shown in the rail to those who may write. */
  readonly forWriters?: boolean
  readonly load: () => Promise<{ readonly default: ComponentType }>
}
