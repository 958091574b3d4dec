// Peers compare which checkpoints of a log they saw. A log that shows two histories is found whichever way it tries to
// explain them; one that only grew never is; and what somebody else says of it proves nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  canonicalBytes,
  checkEvidence,
  checkpointText,
  generateSigner,
  growthToJson,
  hashLeaf,
  noteVerifierKey,
  signatureLine,
  signGrowth,
  Tree,
  utf8,
} from '@parley/log'
import type { AskPeer } from './ask.ts'
import { askSeen, compareSeen, digestOfOrigin, seenMax, splitFound, writeSeen } from './gossip.ts'
import type { Peer } from './peer.ts'

const origin = 'subject.example/log'
const [{ signer: hub }, { signer: stranger }] = [generateSigner(), generateSigner()]
const hubKey = noteVerifierKey(origin, hub.publicKey)
const subject: Peer = {
  origin,
  hubKey,
  key: hub.publicKey,
  organisation: 'org_00000000000000000000000001',
  speaksFor: [],
  url: 'https://subject.example',
  introduced: '2031-01-01T00:00:00Z',
}

const common = 5
function treeOf(salt: number): Tree {
  const tree = new Tree()
  for (let index = 0; index < 40; index++) tree.append(hashLeaf(Uint8Array.of(index < common ? 0 : salt, index)))
  return tree
}
const [tree, fork] = [treeOf(0), treeOf(1)]

async function note(size: number, of: Tree, by = hub): Promise<string> {
  const text = checkpointText({ origin, size, root: of.root(size) })
  return `${text}\n${signatureLine(origin, by.publicKey, await by.sign(utf8(text)))}`
}
/** How the log says it grew: out of one tree, by one key; null where it says nothing. */
const saying =
  (of: Tree | null, by = hub, to = 40): AskPeer =>
  async (_, path) => {
    const from = Number(new URL(path, 'https://x').searchParams.get('from'))
    const growth =
      of === null ? null : await signGrowth({ origin, from, to, root: of.root(to), path: of.consistency(from, to) }, by)
    const body = canonicalBytes({ format: 'parley/peer-growth/1', growth: growth && growthToJson(growth) })
    return { body, header: () => '' }
  }
const never: AskPeer = async () => {
  throw new Error('there is nothing to ask')
}

const cases: [string, string, string, AskPeer, 'holds' | 'evidence' | 'nothing'][] = [
  ['the same checkpoint', await note(20, tree), await note(20, tree), never, 'holds'],
  ['two roots of one size', await note(20, tree), await note(20, fork), never, 'evidence'],
  ['one that grew', await note(10, tree), await note(20, tree), saying(tree), 'holds'],
  ['one that grew, the other way round', await note(20, tree), await note(10, tree), saying(tree), 'holds'],
  ['two histories, going on with ours', await note(10, tree), await note(20, fork), saying(tree), 'evidence'],
  ['two histories, going on with theirs', await note(10, tree), await note(20, fork), saying(fork), 'evidence'],
  ['before they part', await note(common, tree), await note(20, fork), saying(fork), 'holds'],
  ['a log that says nothing', await note(10, tree), await note(20, fork), saying(null), 'nothing'],
  ['growth another key signed', await note(10, tree), await note(20, fork), saying(tree, stranger), 'nothing'],
  ['a note another key signed', await note(20, tree), await note(20, fork, stranger), never, 'holds'],
]
for (const [what, ours, theirs, ask, expected] of cases) {
  test(`${what}: ${expected}`, async () => {
    const compared = await compareSeen({ subject, ours, theirs }, ask)
    assert.equal(compared.holds, expected === 'holds')
    if (compared.holds) return
    const { evidence } = compared
    assert.equal(evidence !== undefined, expected === 'evidence')
    assert.equal(splitFound(evidence, 'witness').code, evidence === undefined ? 'peer-unproven' : 'peer-forked')
    if (evidence === undefined) return
    // It holds for anyone who has the log's key, and against nobody else's.
    assert.equal((await checkEvidence(evidence, hubKey)).holds, true)
    const other = noteVerifierKey(origin, stranger.publicKey)
    assert.notEqual((await checkEvidence(evidence, other)).holds, true)
  })
}

test('a hub tells what it saw of the logs that are asked about, and of no others', async () => {
  const notes = new Map([
    [origin, 'of the subject'],
    ['secret.example/log', 'of a log the asker need not know of'],
  ])
  const asked: string[] = []
  const ask: AskPeer = async (_, path) => {
    asked.push(path)
    const of = new URL(path, 'https://x').searchParams.get('of') ?? ''
    return { body: writeSeen(of.split(','), notes), header: () => '' }
  }
  assert.deepEqual(await askSeen(subject, [origin, 'unknown.example/log'], ask), ['of the subject'])
  // Nor does the question tell which logs the asker knows.
  assert.ok(!asked[0]?.includes('unknown.example'))
  assert.ok(asked[0]?.includes(digestOfOrigin('unknown.example/log')))
})

for (const [what, body] of [
  ['no JSON', utf8('<html>')],
  ['another form', canonicalBytes({ seen: 'everything' })],
  ['things that are no notes', canonicalBytes({ seen: [1, null, {}] })],
] as const) {
  test(`an answer that is ${what} is nothing seen`, async () => {
    assert.deepEqual(
      await askSeen(subject, [origin], async () => ({ body: Uint8Array.from(body), header: () => '' })),
      [],
    )
  })
}

test('an answer without end is cut', async () => {
  const body = canonicalBytes({ seen: Array.from({ length: 5000 }, (_, n) => `note ${n}`) })
  assert.equal((await askSeen(subject, [origin], async () => ({ body, header: () => '' }))).length, seenMax)
})
