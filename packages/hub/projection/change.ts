// What a batch changed, told to whoever shows views live: keys only, per reader group, and never a log position outside
// the hub.

/** Keys whose row of one reader group reads differently now. */
export type Touched = {
  readonly view: string
  readonly process: string
  readonly group: string
  readonly keys: readonly string[]
}

/** Entries `from <= seq < to` were folded. */
export type Change = { readonly from: number; readonly to: number; readonly touched: readonly Touched[] }
