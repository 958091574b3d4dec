// A road between two hubs that a test can cut, listen at, and send old words down. It passes HTTP on as it is.
import { Agent, createServer, type IncomingHttpHeaders, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Heard = {
  readonly path: string
  readonly asked: IncomingHttpHeaders
  readonly status: number
  readonly answered: IncomingHttpHeaders
  readonly body: Buffer
}

export class Relay {
  /** Where the hub at the end of the road answers now. */
  to: string
  isCut = false
  readonly heard: Heard[] = []
  /** Answers in place of the hub; undefined passes the question on. */
  instead: ((path: string) => Heard | undefined) | undefined
  /** Called in the middle of an answer: half of it is through, and the rest will not come. */
  halfway: ((path: string) => boolean) | undefined
  readonly #agent = new Agent({ keepAlive: false })
  readonly #server = createServer((asked, answer) => {
    const path = asked.url ?? '/'
    if (this.isCut) {
      asked.socket.destroy()
      return
    }
    const old = this.instead?.(path)
    if (old !== undefined) {
      answer.writeHead(old.status, old.answered).end(old.body)
      return
    }
    const { host: _, ...headers } = asked.headers
    const onward = request(`${this.to}${path}`, { headers, agent: this.#agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => {
        const { statusCode: status = 502, headers: answered } = response
        const body = Buffer.concat(parts)
        this.heard.push({ path, asked: asked.headers, status, answered, body })
        this.#pass(path, { status, answered, body }, answer)
      })
      response.on('error', () => answer.destroy())
    })
    onward.on('error', () => answer.destroy())
    onward.end()
  })

  constructor(to: string) {
    this.to = to
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo // it listens on a port, not on a path
    return `http://127.0.0.1:${port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #pass(path: string, { status, answered, body }: Omit<Heard, 'path' | 'asked'>, answer: ServerResponse): void {
    answer.on('error', () => undefined)
    answer.writeHead(status, answered)
    if (!this.halfway?.(path)) {
      answer.end(body)
      return
    }
    answer.write(body.subarray(0, body.length >> 1), () => answer.destroy())
  }
}
