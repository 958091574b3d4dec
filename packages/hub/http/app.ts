// The HTTP side of the hub: routes from the table, each checked on the way in and cut to its schema on the way out.
import multipart from '@fastify/multipart'
import { ProblemSchema, paths, type Route, type RouteName, routes } from '@parley/api'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type RouteOptions } from 'fastify'
import { Refusal } from '../refusal.ts'
import { entriesIn } from '../served/served.ts'
import { type Asking, askingOf, authorOf, nobody } from './asking.ts'
import { untilBeat } from './beat.ts'
import { checkHost, checkOrigin, securityHeaders, strictTransport } from './guard.ts'
import { handlers } from './handlers/all.ts'
import type { Asked, Handler, Rooms } from './handlers/handler.ts'
import { pages } from './pages.ts'
import { notFound, problemOf } from './problems.ts'
import { parseQuery, schemaCompiler } from './shape.ts'
import { keepUnderWay, longFromBytes, type Still } from './under-way.ts'

export type AppOptions = {
  readonly rooms: Rooms
  /** Origins the hub is reached under besides its own address, such as https://parley.example.org. */
  readonly origins?: readonly string[] | undefined
  /** Folder of the built web app. */
  readonly web: string
  /** Whether refusals leave on a beat; a test that asks a hundred thousand times and looks at no clock goes without. */
  readonly isPaced?: boolean
  /** Proxies whose word about the caller's address is taken. */
  readonly proxies?: string | readonly string[] | undefined
  /** Where what only the operator may know goes. */
  readonly say?: ((line: string) => void) | undefined
  /** Told of every route the router takes, as 'GET /path'. */
  readonly onRoute?: ((route: string) => void) | undefined
}

const jsonBytesMax = 256 * 1024
// A long text in a script of three bytes a character.
const documentJsonBytesMax = 16 * 1024 * 1024

