// The ways a peer misbehaves, each with what it has to be refused for. The first is no misbehaviour: it shows that what the
// others bend would have been taken in.
import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { canonicalBytes, fileName, keyIdOf, leafHashOf, seal, Tree, utf8 } from '@parley/log'
import { newId, registerOf } from '@parley/peace'
import type { Hostile, Misbehaviour } from './hostile.ts'

/** A page with one entry that is bent in itself. */
const entryOf =
  (make: (hostile: Hostile) => Record<string, unknown>): Misbehaviour['entries'] =>
  async (hostile) => {
    if (hostile.written.length === 0) await hostile.write(make(hostile))
    return { items: [hostile.given(0)] }
  }
/** A page with one honest entry; the rest of it is bent. */
const bent =
  (
    bend: (hostile: Hostile, n: number) => Promise<Awaited<ReturnType<Misbehaviour['entries']>>>,
  ): Misbehaviour['entries'] =>
  async (hostile, n) => {
    if (hostile.written.length === 0) await hostile.write(hostile.entry())
    return { items: [hostile.given(0)], ...(await bend(hostile, n)) }
  }
const honest = bent(async () => ({}))

/** An honest start of two entries without giving any, then something else. */
const afterwards =
  (then: (hostile: Hostile) => Promise<Awaited<ReturnType<Misbehaviour['entries']>>>): Misbehaviour['entries'] =>
  async (hostile, n) => {
    if (hostile.written.length < 2) {
      await hostile.write(hostile.entry())
      await hostile.write(hostile.entry())
    }
    return n === 0 ? {} : then(hostile)
  }

/** Another history of as many entries or more. */
async function fork(hostile: Hostile, size: number): Promise<Tree> {
  const tree = new Tree()
  for (let index = 0; index < size; index++) {
    const sealed = await seal(canonicalBytes({ index }), { origin: hostile.origin, signer: hostile.author })
    tree.append(leafHashOf(sealed.leaf))
  }
  return tree
}

const documentOf = (hostile: Hostile, blob: { id: string; bytes: number }) => ({
  kind: 'document-received',
  body: {
    document: newId('doc', randomBytes),
    blob,
    name: `hostile ${hostile.what.name}.txt`,
    mediaType: 'text/plain',
    bytes: blob.bytes,
    received: new Date().toISOString(),
  },
})

const content = utf8('what the file should be')
const [slot, salt] = [randomBytes(16).toString('hex'), Uint8Array.from(randomBytes(32))]
const trueFile = { content, slot, salt }
const trueName = fileName(trueFile)

export const honestPeer: Misbehaviour = { name: 'honest', refused: 'seen', entries: honest }

