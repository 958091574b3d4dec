// The paths of C2SP tlog-tiles (c2sp.org/tlog-tiles): which level, which tile, how many hashes wide. Runs in a browser.

/** Hashes, or entries, in a full tile: trees are cut every 8 levels. */
export const tileWidth = 256

export type TilePath = {
  /** Tile level (each spans 8 levels of the tree), or the leaf records themselves. */
  readonly level: number | 'entries'
  readonly index: number
  /** 256 for a full tile, 1 to 255 for a partial one. */
  readonly width: number
}

/** Reads `tile/<L>/<N>[.p/<W>]` with `x001/234` numbers; undefined for every other spelling. */
export function parseTilePath(path: string): TilePath | undefined {
  const match = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,4}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(path)
  if (match === null) return undefined
  const level = match[1] === 'entries' ? 'entries' : Number(match[1])
  const index = Number(match[2]!.replaceAll(/[x/]/g, ''))
  const width = match[3] === undefined ? tileWidth : Number(match[3])
  const tile: TilePath = { level, index, width }
  // One tile has one name: leading zeroes and `.p/256` name nothing.
  return tilePath(tile) === path ? tile : undefined
}

export function tilePath({ level, index, width }: TilePath): string {
  const groups: string[] = []
  let rest = index
  do {
    groups.unshift(`${groups.length === 0 ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`)
    rest = Math.floor(rest / 1000)
  } while (rest > 0)
  return `tile/${level}/${groups.join('/')}${width === tileWidth ? '' : `.p/${width}`}`
}
