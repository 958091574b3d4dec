// A log that shows two parties two histories is found as soon as the two compare: whatever it answers then, in every one
// of many simulated lies, and with proof that a third party can check.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { utf8 } from './bytes.ts'
import { type Checkpoint, checkpointText } from './note.ts'
import { hashLeaf } from './proof.ts'
import { sha256 } from './sha256.ts'
import { signerFromSeed } from './signer.ts'
import { signNote } from './testing-bundles.ts'
import { type Random, randomFrom, seedOf } from './testing-chance.ts'
import { Tree } from './tree.ts'
import { type Beginning, compareCheckpoints, compareViews } from './two-views.ts'

const origin = 'hub.example/log'
const hub = signerFromSeed(sha256(utf8('hub')))
const log = { origin, keys: [hub.publicKey] }

/** A history of 64 entries that leaves the common one at a place. */
function historyFrom(fork: number, branch: number): Tree {
  const tree = new Tree()
  for (let index = 0; index < 64; index++) tree.append(hashLeaf(Uint8Array.of(index < fork ? 0 : branch, index)))
  return tree
}
const common = historyFrom(64, 0)
/** For each place of forking, the other history. */
const others = Array.from({ length: 64 }, (_, fork) => historyFrom(fork, 1))
const at = (tree: Tree, size: number): Checkpoint => ({ origin, size, root: tree.root(size) })
const noteOf = (view: Checkpoint): Promise<string> => signNote({ origin, hub }, checkpointText(view))
const truth = (tree: Tree, from: number, to: number): Beginning => ({
  fromRoot: tree.root(from),
  path: tree.consistency(from, to),
})

/** What a lying log may answer when it is asked how one view grew out of the other. */
function lie(random: Random, one: Tree, other: Tree, from: number, to: number): Beginning | undefined {
  const how = random.below(6)
  if (how === 0) return undefined
  const [tree, root] = how % 2 === 0 ? [one, other] : [other, one]
  const growth = truth(tree, from, to)
  if (how === 1) return { ...growth, fromRoot: root.root(from) }
  if (how === 2) return { ...growth, path: [...growth.path, random.bytes(32)] }
  if (how === 3) return { ...growth, path: growth.path.slice(1) }
  return growth
}

// `LIES=1000000` for the long run.
const lies = Number(process.env.LIES ?? 10_000)

test('every simulated split view is found in one comparison', { timeout: 300_000 }, async () => {
  const random = randomFrom(seedOf('split views'))
  let proven = 0
  for (let round = 0; round < lies; round++) {
    const fork = random.below(63)
    const other = others[fork]!
    // Both are past the fork: up to it there is one history, and nothing to find.
    const [a, b] = [fork + 1 + random.below(64 - fork), fork + 1 + random.below(64 - fork)]
    const [mine, yours] = random.below(2) === 0 ? [common, other] : [other, common]
    const [seen, shown] = [at(mine, a), at(yours, b)]
    const [from, to] = [Math.min(a, b), Math.max(a, b)]
    const answer = a === b ? undefined : lie(random, mine, yours, from, to)
    const found = compareCheckpoints(seen, shown, answer)
    assert.ok(found === 'split' || found === 'unproven', `${found}: fork ${fork}, ${a} and ${b}, round ${round}`)
    if (found === 'split') proven += 1
    // Whoever was shown the larger tree can ask for its path, and the log cannot know why: that is proof for anyone.
    const larger = a > b ? mine : yours
    const honest = a === b ? undefined : truth(larger, from, to)
    assert.equal(compareCheckpoints(shown, seen, honest), 'split')
    if (round % 64 > 0) continue
    const signed = [await noteOf(seen), await noteOf(shown)] as const
    assert.equal(await compareViews(...signed, log, answer), found)
    assert.equal(await compareViews(...signed, log, honest), 'split')
  }
  assert.ok(proven > 0)
  console.log(`${lies} split views, all found in one comparison, ${proven} of them proven by the lie itself`)
})

test('an honest log is never accused', () => {
  const random = randomFrom(seedOf('honest views'))
  for (let round = 0; round < 2000; round++) {
    const [a, b] = [random.below(65), random.below(65)]
    const [from, to] = [Math.min(a, b), Math.max(a, b)]
    const [seen, shown] = [at(common, a), at(common, b)]
    assert.equal(compareCheckpoints(seen, shown, truth(common, from, to)), a === b ? 'same' : 'grew')
    // Nor by anybody else's lies about it: those show nothing.
    const other = others[random.below(Math.max(1, from))]!
    const slander = { fromRoot: other.root(from), path: other.consistency(from, to) }
    assert.notEqual(compareCheckpoints(seen, shown, slander), 'split')
  }
})

test('what the log did not sign is no view of it', async () => {
  const rival = signerFromSeed(sha256(utf8('rival')))
  const text = checkpointText({ origin, size: 5, root: others[0]!.root(5) })
  const good = await noteOf(at(common, 5))
  const elsewhere = checkpointText({ origin: 'other.example', size: 5, root: common.root(5) })
  for (const [about, note] of [
    ['by a rival', await signNote({ origin, hub: rival }, text)],
    ['of another log', await signNote({ origin: 'other.example', hub }, elsewhere)],
    ['words', 'no note'],
    ['bent', good.replace('\n5\n', '\n6\n')],
  ] as const) {
    assert.equal(await compareViews(good, note, log), 'unsigned', about)
    assert.equal(await compareViews(note, good, log), 'unsigned', about)
  }
})
