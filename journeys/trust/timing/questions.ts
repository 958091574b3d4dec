// What is asked with an id: for each route some ids of things that are there and not the asker's, and as many that nobody
// has. Same kind, same length.
import type { RouteName } from '@parley/api'
import { type IdPrefix, newId } from '@parley/peace'
import { allowed, type Item, type Stage } from '../matrix/stage.ts'
import { chanceBytes } from './chance-bytes.ts'
import { another, peopleQuestions } from './people-questions.ts'
import type { Ask, Question } from './question.ts'

/** Routes with something like an id in their path that are not asked here, and why. */
export const unasked: Partial<Record<RouteName, string>> = {
  viewRows: 'names of views are public',
  viewMap: 'names of views are public',
  exportRows: 'names of views and of formats are public',
  brief: 'names of kinds of reports are public',
  briefFile: 'names of kinds of reports are public',
  inclusion: 'places in the log are public',
  removePasskey:
    'not measured, because a passkey is made by a browser: it is ended by person and id together, as a session is, which is asked',
  calendar: 'an address is 256 random bits; one that was ended has no row, like one that nobody ever had',
  removeProvider: 'the operator’s alone, who sees every provider',
  peerEvidence: 'the operator’s and the home organisation’s administrators’ alone, who see all of it',
  peerFile: 'a hub is answered from the list of what it was given, in which nothing hidden has ever been',
}

const idsMax = 40

export async function questionsOf(stage: Stage): Promise<Question[]> {
  const random = chanceBytes(7)
  const asker = principal(stage, 'two of cedar')
  const operator = principal(stage, 'the operator')
  const may = allowed(stage.items, asker.reader, stage.world)
  const hidden = stage.items.filter((item) => !may.seen.has(item.name) && item.state === 'stands')
  const entries = hidden.flatMap((item) => item.entries).filter((id) => id.startsWith('ent_'))
  const documents = hidden.flatMap(({ document }) => document ?? [])
  const readings = hidden.flatMap(({ reading }) => reading ?? [])
  const none = (prefix: 'ent' | 'doc') => () => newId(prefix, random)
  const { headers } = asker
  const question: Ask = (name, route, ids, absent, request, as = headers) => {
    const some = ids.slice(0, idsMax)
    if (some.length === 0) return []
    return [{ name, route, headers: as, hidden: some, absent: some.map(absent), request }]
  }
  const get = (url: (id: string) => string) => (id: string) => ({ method: 'GET' as const, url: url(id) })
  const post = (payload: (id: string) => object) => (id: string) => ({
    method: 'POST' as const,
    url: '/entries',
    payload: payload(id),
  })
  const process = hidden.find(({ document }) => document !== null)?.piece.process ?? ''
  return [
    ...question(
      'an entry',
      'entry',
      entries,
      none('ent'),
      get((id) => `/entries/${id}`),
    ),
    ...question(
      'its readers',
      'entryReaders',
      entries,
      none('ent'),
      get((id) => `/entries/${id}/readers`),
    ),
    ...question(
      'why I see it',
      'entrySight',
      entries,
      none('ent'),
      get((id) => `/entries/${id}/readers/public`),
    ),
    ...question(
      'who was handed it',
      'entryServed',
      entries,
      none('ent'),
      get((id) => `/entries/${id}/served`),
    ),
    ...question('passing it on', 'passOn', entries, none('ent'), (id) => ({
      method: 'POST',
      url: `/entries/${id}/pass-on`,
      payload: { audience: ['public'] },
    })),
    ...question(
      'a reading',
      'documentReading',
      documents,
      none('doc'),
      get((id) => `/documents/${id}/reading`),
    ),
    ...question(
      'an original',
      'documentOriginal',
      documents,
      none('doc'),
      get((id) => `/documents/${id}/original`),
    ),
    ...rowQuestions(hidden, may.fold, random, (view, keys, absent) =>
      question(
        `a row of ${view}`,
        'viewRow',
        keys,
        absent,
        get((key) => `/views/${view}/${encodeURIComponent(key)}`),
      ),
    ),
    ...question(
      'a row as somebody else',
      'viewRowAs',
      documents,
      none('doc'),
      get((id) => `/views/documents/${id}/as/public`),
    ),
    ...question(
      'taking an entry back',
      'addEntry',
      entries,
      none('ent'),
      post((entry) => ({ kind: 'entry-withdrawn', process, body: { entry } })),
    ),
    ...question(
      'having an entry erased',
      'addEntry',
      entries,
      none('ent'),
      post((entry) => ({ kind: 'entry-erased', process, body: { entry, reason: 'other', authority: 'nobody' } })),
    ),
    ...question(
      'opening an entry',
      'addEntry',
      entries,
      none('ent'),
      post((entry) => ({
        kind: 'sharing-changed',
        process,
        body: { entry, to: { audience: ['public'], marking: { tlp: 'CLEAR' } } },
      })),
    ),
    ...question(
      'approving a change',
      'addEntry',
      entries,
      none('ent'),
      post((change) => ({ kind: 'sharing-approved', process, body: { change } })),
    ),
    ...question(
      'deciding on a claim, as a stranger',
      'addEntry',
      readings,
      none('ent'),
      post((reading) => ({ kind: 'claim-accepted', process, body: { document: documents[0], reading, claim: 'c1' } })),
      principal(stage, 'a stranger').headers,
    ),
    ...question(
      'an entry by a name somebody else’s has as its id, as a stranger',
      'addEntry',
      entries,
      none('ent'),
      post((id) => ({
        id,
        kind: 'note-added',
        process,
        body: { on: { view: 'processes', key: process }, text: 'A note.' },
      })),
      principal(stage, 'a stranger').headers,
    ),
    ...(await draftQuestions(stage, process, random, question)),
    ...ownedQuestions(stage, operator.headers, question, random),
    ...(await peopleQuestions(stage, question, random)),
  ]
}

