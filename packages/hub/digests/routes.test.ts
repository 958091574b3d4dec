import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { openHouse, signIn } from '../http/serving-testing.ts'
import { openMailer } from '../mail/mailer.ts'

type Taken = { readonly from: string; readonly to: readonly string[]; readonly text: string }

/** A mail server of this machine, which keeps what it is given. */
async function openSmtp() {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let text = ''
      stream.on('data', (chunk) => (text += String(chunk)))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), text })
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => listening.once('listening', () => resolve()))
  after(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = listening.address() as AddressInfo // it listens on a port, not a pipe
  return { taken, url: `smtp://127.0.0.1:${port}` }
}

const smtp = await openSmtp()
const from = 'Parley <parley@example.org>'
const times = { at: '07:00', days: [1, 2, 3, 4, 5, 6, 7] }

test('a letter crosses a real mail server as plain text to one reader, with what ends it in its head', async () => {
  const mailer = openMailer({ url: smtp.url, from })
  after(() => mailer.close())
  await mailer.send({
    to: 'ana@example.org',
    subject: 'News on Parley',
    text: 'قيد جديد واحد\n\nhttps://parley.example.org/p/x/log\n',
    headers: { 'List-Unsubscribe': '<https://parley.example.org/digests/unsubscribe?token=x>' },
    id: '<one@parley.example.org>',
    date: new Date('2031-03-12T10:00:00Z'),
  })
  const [{ from: sender, to, text }] = smtp.taken as [Taken]
  assert.deepEqual([sender, to], ['parley@example.org', ['ana@example.org']])
  assert.match(text, /^Message-ID: <one@parley\.example\.org>/im)
  assert.match(text, /^List-Unsubscribe: <https:\/\/parley\.example\.org\/digests\/unsubscribe\?token=x>/im)
  assert.match(text, /^Content-Type: text\/plain; charset=utf-8/im)
  assert.doesNotMatch(text, /text\/html|<img|multipart/i)
  smtp.taken.length = 0
})

test('choosing, a letter by the hub’s own mail server, and ending it with one request as mail programs make it', async () => {
  const at = { offset: 0 }
  const house = await openHouse({
    mail: { url: smtp.url, from },
    origins: ['https://parley.example.org'],
    now: () => new Date(Date.now() + at.offset),
  })
  const { process, operator } = house
  const { client } = await signIn(house)
  const before = await client.digests()
  assert.deepEqual([before.mail, before.address, before.choices], [true, 'ana@example.org', []])
  const quiet = { from: '00:00', to: '00:01' }
  const { hours } = await client.setHours({ body: { zone: 'Africa/Nairobi', quiet, ...times, language: 'fr' } })
  assert.deepEqual(hours, { zone: 'Africa/Nairobi', quiet, ...times, language: 'fr' })
  const { choices } = await client.chooseDigest({ body: { process, every: 'at-once' } })
  assert.deepEqual(choices, [{ process, every: 'at-once' }])
  const body = { on: { view: 'processes', key: process }, text: 'The ferry sails.' }
  const sample = await client.sampleDigest({ process })
  assert.equal(sample.subject, 'Du nouveau sur Parley')
  assert.match(sample.text, /^2 nouvelles entrées dans « A process »\.\n\nhttps:\/\/parley\.example\.org\/p\/prc_/)
  await assert.rejects(operator.sampleDigest({ process }), { code: 'not-signed-in' })
  await operator.addEntry({ body: { kind: 'note-added', process, audience: ['public'], body } })
  for (let i = 0; i < 100 && smtp.taken.length === 0; i++) {
    // The clock jumps, and whoever changes the hours has the hub look at it anew.
    if (i % 40 === 10) {
      at.offset += 20 * 60_000
      await client.setHours({ body: { zone: 'Africa/Nairobi', quiet: null, ...times, language: 'fr' } })
    }
    await new Promise((done) => setTimeout(done, 50))
  }
  const [{ text, to }] = smtp.taken as [Taken]
  assert.deepEqual(to, ['ana@example.org'])
  const unfolded = text.replace(/\r\n[ \t]+/g, ' ')
  const url = /^List-Unsubscribe: <([^>]+)>/im.exec(unfolded)?.[1] ?? ''
  assert.match(unfolded, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im)
  assert.equal(text.includes('ferry'), false)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const end = (query: string) =>
    house.ask(`/digests/unsubscribe${query}`, { method: 'POST', headers: form, body: 'List-Unsubscribe=One-Click' })
  const [wrong, right] = [await end('?token=wrong'), await end(new URL(url).search)]
  assert.deepEqual([wrong.status, await wrong.text()], [right.status, await right.text()])
  assert.equal(right.status, 200)
  assert.deepEqual((await client.digests()).choices, [])
  await assert.rejects(house.public.digests(), { code: 'not-signed-in' })
  await assert.rejects(operator.chooseDigest({ body: { process, every: 'daily' } }), { code: 'not-signed-in' })
})
