// A stand-in for a language model's server, on this machine: it answers as the test says, and remembers what it was sent.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

/** What was asked: the whole body, the headers, and the text or sentences shown in it. */
export type Asked = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly text: string
  readonly sentences: readonly { readonly n: number; readonly text: string }[]
}

/** `status` and `raw` as they are sent; 'hang' sends nothing; 'drip' sends a byte now and then. */
export type StandInAnswer = { readonly status?: number; readonly raw: string } | 'hang' | 'drip'

export type StandIn = {
  readonly endpoint: string
  readonly asked: Asked[]
  answer: (asked: Asked) => StandInAnswer | Promise<StandInAnswer>
}

/** A chat completion whose message is this value as JSON. */
export const completion = (value: unknown): StandInAnswer => said(JSON.stringify(value))
export const said = (content: string): StandInAnswer => ({
  raw: JSON.stringify({ object: 'chat.completion', choices: [{ index: 0, message: { role: 'assistant', content } }] }),
})

export async function openStandIn(): Promise<StandIn> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', async () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const one: Asked = { headers, body, ...shownIn(body) }
      asked.push(one)
      send(response, await standIn.answer(one))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port, not a pipe
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const standIn: StandIn = {
    endpoint: `http://127.0.0.1:${port}/v1`,
    asked,
    answer: () => completion({ claims: [], events: [] }),
  }
  return standIn
}

function shownIn(body: string): Pick<Asked, 'text' | 'sentences'> {
  // What the hub sends is what is tried here; its shape is the hub's own.
  const { messages } = JSON.parse(body) as { messages: { content: string }[] }
  const shown = JSON.parse(messages.at(-1)?.content ?? '{}') as Partial<Pick<Asked, 'text' | 'sentences'>>
  return { text: shown.text ?? '', sentences: shown.sentences ?? [] }
}

function send(response: ServerResponse, answer: StandInAnswer): void {
  if (answer === 'hang') return
  if (answer === 'drip') {
    response.writeHead(200, { 'content-type': 'application/json' })
    const drip = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drip))
    return
  }
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(answer.raw)
}