function rowQuestions(
  hidden: readonly Item[],
  shown: ReadonlySet<string>,
  random: (bytes: number) => Uint8Array,
  question: (view: string, keys: readonly string[], absent: () => string) => Question[],
): Question[] {
  const keys = new Map<string, Set<string>>()
  for (const { view, key } of hidden.flatMap((item) => item.rows)) {
    if (!shown.has(key)) keys.set(view, (keys.get(view) ?? new Set()).add(key))
  }
  return [...keys].flatMap(([view, some]) => {
    const [first = ''] = some
    const ids = [...some].filter((key) => key.length === first.length)
    return question(view, ids, () => likeness(first, random))
  })
}

/** Documents of another organisation that wait to be signed on its own machine. */
async function draftQuestions(
  stage: Stage,
  process: string,
  random: (bytes: number) => Uint8Array,
  question: Ask,
): Promise<Question[]> {
  const by = { organisation: stage.world.organisations.alder, person: stage.world.people[2]?.id ?? '' }
  const drafts: string[] = []
  for (const at of [1, 2, 3]) {
    const bytes = Buffer.from(`Sack number ${at} of flour reached Sarom on 1 May 2026, the Harbour Council said.`)
    drafts.push(
      (
        await stage.rooms.ingest.draft(
          bytes,
          { process, name: `draft-${at}.txt`, mediaType: 'text/plain', id: newId('ent', random) },
          by,
        )
      ).draft,
    )
  }
  const signing = { salt: Buffer.alloc(32).toString('base64'), keyId: 'nobody', signature: '' }
  const signed = { ...signing, signature: Buffer.alloc(64).toString('base64') }
  const absent = () => `drf_${Buffer.from(random(16)).toString('hex')}`
  return question('a document that waits to be signed', 'signDocument', drafts, absent, (draft) => ({
    method: 'POST',
    url: `/documents/drafts/${draft}`,
    payload: { received: signed, read: signed },
  }))
}

/** Another key of the same make: every id in it is one that nobody has. */
const likeness = (key: string, random: (bytes: number) => Uint8Array): string =>
  // Every id the record makes begins with one of its prefixes.
  key.replace(/([a-z]{3})_[0-9a-z]{26}/g, (_, prefix: IdPrefix) => newId(prefix, random))

/** Feeds and webhooks of another organisation, asked for by an administrator of the home organisation. */
function ownedQuestions(
  stage: Stage,
  headers: Readonly<Record<string, string>>,
  question: Ask,
  random: (bytes: number) => Uint8Array,
): Question[] {
  const { feeds, webhooks } = stage.rooms
  const of = stage.world.organisations.alder
  const theirs = feeds.list(of).map(({ feed }) => feed)
  const hooks = Array.from(
    { length: 5 },
    (_, at) =>
      webhooks.add(
        { url: `https://hooks.parley.org/${at}`, process: stage.world.processes[0], kinds: ['note-added'] },
        {
          organisation: of,
        },
      ).hook,
  )
  const like = (id: string) => () => another(id, random)
  const at = (method: 'DELETE' | 'POST' | 'GET', url: (id: string) => string, payload?: object) => (id: string) => ({
    method,
    url: url(id),
    ...(payload === undefined ? {} : { payload }),
  })
  const [feed = '', hook = ''] = [theirs[0], hooks[0]]
  return [
    ...question(
      'removing a feed',
      'removeFeed',
      theirs,
      like(feed),
      at('DELETE', (id) => `/feeds-in/${id}`),
      headers,
    ),
    ...question(
      'fetching a feed',
      'fetchFeed',
      theirs,
      like(feed),
      at('POST', (id) => `/feeds-in/${id}/fetch`),
      headers,
    ),
    ...question(
      'removing a webhook',
      'removeWebhook',
      hooks,
      like(hook),
      at('DELETE', (id) => `/webhooks/${id}`),
      headers,
    ),
    ...question(
      'switching a webhook',
      'switchWebhook',
      hooks,
      like(hook),
      at('POST', (id) => `/webhooks/${id}/switch`, { on: true }),
      headers,
    ),
    ...question(
      'a new secret',
      'rotateWebhook',
      hooks,
      like(hook),
      at('POST', (id) => `/webhooks/${id}/secret`),
      headers,
    ),
    ...question(
      'sending again',
      'replayWebhook',
      hooks,
      like(hook),
      at('POST', (id) => `/webhooks/${id}/replay`, { since: '2026-01-01T00:00:00Z' }),
      headers,
    ),
    ...question(
      'attempts of a webhook',
      'webhookAttempts',
      hooks,
      like(hook),
      at('GET', (id) => `/webhooks/${id}/attempts`),
      headers,
    ),
  ]
}

function principal(stage: Stage, name: string) {
  const found = stage.principals.find((one) => one.name === name)
  if (found === undefined)
    throw new Error(`nobody is called ${name}: ${stage.principals.map((one) => one.name).join(', ')}`)
  return found
}