export const misbehaviours: readonly Misbehaviour[] = [
  // The log.
  {
    name: 'a checkpoint signed with another key',
    refused: /^peer-signature$/,
    entries: bent(async (h) => ({ checkpoint: await h.note({ signer: h.stranger }) })),
  },
  {
    name: 'a checkpoint of another origin',
    refused: /^peer-signature$/,
    entries: bent(async (h) => ({ checkpoint: await h.note({ origin: 'other.example/log' }) })),
  },
  {
    name: 'a checkpoint under another name',
    refused: /^peer-signature$/,
    entries: bent(async (h) => ({ checkpoint: await h.note({ name: 'other.example/log' }) })),
  },
  {
    name: 'a page of another origin',
    refused: /^peer-origin$/,
    entries: bent(async () => ({ origin: 'other.example/log' })),
  },
  {
    name: 'a checkpoint that is none',
    refused: /^peer-signature$/,
    entries: bent(async () => ({ checkpoint: 'trust me\n' })),
  },
  {
    name: 'a fork of the same size',
    refused: /^peer-forked$/,
    entries: afterwards(async (h) => {
      const tree = await fork(h, 2)
      return { checkpoint: await h.note({ tree }), growth: null }
    }),
  },
  {
    name: 'a fork that says it grew',
    refused: /^peer-forked$/,
    entries: afterwards(async (h) => {
      const tree = await fork(h, 5)
      const growth = await h.growth(2, { to: 5, root: tree.root(5), path: tree.consistency(2, 5) })
      return { checkpoint: await h.note({ tree }), growth }
    }),
  },
  {
    name: 'a log that shrank',
    refused: /^peer-shrunk$/,
    entries: afterwards(async (h) => ({ checkpoint: await h.note({ size: 1 }), growth: null })),
  },
  { name: 'no word of how it grew', refused: /^peer-growth$/, entries: afterwards(async () => ({ growth: null })) },
  {
    name: 'growth somebody else signed',
    refused: /^peer-growth$/,
    entries: afterwards(async (h) => ({ growth: await h.growth(2, {}, h.stranger) })),
  },
  {
    name: 'growth to another root',
    refused: /^peer-growth$/,
    entries: afterwards(async (h) => ({ growth: await h.growth(2, { root: randomBytes(32) }) })),
  },
  // The proof of an entry.
  {
    name: 'a leaf of another entry',
    refused: /^peer-(place|leaf)$/,
    entries: bent(async (h) => {
      const other = await seal(canonicalBytes({ other: 1 }), { origin: h.origin, signer: h.author })
      return { items: [h.given(0, { leaf: other.leaf })] }
    }),
  },
  {
    name: 'words other than the leaf’s',
    refused: /^peer-leaf$/,
    entries: bent(async (h) => {
      const { sealed, keyId, signature } = h.written[0]!
      const bytes = canonicalBytes(h.entry())
      return { items: [h.given(0, { opening: { bytes, salt: sealed.salt, keyId, signature } })] }
    }),
  },
  {
    name: 'another place',
    refused: /^peer-place$/,
    entries: bent(async (h) => {
      if (h.written.length < 2) await h.write(h.entry())
      return { items: [h.given(0, { index: 1 })] }
    }),
  },
  {
    name: 'a path that leads nowhere',
    refused: /^peer-place$/,
    entries: bent(async (h) => {
      if (h.written.length < 2) await h.write(h.entry())
      return { items: [h.given(0, { path: [randomBytes(32)] })] }
    }),
  },
  {
    name: 'a place beyond the log',
    refused: /^peer-place$/,
    entries: bent(async (h) => ({ items: [h.given(0, { index: 9 })] })),
  },
  {
    name: 'an author’s signature that was forged',
    refused: /^peer-author$/,
    entries: async (h) => {
      if (h.written.length === 0) await h.write(h.entry(), { signer: { ...h.stranger, keyId: h.author.keyId } })
      return { items: [h.given(0)] }
    },
  },
  { name: 'a key nobody told of', refused: /^peer-author$/, entries: bent(async () => ({ keys: [] })) },
  {
    name: 'a key under another’s name',
    refused: /^peer-key$/,
    entries: bent(async (h) => ({ keys: [h.key({ key: h.stranger.publicKey })] })),
  },
  {
    name: 'one key for two organisations',
    refused: /^peer-key$/,
    entries: bent(async (h) => ({ keys: [h.key(), h.key({ organisation: newId('org', randomBytes) })] })),
  },
  {
    name: 'a key that lets anybody sign',
    refused: /^peer-author$/,
    entries: async (h) => {
      const weak = new Uint8Array(32)
      const keyId = keyIdOf(weak)
      if (h.written.length === 0) await h.write(h.entry(), { signer: { ...h.author, keyId } })
      return { keys: [h.key({ keyId, key: weak })], items: [h.given(0)] }
    },
  },
  // Whose word it is.
  {
    name: 'an entry in our name',
    refused: /^spoken-for$/,
    entries: async (h) => {
      if (h.written.length === 0) await h.write(h.entry({ author: { organisation: h.victim.organisation } }))
      return { keys: [h.key({ organisation: h.victim.organisation })], items: [h.given(0)] }
    },
  },
  {
    name: 'an entry in an honest peer’s name',
    refused: /^spoken-for$/,
    entries: async (h) => {
      if (h.written.length === 0) await h.write(h.entry({ author: { organisation: h.victim.other } }))
      return { keys: [h.key({ organisation: h.victim.other })], items: [h.given(0)] }
    },
  },
  {
    name: 'an entry in a name nobody knows',
    refused: /^not-introduced$/,
    entries: async (h) => {
      const organisation = `org_${h.organisation.slice(4).split('').reverse().join('')}`
      if (h.written.length === 0) await h.write(h.entry({ author: { organisation } }))
      return { keys: [h.key({ organisation })], items: [h.given(0)] }
    },
  },
  {
    name: 'signed by another organisation than it names',
    refused: /^wrong-author$/,
    entries: entryOf((h) => h.entry({ author: { organisation: h.victim.other } })),
  },
  {
    name: 'an entry of one of our people',
    refused: /^person-elsewhere$/,
    entries: entryOf((h) => h.entry({ author: { organisation: h.organisation, person: h.victim.person } })),
  },
  {
    name: 'somebody let into our process',
    refused: /^no-authority$/,
    entries: entryOf((h) =>
      h.entry({
        kind: 'organisation-joined',
        body: { organisation: newId('org', randomBytes), name: 'X', role: 'operator' },
      }),
    ),
  },
  {
    name: 'our process opened again',
    refused: /^no-authority$/,
    entries: entryOf((h) => h.entry({ kind: 'process-opened', body: { name: 'Mine now', description: '' } })),
  },
  {
    name: 'rules for our process',
    refused: /^no-authority$/,
    entries: entryOf((h) => h.entry({ kind: 'rules-set', body: { fourEyes: false } })),
  },
  {
    name: 'a group in our process',
    refused: /^no-authority$/,
    entries: entryOf((h) =>
      h.entry({
        kind: 'group-formed',
        body: { group: newId('grp', randomBytes), name: 'G', organisations: [h.organisation] },
      }),
    ),
  },
  {
    name: 'a key for somebody else',
    refused: /^not-its-register$/,
    entries: entryOf((h) =>
      h.entry({
        kind: 'key-added',
        process: registerOf(h.victim.other),
        audience: ['public'],
        body: { keyId: h.stranger.keyId, publicKey: Buffer.from(h.stranger.publicKey).toString('base64'), held: 'hub' },
      }),
    ),
  },
  {
    name: 'our own key announced as its own',
    refused: 'seen',
    entries: entryOf((h) =>
      h.entry({
        kind: 'key-added',
        process: registerOf(h.organisation),
        audience: [h.victim.organisation],
        body: { ...h.victim.key, held: 'own' },
      }),
    ),
  },
  {
    name: 'an entry in the name of whom we let in, and nobody introduced',
    refused: /^not-introduced$/,
    entries: async (h) => {
      if (h.written.length === 0) await h.write(h.entry({ author: { organisation: h.victim.guest } }))
      return { keys: [h.key({ organisation: h.victim.guest })], items: [h.given(0)] }
    },
  },
  {
    name: 'the register of whom we let in, opened',
    refused: /^no-authority$/,
    entries: entryOf((h) =>
      h.entry({
        kind: 'process-opened',
        process: registerOf(h.victim.guest),
        audience: ['public'],
        body: { name: 'Mine now', description: '' },
      }),
    ),
  },
  {
    name: 'our entry erased',
    refused: /^not-yours$/,
    entries: entryOf((h) =>
      h.entry({ kind: 'entry-erased', body: { entry: h.victim.entry, reason: 'other', authority: 'nobody' } }),
    ),
  },
  {
    name: 'our entry taken back',
    refused: /^not-yours$/,
    entries: entryOf((h) => h.entry({ kind: 'entry-withdrawn', body: { entry: h.victim.entry } })),
  },
  {
    name: 'our entry shared with all',
    refused: /^stays-home$/,
    entries: entryOf((h) => {
      const to = { audience: ['public'], marking: { tlp: 'CLEAR' } }
      return h.entry({ kind: 'sharing-changed', body: { entry: h.victim.entry, from: to, to, lowers: true } })
    }),
  },
  {
    name: 'a peer introduced to us',
    refused: /^stays-home$/,
    entries: entryOf((h) =>
      h.entry({ kind: 'peer-introduced', body: { origin: 'x', hubKey: 'x', organisation: h.organisation } }),
    ),
  },
  {
    name: 'a process it is not in',
    refused: /^not-a-member$/,
    entries: entryOf((h) => h.entry({ process: newId('prc', randomBytes) })),
  },
  // The entry.
  {
    name: 'our entry’s id with other words',
    refused: /^id-taken$/,
    entries: entryOf((h) => h.entry({ id: h.victim.entry })),
  },
  {
    name: 'our document’s id',
    refused: /^id-taken$/,
    entries: entryOf((h) => {
      const { kind, body } = documentOf(h, { id: trueName, bytes: content.length })
      return h.entry({ kind, body: { ...body, document: h.victim.document } })
    }),
    file: () => trueFile,
  },
  {
    name: 'one id for two entries',
    refused: /^id-taken$/,
    entries: async (h) => {
      if (h.written.length === 0) {
        // The first is about nothing this hub has, and is refused for that; the second has its id.
        const id = h.victim.entry
        await h.write(h.entry({ id }))
        await h.write(h.entry({ id }))
      }
      return { items: [h.given(0), h.given(1)] }
    },
  },
  {
    name: 'a time to come',
    refused: /^at-ahead$/,
    entries: entryOf((h) => h.entry({ at: new Date(Date.now() + 3_600_000).toISOString() })),
  },
  {
    name: 'a repeated name in the entry',
    refused: /^not-canonical$/,
    entries: async (h) => {
      const text = new TextDecoder().decode(canonicalBytes(h.entry()))
      if (h.written.length === 0) await h.write(utf8(text.replace('{', '{"v":1,')))
      return { items: [h.given(0)] }
    },
  },
  {
    name: 'an entry that is none',
    refused: /^bad-entry$/,
    entries: async (h) => {
      if (h.written.length === 0) await h.write({ hello: 'world' })
      return { items: [h.given(0)] }
    },
  },
  { name: 'a body of another shape', refused: /^bad-body$/, entries: entryOf((h) => h.entry({ body: { text: 7 } })) },
  {
    name: 'a huge entry',
    refused: /^peer-(malformed|leaf)$/,
    entries: bent(async (h) => {
      const { sealed, keyId, signature } = h.written[0]!
      const bytes = canonicalBytes(h.entry({ body: { on: { view: 'x', key: 'x' }, text: 'x'.repeat(70_000) } }))
      return { items: [h.given(0, { opening: { bytes, salt: sealed.salt, keyId, signature } })] }
    }),
  },
  {
    name: 'words for its own people said to be for all',
    refused: 'seen',
    entries: entryOf((h) => h.entry({ audience: [], marking: { tlp: 'AMBER+STRICT' } })),
  },
  {
    name: 'a marking nobody knows',
    refused: 'seen',
    entries: entryOf((h) => h.entry({ audience: ['public'], marking: { tlp: 'PURPLE' } })),
  },
  {
    name: 'a kind nobody knows',
    refused: 'seen',
    entries: entryOf((h) => h.entry({ audience: ['public'], kind: 'moon-landed' })),
  },
  {
    name: 'what it erased, again',
    refused: /^erased-before$/,
    entries: async (h, n) => {
      if (h.written.length === 0) await h.write(h.entry())
      return n === 0 ? { items: [{ erased: 0 }] } : { items: [h.given(0)] }
    },
  },
  {
    name: 'calling back what it never gave',
    refused: /^never$/,
    entries: async (h) => {
      if (h.written.length === 0) await h.write(h.entry())
      return {
        items: Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? { recall: index } : { erased: index })),
      }
    },
  },
  // Files.
  {
    name: 'a file of other bytes',
    refused: /^file-wrong$/,
    entries: entryOf((h) => h.entry(documentOf(h, { id: trueName, bytes: content.length }))),
    file: () => ({ ...trueFile, content: utf8('what the file is not   ') }),
  },
  {
    name: 'a file of another size',
    refused: /^file-wrong$/,
    entries: entryOf((h) => h.entry(documentOf(h, { id: trueName, bytes: content.length + 1 }))),
    file: () => trueFile,
  },
  {
    name: 'a file it does not give',
    refused: /^file-missing$/,
    entries: entryOf((h) => h.entry(documentOf(h, { id: trueName, bytes: content.length }))),
  },
  {
    name: 'a file larger than is taken',
    refused: /^file-wrong$/,
    entries: entryOf((h) => h.entry(documentOf(h, { id: trueName, bytes: 2 ** 40 }))),
    file: () => trueFile,
  },
  // The wire.
  { name: 'pages without an end', refused: /^peer-loop$/, entries: async () => ({ more: true }) },
  {
    name: 'the same over and over',
    refused: /^peer-loop$/,
    entries: async (h) => {
      if (h.written.length === 0) await h.write(h.entry({ process: newId('prc', randomBytes) }))
      return { items: [h.given(0)], more: true }
    },
  },
  {
    name: 'the answer to another question',
    refused: /^peer-answer$/,
    entries: honest,
    answersAs: (h, n) => (n <= 1 ? { nonce: 'AAAAAAAAAAAAAAAAAAAAAA==' } : { nonce: h.firstNonce }),
  },
  {
    name: 'an answer somebody else signed',
    refused: /^peer-answer$/,
    entries: honest,
    answersAs: (h) => ({ signer: h.stranger }),
  },
  {
    name: 'a body that is cut off',
    refused: /^peer-malformed$/,
    entries: async () => ({ raw: utf8('{"format":"parley/peer-page/1","orig') }),
  },
  {
    name: 'a repeated name in the page',
    refused: /^peer-malformed$/,
    entries: async () => ({ raw: utf8('{"format":"a","format":"parley/peer-page/1"}') }),
  },
  {
    name: 'a page nested without end',
    refused: /^peer-malformed$/,
    entries: async () => ({ raw: utf8('['.repeat(100_000) + ']'.repeat(100_000)) }),
  },
  {
    name: 'a field nobody knows',
    refused: /^peer-malformed$/,
    entries: async (h) => ({ raw: canonicalBytes({ format: 'parley/peer-page/1', origin: h.origin, admin: true }) }),
  },
  {
    name: 'more items than a page has',
    refused: /^peer-malformed$/,
    entries: async () => ({ items: Array.from({ length: 1000 }, (_, recall) => ({ recall })) }),
  },
  {
    name: 'a stream without an end',
    refused: /^peer-too-large$/,
    entries: honest,
    sending: (response, _, headers) => {
      response.writeHead(200, headers)
      const part = Buffer.alloc(256 * 1024, 0x20)
      const more = () => {
        while (!response.destroyed && response.write(part));
      }
      response.on('drain', more)
      more()
    },
  },
  {
    name: 'a letter a second',
    refused: /^peer-slow$/,
    entries: honest,
    sending: (response, body, headers) => {
      response.writeHead(200, headers)
      let at = 0
      const timer = setInterval(() => response.write(body.subarray(at, ++at)), 300)
      response.on('close', () => clearInterval(timer))
    },
  },
  { name: 'no answer', refused: /^peer-slow$/, entries: honest, sending: () => undefined },
  {
    name: 'headers and nothing more',
    refused: /^peer-slow$/,
    entries: honest,
    sending: (response, _, headers) => response.writeHead(200, headers).flushHeaders(),
  },
  {
    name: 'somewhere else, inside',
    refused: /^peer-answer$/,
    entries: honest,
    sending: (response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  },
  {
    name: 'a bomb',
    refused: /^peer-answer$/,
    entries: honest,
    sending: (response, _, headers) =>
      void response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
  },
  {
    name: 'a web page',
    refused: /^peer-answer$/,
    entries: honest,
    sending: (response, body, headers) =>
      void response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(body),
  },
  {
    name: 'errors',
    refused: /^peer-answer$/,
    entries: honest,
    sending: (response) => void response.writeHead(500).end('oops'),
  },
  {
    name: 'refusals',
    refused: /^peer-refuses$/,
    entries: honest,
    sending: (response) => void response.writeHead(401).end(),
  },
  {
    name: 'a connection that breaks',
    refused: /^peer-unreached$/,
    entries: honest,
    sending: (response) => void response.socket?.destroy(),
  },
  {
    name: 'half of what it announced',
    refused: /^peer-unreached$/,
    entries: honest,
    sending: (response, body, headers) => {
      response.writeHead(200, { ...headers, 'content-length': String(body.length) })
      response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy())
    },
  },
]
