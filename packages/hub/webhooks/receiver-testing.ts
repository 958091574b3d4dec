// Somebody else's server, on this machine: it takes what webhooks send, and answers as the test says. The hub reaches it
// under public names alone, through a world in which every connection ends here.
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after } from 'node:test'
import { createPoster } from '../fetch/post.ts'

export type Received = {
  readonly host: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Receiver = {
  readonly post: ReturnType<typeof createPoster>
  readonly received: Received[]
  /** What the next requests are answered with; 200 where nothing is said. 'hang' answers nothing. */
  answer: (received: Received) => number | 'hang'
  /** What names stand for; names not listed are a public address. */
  readonly names: Map<string, readonly string[]>
}

const publicAddress = '93.184.215.14'

export async function openReceiver(timeoutMs = 15_000): Promise<Receiver> {
  const received: Received[] = []
  const names = new Map<string, readonly string[]>()
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const one = { host: headers.host ?? '', headers, body }
      received.push(one)
      const status = receiver.answer(one)
      if (status !== 'hang') response.writeHead(status).end('an answer nobody reads')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port, not a pipe
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const world = {
    resolve: async (host: string) => names.get(host) ?? [publicAddress],
    // Plain where TLS was asked for: what is tried here is what is sent, and to whom.
    connect: (_options: object, callback: (...result: [null, ReturnType<typeof connect>] | [Error, null]) => void) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => callback(null, socket))
      socket.once('error', (error) => callback(error, null))
    },
  }
  const receiver: Receiver = { post: createPoster({ world, timeoutMs }), received, answer: () => 200, names }
  return receiver
}