/** Builds the app. Call `listen` on it, or `inject` in a test. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { rooms } = options
  const origins = options.origins ?? []
  const say = options.say ?? (() => undefined)
  const isSecure = origins.some((origin) => origin.startsWith('https:'))

  const app = fastify({
    bodyLimit: jsonBytesMax,
    requestTimeout: 300_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: true,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    trustProxy: options.proxies === undefined ? false : [options.proxies].flat(),
    routerOptions: { maxParamLength: 2048, querystringParser: parseQuery },
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => refuse(error, request, reply),
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
    },
  })
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) options.onRoute?.(`${one} ${url}`)
  })
  app.setValidatorCompiler(schemaCompiler)
  // What is too large is told file by file, by whoever reads the form.
  await app.register(multipart, { throwFileSizeLimit: false })

  // What a mail program sends to end a subscription (RFC 8058), and no other address takes. It says nothing.
  app.addContentTypeParser('application/x-www-form-urlencoded', (request, payload, done) => {
    payload.resume()
    if (request.routeOptions.url === paths.endDigest[1]) return done(null, undefined)
    done(Object.assign(new Error('a form where none is taken'), { statusCode: 415 }))
  })

  const refuse = (error: unknown, _request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(error, say)
    for (const [name, value] of Object.entries(securityHeaders)) reply.header(name, value)
    if (problem.code === 'too-many-requests') reply.header('retry-after', String(problem.retryAfterSeconds ?? 60))
    reply.header('cache-control', 'no-store')
    return reply
      .code(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .serializer((body: unknown) => JSON.stringify(body))
      .send(problem)
  }

  app.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) reply.header(name, value)
    if (isSecure) reply.header('strict-transport-security', strictTransport)
    checkHost(request.headers, origins)
    checkOrigin(request.method, request.headers, origins)
  })
  app.setErrorHandler(refuse)

  const web = pages(options.web)
  app.setNotFoundHandler(async (request, reply) => {
    const page = await pageOf(request)
    if (page === undefined) return refuse(notFound(), request, reply)
    return reply.code(200).headers(page.headers).send(page.body)
  })
  const pageOf = async ({ method, url, headers }: FastifyRequest) => {
    if (method !== 'GET') return undefined
    return web.page(url.split('?', 1)[0]!, headers.accept ?? '', String(headers['accept-encoding'] ?? ''))
  }

  const ask = (request: FastifyRequest, address?: string): Promise<Asking> =>
    askingOf(
      request.headers,
      {
        people: rooms.people,
        token: rooms.hub.token,
        home: rooms.hub.home,
        directory: rooms.hub.directory(),
      },
      address,
    )

  const underWay = keepUnderWay(rooms.hub)
  const stills = new WeakMap<FastifyRequest, Still>()
  const begun = new WeakMap<FastifyRequest, number>()
  app.addHook('onClose', async () => underWay.close())
  app.addHook('onSend', async (_request, reply) => {
    if (options.isPaced !== false && reply.statusCode >= 400 && reply.statusCode < 500)
      await untilBeat(() => reply.elapsedTime)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const bytes = typeof payload === 'string' || payload instanceof Uint8Array ? payload.length : 0
    const asked = askings.get(request)
    if (bytes < longFromBytes || asked === undefined) return
    const isSame = async () => isSameReader(asked, await ask(request))
    const still = stills.get(request)
    // What took long to make is looked at before it is begun.
    const hasChanged = begun.get(request) !== underWay.changes()
    if (hasChanged && !((await isSame()) && (await (still?.() ?? true)))) throw changedMeanwhile()
    underWay.watch(reply.raw, { isSame, still })
  })

  const askings = new WeakMap<FastifyRequest, Asking>()
  // Object.keys forgets that the keys are RouteName.
  for (const name of Object.keys(paths) as RouteName[]) {
    const [method, path] = paths[name]
    const route: Route = routes[name]
    // The table of handlers holds one of the right type under each name; only the loop cannot say so.
    const handler = handlers[name] as unknown as Handler<'viewRows'>
    const declared: RouteOptions = {
      method,
      url: path,
      bodyLimit: name === 'addDocuments' ? documentJsonBytesMax : jsonBytesMax,
      schema: schemaOf(route),
      preValidation: async (request) => {
        begun.set(request, underWay.changes())
        const asking = await ask(request, request.ip)
        allow(route, asking)
        askings.set(request, asking)
      },
      handler: async (request, reply) => {
        const asking = askings.get(request) ?? nobody
        // Not even the browser's own cache keeps what one reader may see and the next may not.
        reply.header('cache-control', 'no-store')
        const input = { ...spread(request.query), ...spread(request.params), body: request.body }
        // The schemas this type is made of have just been held against it.
        const standsOn = (still: Still) => stills.set(request, still)
        const asked = { input, asking, request, reply, standsOn } as unknown as Asked<'viewRows'>
        const answer = await handler(asked, rooms)
        if (route.isRead === true) {
          rooms.served.note(asking.reader, answer)
          const entries = entriesIn(answer)
          standsOn(() => rooms.hub.seesAll(entries, asking.reader))
        }
        return answer
      },
    }
    if (route.text !== true) app.route(declared)
    else await app.register(async (part) => takeText(part).route(declared))
  }
  return app
}

/** Every body is the text it is, whatever media type it names. */
function takeText(part: FastifyInstance): FastifyInstance {
  part.removeAllContentTypeParsers()
  part.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      // `parseAs` gives a buffer, which the types leave open.
      done(null, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body as Buffer))
    } catch {
      done(new Refusal('bad-request', {}, 'The body is not UTF-8 text.'))
    }
  })
  return part
}

const changedMeanwhile = () =>
  new Refusal('busy', {}, 'What you may see changed while this was made, so it was not sent. Ask for it again.')

/** Whether the headers still stand for the same reader with the same rights. */
function isSameReader({ reader, isOperator }: Asking, now: Asking): boolean {
  return (
    now.isOperator === isOperator &&
    now.reader.person === reader.person &&
    now.reader.organisation === reader.organisation &&
    now.reader.administrator === reader.administrator
  )
}

/** Whoever may not is told before anything is looked at, their own words included. */
function allow(route: Route, { reader, account }: Asking): void {
  if (route.security === 'anyone') return
  if (route.security === 'person') {
    if (account !== null) return
    throw new Refusal('not-signed-in', {}, 'Sign in, in a browser. A token cannot do this.')
  }
  authorOf(reader)
  if (route.security === 'administrator' && !reader.administrator) {
    throw new Refusal('not-allowed', {}, 'Only an administrator of this hub may do this. Ask yours.')
  }
}

function schemaOf(route: Route): Record<string, unknown> {
  const response: Record<string, unknown> = { '4xx': ProblemSchema, '5xx': ProblemSchema }
  for (const [status, schema] of Object.entries(route.answers)) if (schema !== null) response[status] = schema
  return {
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    // A form is checked field by field while it streams in, so its route checks its JSON body itself.
    ...(route.body === undefined || route.multipart !== undefined ? {} : { body: route.body }),
    response,
  }
}

const spread = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
