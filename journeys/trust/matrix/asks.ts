// Every question a principal can put to the hub, made from its own OpenAPI document: each operation with each of its
// parameters bound to the reader's own ids, other people's, guessed ones and those of another kind; and then the
// questions the document does not know: other verbs, other spellings, headers that other software believes.
import type { Item, Principal, Stage } from './stage.ts'
import { allowed } from './stage.ts'

/** What an answer must be, beside giving nothing away. */
export type Expected =
  | { readonly what: 'found'; readonly holds: readonly string[] }
  | { readonly what: 'not-found' }
  | { readonly what: 'nothing-matches' }
  | { readonly what: 'something-matches' }
  | { readonly what: 'refused' }

export type Ask = {
  readonly operation: string
  readonly method: string
  /** `{cursor:NAME}` stands for a cursor that somebody was given. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly payload?: unknown
  /** Which canaries the answer may hold: those of entries, or those of what is folded from them. */
  readonly source: 'log' | 'fold'
  /** A list could hold any object, and is held against all; another answer is about one. */
  readonly breadth: 'list' | 'one'
  readonly expected?: Expected
  /**
   * Not compared between twins: the public log tells how many entries there are, and who was handed what depends on what
   * others asked before.
   */
  readonly isIncomparable?: boolean
  /** Ask on with the cursor of the answer. */
  readonly follow?: boolean
}

type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema?: { readonly type?: string }
}
type Operation = {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly parameters: readonly Parameter[]
}
type ViewAbout = {
  readonly name: string
  readonly composed: boolean
  readonly fields: Readonly<Record<string, { readonly type: string; readonly facet: boolean; readonly sort: boolean }>>
}

/** What all principals' questions are made from. */
export type Catalogue = {
  readonly operations: readonly Operation[]
  readonly views: readonly ViewAbout[]
  /** Values seen by anybody, by view and field. */
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly keys: readonly { readonly view: string; readonly key: string }[]
  readonly guessed: (prefix: string) => string
}

/** Operations with questions of their own below; a new one is asked with bindings made from its parameters' types. */
const known = new Set([
  'viewRows',
  'viewRow',
  'viewMap',
  'exportRows',
  'brief',
  'briefFile',
  'entries',
  'entry',
  'documentReading',
  'documentOriginal',
  'stream',
])

const publicLog = new Set(['checkpoint', 'tile', 'inclusion', 'consistency'])
/** What they answer follows from what was asked before, by whomever. */
const aboutAsking = new Set(['served', 'entryServed'])
/** Ids in them are drawn by chance, and when one was used last depends on what was asked before. */
const drawnByChance = new Set(['calendars'])
/** What they speak of is entries, as the log does: those taken back are still there, for whoever saw them. */
const aboutEntries = new Set(['served', 'entryServed', 'entryReaders', 'entrySight'])
/** Answers that hold no list of objects count as one cell. */
const aboutNone = new Set([...publicLog, 'health', 'openapi', 'views', 'me'])

export async function catalogueOf(stage: Stage): Promise<Catalogue> {
  const app = await stage.compose()
  const get = async (url: string) => JSON.parse((await app.inject({ method: 'GET', url })).body) as never
  const document: { paths: Record<string, Record<string, { operationId: string; parameters?: Parameter[] }>> } =
    await get('/openapi.json')
  const { views }: { views: ViewAbout[] } = await get('/views')
  await app.close()
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      parameters: parameters ?? [],
    })),
  )
  const values = new Map<string, string[]>()
  const keys = new Map<string, { view: string; key: string }>()
  for (const { reader } of stage.principals) {
    for (const view of views) {
      if (view.composed) continue
      const chain = [reader.person, reader.organisation, 'members', 'public'].filter((one) => one !== null)
      const asked = { ...reader, chain, canWrite: false, administrator: false }
      const { rows } = await stage.hub.list(
        view.name,
        { limit: 200, facets: Object.keys(view.fields).filter((name) => view.fields[name]?.facet) },
        asked,
      )
      for (const row of rows) keys.set(`${view.name} ${row.key}`, { view: view.name, key: row.key })
      for (const name of Object.keys(view.fields)) {
        const seen = values.get(`${view.name} ${name}`) ?? []
        for (const row of rows)
          for (const one of [row[name]].flat())
            if (['string', 'number', 'boolean'].includes(typeof one)) seen.push(String(one).slice(0, 400))
        values.set(`${view.name} ${name}`, [...new Set(seen)])
      }
    }
  }
  return {
    operations,
    views,
    values,
    keys: [...keys.values()],
    guessed: (prefix) => stage.world.mint.id(prefix, 'guessed'),
  }
}

