// Who is tied to whom, by what is on record: who met, who may act for whom, what groups became of one another. Pure. Nothing
// is scored, and nobody stands in the middle: names go round a circle in the order of the alphabet.
import type { PrecedentRow, StandingRow } from '@parley/peace'
import { holdsOn, otherName } from '@parley/peace/in-browser'

export const tieKinds = ['met', 'acts-for', 'became'] as const
export type Tie = {
  readonly kind: (typeof tieKinds)[number]
  /** Names as `actors` has them: who met whom; who acts for whom; who became whom. */
  readonly from: string
  readonly to: string
  /** How often they met; else 1. */
  readonly times: number
  /** The row it opens down to. */
  readonly view: string
  readonly key: string
}
export type Network = { readonly names: readonly string[]; readonly ties: readonly Tie[] }

/** `today`: of mandates, those that hold on that day. */
export function networkOf(met: readonly PrecedentRow[], standing: readonly StandingRow[], today: string): Network {
  // One actor under every way to write its name: the first that is met with.
  const written = new Map<string, string>()
  const nameOf = (name: string): string => {
    const plain = otherName(name) || name
    const known = written.get(plain)
    if (known === undefined) written.set(plain, name)
    return known ?? name
  }
  const ties = new Map<string, Tie>()
  const add = (tie: Tie) => {
    if (tie.from === tie.to) return
    const name = `${tie.kind} ${tie.from}\n${tie.to}`
    if (!ties.has(name)) ties.set(name, tie)
  }
  for (const { kind, names, met: times, key } of met) {
    const [one, other] = names
    if (kind !== 'met' || times === 0 || one === undefined || other === undefined) continue
    add({ kind: 'met', from: nameOf(one), to: nameOf(other), times, view: 'precedents', key })
  }
  for (const { name, mandates, successors, key } of standing) {
    const common = { times: 1, view: 'standing', key }
    for (const mandate of mandates) {
      if (!holdsOn(mandate, today)) continue
      add({ kind: 'acts-for', from: nameOf(mandate.actor), to: nameOf(mandate.for), ...common })
    }
    for (const { others } of successors) {
      for (const other of others) add({ kind: 'became', from: nameOf(name), to: nameOf(other.name), ...common })
    }
  }
  const all = [...ties.values()]
  const names = [...new Set(all.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a.localeCompare(b))
  return { names, ties: all }
}

/** The network of one name: its own ties, and those among whom it is tied to. */
export function aroundOf({ names, ties }: Network, name: string): Network {
  const near = new Set([name, ...ties.flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []))])
  return {
    names: names.filter((one) => near.has(one)),
    ties: ties.filter(({ from, to }) => near.has(from) && near.has(to)),
  }
}

export type Placed = { readonly name: string; readonly x: number; readonly y: number; readonly isRight: boolean }

/** Places on an ellipse, from the top on clockwise. */
export function placesOf(
  names: readonly string[],
  width: number,
  height: number,
  pad: { x: number; y: number },
): Placed[] {
  return names.map((name, at) => {
    const turn = (at / names.length) * 2 * Math.PI - Math.PI / 2
    const [x, y] = [Math.cos(turn), Math.sin(turn)]
    return {
      name,
      x: width / 2 + x * (width / 2 - pad.x),
      y: height / 2 + y * (height / 2 - pad.y),
      isRight: x >= -1e-9,
    }
  })
}
