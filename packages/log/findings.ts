// What `verify` found, counted in full and kept in part: a log can be wrong in a million places.
import type { Fault, Report } from './log.ts'

const keptMax = 100

export class Findings {
  #count = 0
  readonly #faults: Fault[] = []

  add(fault: Fault): void {
    this.#count += 1
    if (this.#faults.length < keptMax) this.#faults.push(fault)
  }

  report(checked: { readonly size: number; readonly root: Uint8Array; readonly erased: number }): Report {
    return { ...checked, faults: this.#faults, faultCount: this.#count, holds: this.#count === 0 }
  }
}
