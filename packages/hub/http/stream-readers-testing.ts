// Readers of a stream, many at once, in a process of their own so that their memory is not the hub's: some read as fast as
// they can, some a little at a time, some not at all until they are told. Run by the test with fork.
import { connect, type Socket } from 'node:net'

export type Manner = 'fast' | 'slow' | 'never'
export type Orders =
  | {
      readonly do: 'open'
      readonly port: number
      readonly readers: readonly { readonly as: string; readonly manner: Manner }[]
    }
  /** Those who read nothing read now what still comes, and then come back from the last event they have whole. */
  | { readonly do: 'come-back' }
  | { readonly do: 'report' }
export type Report = {
  readonly readers: readonly {
    readonly manner: Manner
    readonly keys: readonly string[]
    readonly resets: number
    readonly closed: number
    /** Milliseconds from the sending to the reading, for keys that say when they were sent. */
    readonly delays: readonly number[]
  }[]
}

type Reader = {
  readonly as: string
  readonly manner: Manner
  socket: Socket
  rest: string
  last: string
  readonly keys: string[]
  readonly delays: number[]
  resets: number
  closed: number
}

const readers: Reader[] = []
let port = 0

function listen(reader: Reader): void {
  reader.rest = ''
  const socket = connect(port, '127.0.0.1')
  reader.socket = socket
  const last = reader.last === '' ? '' : `last-event-id: ${reader.last}\r\n`
  socket.write(`GET /stream?as=${reader.as} HTTP/1.1\r\nhost: 127.0.0.1\r\n${last}\r\n`)
  socket.on('data', (chunk) => take(reader, chunk.toString('latin1')))
  socket.on('close', () => (reader.closed += 1))
  socket.on('error', () => undefined)
  if (reader.manner === 'never' && reader.closed === 0) socket.pause()
  if (reader.manner === 'slow') {
    socket.pause()
    const turn = setInterval(() => {
      socket.resume()
      setImmediate(() => socket.pause())
    }, 100)
    socket.on('close', () => clearInterval(turn))
  }
}

/** Chunk sizes of the transfer stand between events and are passed over. */
function take(reader: Reader, text: string): void {
  const parts = (reader.rest + text).split('\n\n')
  reader.rest = parts.pop() ?? ''
  for (const part of parts) {
    const event = /event: (\w+)/.exec(part)?.[1]
    const data = /data: (.*)$/m.exec(part)?.[1]
    const id = /id: (\S+)/.exec(part)?.[1]
    if (event === undefined || data === undefined) continue
    if (event === 'reset') reader.resets += 1
    if (event === 'change') {
      const { views } = JSON.parse(data) as { views: Record<string, string[]> } // as the stream writes it
      for (const key of Object.values(views).flat()) {
        const [name = '', sent] = key.split(' ')
        reader.keys.push(name)
        if (sent !== undefined && /^\d+$/.test(sent)) reader.delays.push(Date.now() - Number(sent))
      }
    }
    if (id !== undefined) reader.last = id
  }
}

process.on('message', (orders: Orders) => {
  if (orders.do === 'open') {
    port = orders.port
    for (const { as, manner } of orders.readers) {
      const reader: Reader = {
        as,
        manner,
        socket: undefined as never,
        rest: '',
        last: '',
        keys: [],
        delays: [],
        resets: 0,
        closed: 0,
      } // the socket is set by `listen`
      readers.push(reader)
      listen(reader)
    }
  }
  if (orders.do === 'come-back') {
    for (const reader of readers) {
      if (reader.manner !== 'never') continue
      reader.socket.resume()
      reader.socket.on('close', () => listen(reader))
      if (reader.socket.closed) listen(reader)
    }
  }
  if (orders.do === 'report') {
    const report: Report = {
      readers: readers.map(({ manner, keys, resets, closed, delays }) => ({ manner, keys, resets, closed, delays })),
    }
    process.send?.(report)
  }
})
process.on('disconnect', () => process.exit())
