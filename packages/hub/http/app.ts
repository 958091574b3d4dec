// The HTTP side of the hub: routes from the table, each checked on the way in and cut to its schema on the way out.
import multipart from '@fastify/multipart'
import { ProblemSchema, paths, type Route, type RouteName, routes } from '@parley/api'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import { type Asking, askingOf, authorOf } from './asking.ts'
import { checkHost, checkOrigin, securityHeaders, strictTransport } from './guard.ts'
import { handlers } from './handlers/all.ts'
import type { Asked, Handler, Rooms } from './handlers/handler.ts'
import { pages } from './pages.ts'
import { notFound, problemOf } from './problems.ts'
import { parseQuery, schemaCompiler } from './shape.ts'

export type AppOptions = {
  readonly rooms: Rooms
  /** Origins the hub is reached under besides its own address, such as https://parley.example.org. */
  readonly origins?: readonly string[] | undefined
  /** Folder of the built web app. */
  readonly web: string
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

  const ask = (request: FastifyRequest): Promise<Asking> =>
    askingOf(request.headers, {
      people: rooms.people,
      token: rooms.hub.token,
      home: rooms.hub.home,
      directory: rooms.hub.directory(),
    })

  // Object.keys forgets that the keys are RouteName.
  for (const name of Object.keys(paths) as RouteName[]) {
    const [method, path] = paths[name]
    const route: Route = routes[name]
    // The table of handlers holds one of the right type under each name; only the loop cannot say so.
    const handler = handlers[name] as unknown as Handler<'viewRows'>
    app.route({
      method,
      url: path,
      bodyLimit: name === 'addDocuments' ? documentJsonBytesMax : jsonBytesMax,
      schema: schemaOf(route),
      handler: async (request, reply) => {
        const asking = await ask(request)
        allow(route, asking)
        // Not even the browser's own cache keeps what one reader may see and the next may not.
        reply.header('cache-control', 'no-store')
        const input = { ...spread(request.query), ...spread(request.params), body: request.body }
        // The schemas this type is made of have just been held against it.
        const asked = { input, asking, request, reply } as unknown as Asked<'viewRows'>
        return handler(asked, rooms)
      },
    })
  }
  return app
}

/** Whoever may not is told before anything is looked up. */
function allow(route: Route, { reader }: Asking): void {
  if (route.security === 'anyone') return
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
