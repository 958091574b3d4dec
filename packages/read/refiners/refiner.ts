// The contract of a refiner: the findings so far, made better. It may join, resolve, link and drop.
import type { Findings } from '../finders/finder.ts'
import type { Page } from '../words/page.ts'

export type Refiner = {
  readonly name: string
  readonly languages?: readonly string[]
  readonly refine: (page: Page, found: Findings) => Findings
}