/** Every question of one principal, in an order that is the same for the same seed. */
export function asksOf(stage: Stage, catalogue: Catalogue, principal: Principal): Ask[] {
  return new Asker(stage, catalogue, principal).all()
}

class Asker {
  readonly #stage: Stage
  readonly #catalogue: Catalogue
  readonly #principal: Principal
  readonly #allowed: ReturnType<typeof allowed>
  readonly #asks: Ask[] = []
  #drawn = 0

  constructor(stage: Stage, catalogue: Catalogue, principal: Principal) {
    this.#stage = stage
    this.#catalogue = catalogue
    this.#principal = principal
    this.#allowed = allowed(stage.items, principal.reader, stage.world)
  }

  all(): Ask[] {
    this.#rows()
    this.#row()
    this.#maps()
    this.#exports()
    this.#briefs()
    this.#entries()
    this.#documents()
    for (const operation of this.#catalogue.operations) this.#generated(operation)
    this.#spellings()
    if (this.#principal.kind === 'reader') return this.#asks
    return this.#asks.map((ask) => ({ ...ask, expected: { what: 'refused' as const }, follow: false }))
  }

  #rows(): void {
    const [open, closed] = this.#stage.world.processes
    const guessed = this.#catalogue.guessed('prc')
    for (const view of this.#catalogue.views) {
      const ask = (query: string, more: Partial<Ask> = {}) =>
        this.#list('viewRows', `/views/${view.name}?${query}`, 'fold', more)
      for (const process of [undefined, open, closed, guessed]) {
        const within = process === undefined ? '' : `&process=${process}`
        const holds = this.#rowsExpected(view.name, process)
        ask(`limit=200${within}`, holds === undefined ? {} : { expected: { what: 'found', holds } })
        ask(`limit=3${within}`, { follow: true })
        for (const word of this.#some(this.#words(), process === guessed ? 1 : 5))
          ask(`limit=200&q=${encodeURIComponent(word)}${within}`, this.#searchExpected(view, word, process))
        for (const word of this.#some(this.#words(), process === guessed ? 0 : 4))
          ask(`q=${encodeURIComponent(word.slice(0, 3 + (this.#drawn % 5)))}${within}`)
      }
      if (view.composed) continue
      const fields = Object.entries(view.fields)
      const facets = fields.filter(([, field]) => field.facet).map(([name]) => name)
      for (const process of [undefined, open, closed]) {
        const within = process === undefined ? '' : `&process=${process}`
        if (facets.length > 0) ask(`limit=1&facets=${facets.join(',')}${within}`)
        for (const [name, { sort }] of fields) {
          if (sort) for (const direction of ['', '-']) ask(`limit=200&sort=${direction}${name}${within}`)
          for (const value of this.#some(this.#catalogue.values.get(`${view.name} ${name}`) ?? [], 3)) {
            ask(
              `limit=200&filter[${name}]=${encodeURIComponent(value)}${within}${facets.length > 0 ? `&facets=${facets[this.#drawn % facets.length]}` : ''}`,
            )
          }
        }
        for (const word of this.#some(this.#words(), 2))
          for (const [name] of fields.slice(0, 3)) ask(`filter[${name}]=${encodeURIComponent(word)}${within}`)
        for (const known of [
          '2026-05-01T08:20:00.000Z',
          '2026-05-01T10:00:00.000Z',
          '2026-05-02T00:00:00+02:00',
          '2027-06-01T00:00:00Z',
          'yesterday',
        ])
          ask(`limit=200&asKnown=${encodeURIComponent(known)}${within}`)
      }
      for (const [name] of fields.slice(0, 4)) ask(`filter[${name}]=`)
      for (const odd of [
        'limit=0',
        'limit=201',
        'limit=x',
        'sort=nothing',
        'facets=nothing',
        'filter[nothing]=x',
        'cursor=AAAA',
        'q=%22',
        'q=%27%20or%201%3D1--',
        'nothing=1',
        `process=${open}&process=${closed}`,
        'limit=1&limit=200',
      ])
        ask(odd)
      for (const whose of cursorOwners(this.#stage)) ask(`limit=1&cursor={cursor:${view.name} ${whose}}`)
      ask(`limit=1&cursor={tampered:${view.name} ${cursorOwners(this.#stage)[0]}}`)
    }
    for (const odd of ['unknown-view', 'Documents', '..', '%2e%2e', 'documents%2F..', 'documents%00'])
      this.#list('viewRows', `/views/${odd}`, 'fold')
  }

  #row(): void {
    const { items } = this.#stage
    const { processes } = this.#stage.world
    for (const item of items) {
      for (const { view, key } of item.rows) {
        const sees = this.#allowed.seen.has(item.name) && item.state === 'stands'
        const expected: Expected = sees
          ? { what: 'found', holds: [item.document ?? item.entries[0] ?? ''].filter(() => view !== 'claims') }
          : { what: 'not-found' }
        this.#one('viewRow', `/views/${view}/${encodeURIComponent(key)}`, 'fold', { expected })
        const other = processes.find((one) => one !== item.piece.process)
        this.#one('viewRow', `/views/${view}/${encodeURIComponent(key)}?process=${other}`, 'fold', {
          expected: { what: 'not-found' },
        })
        if (this.#draw(3) === 0)
          this.#one('viewRow', `/views/${view}/${encodeURIComponent(key)}?asKnown=2026-05-01T12:00:00Z`, 'fold')
      }
    }
    for (const { view, key } of this.#some(this.#catalogue.keys, 120)) {
      this.#one('viewRow', `/views/${view}/${encodeURIComponent(key)}`, 'fold')
      const swapped = this.#catalogue.views[this.#draw(this.#catalogue.views.length)]?.name
      if (this.#draw(4) === 0) this.#one('viewRow', `/views/${swapped}/${encodeURIComponent(key)}`, 'fold')
    }
    for (const item of this.#some(items, 20)) {
      for (const view of ['processes', 'actors', 'timeline'])
        this.#one('viewRow', `/views/${view}/${item.document ?? item.entries[0] ?? 'x'}`, 'fold', {
          expected: { what: 'not-found' },
        })
    }
    for (const key of ['x', '%00', 'a%2Fb', 'a%252Fb', '.', '%2e%2e%2fentries', 'a'.repeat(600)])
      this.#one('viewRow', `/views/documents/${key}`, 'fold')
  }

  /** What a map counts and shows, whole and narrowed in each way; and lists narrowed by time and place as it is. */
  #maps(): void {
    const [open, closed] = this.#stage.world.processes
    const boxes = [
      'box=41,13,43,15',
      'box=-180,-90,180,90',
      'box=170,-10,-170,10',
      'box=42,15,43,14',
      'box=1,2,3',
      'box=x',
    ]
    const times = ['since=2026-05-04T06:30:00Z', 'until=2026-05-04T07:30:00Z', 'since=yesterday']
    for (const { name, composed, fields } of this.#catalogue.views) {
      const ask = (query: string) => this.#list('viewMap', `/maps/${name}?${query}`, 'fold')
      ask('zoom=4')
      if (composed || name !== 'incidents') continue
      for (const process of [undefined, open, closed, this.#catalogue.guessed('prc')]) {
        const within = process === undefined ? '' : `&process=${process}`
        for (const zoom of [0, 9, 16, 22]) ask(`zoom=${zoom}${within}`)
        for (const narrowed of [...boxes, ...times]) {
          ask(`zoom=12&${narrowed}${within}`)
          this.#list('viewRows', `/views/${name}?limit=200&facets=type,place&${narrowed}${within}`, 'fold')
        }
        for (const field of Object.keys(fields)) {
          for (const value of this.#some(this.#catalogue.values.get(`${name} ${field}`) ?? [], 2))
            ask(`zoom=16&filter[${field}]=${encodeURIComponent(value)}${within}`)
        }
        for (const word of this.#some(this.#words(), 3)) ask(`zoom=16&q=${encodeURIComponent(word)}${within}`)
      }
      for (const odd of ['', 'zoom=-1', 'zoom=23', 'zoom=x', 'zoom=4&filter[nothing]=x', 'zoom=4&limit=1']) ask(odd)
    }
    for (const odd of ['unknown-view', 'Incidents', '..', '%2e%2e', 'incidents%00'])
      this.#list('viewMap', `/maps/${odd}?zoom=4`, 'fold')
    this.#list('exportRows', `/exports/incidents/csv?box=41,13,43,15`, 'fold')
    this.#list('exportRows', `/exports/documents/csv?box=41,13,43,15`, 'fold')
  }

  /** Whole views as files: what a list gives page by page, in another form. */
  #exports(): void {
    const [open, closed] = this.#stage.world.processes
    for (const view of this.#catalogue.views) {
      const ask = (format: string, query = '') =>
        this.#list('exportRows', `/exports/${view.name}/${format}${query}`, 'fold')
      for (const format of ['csv', 'ics', 'json']) ask(format)
      if (view.name === 'alerts') for (const format of ['cap', 'atom']) ask(format)
      for (const process of [open, closed, this.#catalogue.guessed('prc')]) ask('csv', `?process=${process}`)
      for (const word of this.#some(this.#words(), 2)) ask('csv', `?q=${encodeURIComponent(word)}`)
      ask('csv', '?asKnown=2026-05-01T12:00:00Z')
      for (const odd of ['xlsx', 'csv%2f..', 'csv?limit=5', 'csv?cursor=AAAA']) ask(odd)
    }
    // Not compared between twins: an address is drawn by chance, and another hub has others.
    for (const address of this.#principal.calendars ?? [])
      this.#list('calendar', address, 'fold', { isIncomparable: true })
  }

  /** Sentences made of rows: they hold no word that their reader does not find in the views. */
  #briefs(): void {
    const [open, closed] = this.#stage.world.processes
    for (const process of [open, closed, this.#catalogue.guessed('prc')]) {
      const within = `process=${process}&since=2026-04-01T00:00:00Z&until=2027-06-01T00:00:00Z`
      for (const language of ['en', 'ar', 'fr'])
        this.#one('brief', `/briefs/compliance?${within}&language=${language}`, 'fold')
      // The form whose words stand open in its bytes; the others set the same sentences.
      this.#one('briefFile', `/briefs/compliance/file?${within}&format=md`, 'fold')
      this.#one('brief', `/briefs/compliance?process=${process}`, 'fold')
      for (const kind of ['daily', 'weekly']) {
        this.#one('brief', `/briefs/${kind}?${within}`, 'fold')
        this.#one('briefFile', `/briefs/${kind}/file?${within}&format=md`, 'fold')
      }
    }
    for (const odd of ['/briefs/nothing?process=x', '/briefs/compliance', `/briefs/compliance?process=${open}&since=x`])
      this.#one('brief', odd, 'fold')
  }

  #entries(): void {
    const { items, world } = this.#stage
    const ids = items.flatMap((item) => item.entries.map((id) => ({ item, id })))
    for (const { item, id } of ids) {
      const sees = this.#allowed.seen.has(item.name) && item.state !== 'erased'
      this.#one('entry', `/entries/${id}`, 'log', {
        expected: sees ? { what: 'found', holds: [id] } : { what: 'not-found' },
      })
    }
    for (const item of this.#some(items, 20))
      if (item.document !== null)
        this.#one('entry', `/entries/${item.document}`, 'log', { expected: { what: 'not-found' } })
    for (const odd of [this.#catalogue.guessed('ent'), 'x', '1', '%00', 'ent_', '..', '%2e%2e'])
      this.#one('entry', `/entries/${odd}`, 'log')
    const ask = (query: string, more: Partial<Ask> = {}) => this.#list('entries', `/entries?${query}`, 'log', more)
    const kinds = [
      ...new Set(
        items.map(({ piece: { deed } }) =>
          deed.kind === 'note'
            ? 'note-added'
            : deed.kind === 'paper'
              ? 'document-received'
              : 'entry' in deed
                ? deed.entry
                : deed.kind === 'undo'
                  ? 'entry-withdrawn'
                  : 'entry-erased',
        ),
      ),
      'document-read',
      'document-suggested',
      'nothing',
    ]
    for (const process of [undefined, ...world.processes, this.#catalogue.guessed('prc')]) {
      const within = process === undefined ? '' : `&process=${process}`
      ask(`limit=200${within}`)
      ask(`limit=7${within}`, { follow: true })
      for (const kind of kinds) ask(`limit=200&kind=${kind}${within}`, this.#kindExpected(kind, process))
    }
    for (const whose of cursorOwners(this.#stage)) ask(`limit=1&cursor={cursor:entries ${whose}}`)
    ask(`limit=1&cursor={tampered:entries ${cursorOwners(this.#stage)[0]}}`)
    for (const odd of [
      'limit=0',
      'limit=201',
      'cursor=AAAA',
      'cursor=0',
      'kind=%27',
      `process=${world.processes.join('&process=')}`,
      'nothing=1',
    ])
      ask(odd)
  }

  #documents(): void {
    for (const item of this.#stage.items) {
      if (item.document === null) continue
      const sees = this.#allowed.seen.has(item.name) && item.state === 'stands'
      const paper = item.piece.deed.kind === 'paper' ? item.piece.deed.paper : undefined
      const word = /zq[a-z]{6}/i.exec(paper?.text ?? '')?.[0].toLowerCase() ?? ''
      for (const [operation, tail] of [
        ['documentReading', 'reading'],
        ['documentOriginal', 'original'],
      ] as const) {
        const expected: Expected = sees ? { what: 'found', holds: [word] } : { what: 'not-found' }
        this.#one(operation, `/documents/${item.document}/${tail}`, 'fold', { expected })
        if (this.#draw(4) === 0)
          this.#one(operation, `/documents/${item.entries[this.#draw(2)]}/${tail}`, 'fold', {
            expected: { what: 'not-found' },
          })
        if (this.#draw(4) === 0)
          this.#one(operation, `/documents/${item.document}/${tail}`, 'fold', {
            headers: { range: 'bytes=0-99', 'if-none-match': '*' },
          })
      }
    }
    for (const odd of [this.#catalogue.guessed('doc'), 'x', '%00', '..']) {
      this.#one('documentReading', `/documents/${odd}/reading`, 'fold')
      this.#one('documentOriginal', `/documents/${odd}/original`, 'fold')
    }
  }

  /** Whatever else the document lists, with bindings made from names and types alone. */
  #generated({ id, method, path, parameters }: Operation): void {
    if (method !== 'GET' || known.has(id)) return
    const isIncomparable = publicLog.has(id) || aboutAsking.has(id) || drawnByChance.has(id)
    const source = aboutEntries.has(id) ? 'log' : 'fold'
    const breadth = aboutNone.has(id) ? ('one' as const) : ('list' as const)
    const inPath = parameters.filter((one) => one.in === 'path')
    const inQuery = parameters.filter((one) => one.in === 'query')
    const bound = inPath.reduce<string[]>(
      (paths, { name, schema }) =>
        paths.flatMap((one) =>
          this.#bindings(name, schema?.type).map((value) =>
            one.replace(`{${name}}`, name === 'rest' ? value : encodeURIComponent(value)),
          ),
        ),
      [path],
    )
    const required = inQuery.filter((one) => one.required).map(({ name }) => `${name}=1`)
    for (const url of this.#some(bound, 60)) {
      const at = required.length === 0 ? url : `${url}?${required.join('&')}`
      this.#list(id, at, source, { isIncomparable, breadth })
      for (const { name, schema } of inQuery) {
        for (const value of this.#some(this.#bindings(name, schema?.type), 6)) {
          const query = [
            ...required.filter((one) => !one.startsWith(`${name}=`)),
            `${name}=${encodeURIComponent(value)}`,
          ].join('&')
          this.#list(id, `${url}?${query}`, source, { isIncomparable, breadth })
        }
      }
    }
  }

  #bindings(name: string, type: string | undefined): string[] {
    const size = this.#stage.hub.log.size()
    if (type === 'integer' || type === 'number') return ['0', '1', String(size - 1), String(size), '999999', '-1']
    if (name === 'rest')
      return [
        '0/000',
        `0/000.p/${size}`,
        'entries/000',
        `entries/000.p/${size}`,
        '1/000',
        '../keys/hub',
        '%2e%2e/token',
        'x',
      ]
    if (name === 'process') return [...this.#stage.world.processes, this.#catalogue.guessed('prc')]
    const items = this.#some(this.#stage.items, 12)
    return [
      ...items.flatMap((item) => [
        item.document ?? '',
        ...item.entries,
        item.piece.organisation,
        item.piece.person ?? '',
        ...item.words.slice(0, 1),
      ]),
      ...this.#stage.world.people.slice(0, 4).map((one) => one.id),
      this.#catalogue.guessed('ent'),
      'x',
    ].filter((one) => one !== '')
  }

  /** The same addresses as no document writes them, and with headers that some proxies and frameworks believe. */
  #spellings(): void {
    const items = this.#some(
      this.#stage.items.filter((item) => item.document !== null || item.rows.length > 0),
      10,
    )
    const addresses = items.flatMap((item): [string, 'log' | 'fold'][] => [
      [`/entries/${item.entries[0]}`, 'log'],
      ...(item.document === null
        ? []
        : ([
            [`/documents/${item.document}/original`, 'fold'],
            [`/documents/${item.document}/reading`, 'fold'],
            [`/views/documents/${item.document}`, 'fold'],
          ] as [string, 'fold'][])),
    ])
    const lists: [string, 'log' | 'fold'][] = [
      ['/entries', 'log'],
      ['/views/documents', 'fold'],
      ['/views/notes', 'fold'],
      ['/processes', 'fold'],
      ['/me', 'fold'],
      ['/log/keys', 'fold'],
      ['/feeds-in', 'fold'],
    ]
    const wide = this.#stage.world.organisations.birch
    const person = this.#stage.world.people.find((one) => one.organisation === wide)?.id ?? ''
    const believed: Record<string, string>[] = [
      { 'x-forwarded-user': person, 'x-remote-user': person, 'x-user': person },
      { 'x-organisation': wide, 'x-parley-organisation': wide, 'x-tenant': wide, 'x-org': wide },
      {
        'x-original-url': '/entries',
        'x-rewrite-url': '/entries',
        'x-http-method-override': 'GET',
        'x-forwarded-for': '127.0.0.1',
      },
      { 'synchronized-upsert': 'true', 'x-internal': 'true', 'x-admin': 'true', 'x-sync': '1' },
    ]
    for (const [url, source] of addresses) {
      for (const method of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY'])
        this.#one('other verbs', url, source, {
          method,
          ...(method === 'OPTIONS'
            ? { headers: { origin: 'https://other.example.org', 'access-control-request-method': 'GET' } }
            : {}),
        })
      const last = url.lastIndexOf('/')
      for (const spelt of [
        `${url}/`,
        `/${url}`,
        url.toUpperCase(),
        `${url}.json`,
        `${url}?format=csv`,
        `${url}..;/`,
        `${url.slice(0, last)}%2F${url.slice(last + 1)}`,
        `${url}%20`,
        `${url};x=1`,
        `${url}#x`,
        `${url}?id=${items[0]?.entries[0]}&document=${items[0]?.document}`,
      ])
        this.#one('other spellings', spelt, source)
      this.#one('other spellings', url, source, { headers: believed[this.#draw(believed.length)]! })
    }
    for (const [url, source] of lists) {
      const breadth = url === '/me' ? ('one' as const) : ('list' as const)
      for (const method of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])
        this.#one('other verbs', url, source, { method })
      for (const accept of [
        'text/html',
        'text/csv',
        'application/atom+xml',
        'application/geo+json',
        'text/calendar',
        '*/*;q=0.1',
        'application/problem+json',
      ])
        this.#list('other media', url, source, { breadth, headers: { accept, 'accept-encoding': 'gzip, br' } })
      for (const spelt of [`${url}/`, `/${url}`, `${url}.csv`, `${url}.json`, `${url}?format=csv&all=1`])
        this.#list('other spellings', spelt, source, { breadth })
      for (const headers of believed) this.#list('believed headers', url, source, { breadth, headers })
    }
  }

  #rowsExpected(view: string, process: string | undefined): string[] | undefined {
    if (view !== 'documents' && view !== 'notes') return undefined
    return this.#stage.items.flatMap((item) => {
      if (item.state !== 'stands' || !this.#allowed.seen.has(item.name)) return []
      if (process !== undefined && item.piece.process !== process) return []
      return item.rows.filter((row) => row.view === view).map((row) => row.key)
    })
  }

  #searchExpected(view: ViewAbout, word: string, process: string | undefined): Partial<Ask> {
    if (!this.#allowed.fold.has(word)) return { expected: { what: 'nothing-matches' } }
    const note = this.#stage.items.find(({ piece: { deed } }) => deed.kind === 'note' && deed.text.includes(word))
    const isWithin = note !== undefined && (process === undefined || note.piece.process === process)
    return view.name === 'notes' && isWithin && word.startsWith('zq') ? { expected: { what: 'something-matches' } } : {}
  }

  #kindExpected(kind: string, process: string | undefined): Partial<Ask> {
    if (kind !== 'note-added') return {}
    const holds = this.#stage.items
      .filter(
        (item) =>
          item.piece.deed.kind === 'note' &&
          item.state !== 'erased' &&
          this.#allowed.seen.has(item.name) &&
          (process === undefined || item.piece.process === process),
      )
      .map((item) => item.entries[0] ?? '')
    return { expected: { what: 'found', holds } }
  }

  #words = (): string[] => this.#stage.items.flatMap((item: Item) => item.words)

  #list(operation: string, url: string, source: 'log' | 'fold', more: Partial<Ask> = {}): void {
    this.#asks.push({ operation, method: 'GET', url, source, breadth: 'list', ...more })
  }

  #one(operation: string, url: string, source: 'log' | 'fold', more: Partial<Ask> = {}): void {
    this.#asks.push({ operation, method: 'GET', url, source, breadth: 'one', ...more })
  }

  /** A few of many, other ones each time it is asked, the same for the same seed. */
  #some<T>(all: readonly T[], count: number): T[] {
    if (all.length <= count) return [...all]
    const from = this.#draw(all.length)
    const step = Math.max(1, Math.floor(all.length / Math.max(1, count)))
    return Array.from({ length: count }, (_, at) => all[(from + at * step) % all.length]!)
  }

  #draw(below: number): number {
    this.#drawn += 1
    return this.#stage.world.mint.bytes(`${this.#principal.name} ${this.#drawn}`).readUInt32BE(0) % Math.max(1, below)
  }
}

/** Those whose cursors others try. */
export const cursorOwners = (stage: Stage): string[] =>
  stage.principals
    .filter((one) => ['anonymous', 'one of alder', 'one of birch', 'the operator'].includes(one.name))
    .map((one) => one.name)
