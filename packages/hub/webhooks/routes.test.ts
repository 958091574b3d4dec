import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProblemError } from '@parley/api'
import { Webhook } from 'standardwebhooks'
import { openHouse, signIn } from '../http/serving-testing.ts'
import { openReceiver } from './receiver-testing.ts'

const receiver = await openReceiver()
const house = await openHouse({ post: receiver.post })
const { operator, process } = house

test('an administrator adds a webhook over HTTP, what is written arrives by itself, and the log of attempts tells', async () => {
  const { client } = await signIn(house)
  const added = await client.addWebhook({
    body: { process, url: 'https://hooks.example.org/x', kinds: ['note-added'] },
  })
  assert.match(added.secret, /^whsec_/)
  const { entry } = await operator.addEntry({
    body: {
      kind: 'note-added',
      process,
      audience: ['public'],
      body: { on: { view: 'processes', key: process }, text: 'The ferry sails.' },
    },
  })
  for (let i = 0; i < 200 && receiver.received.length === 0; i++) await new Promise((done) => setTimeout(done, 20))
  const [{ body, headers }] = receiver.received as [(typeof receiver.received)[number]]
  const { data } = new Webhook(added.secret).verify(body, headers) as { data: { entry: string } } // the message's shape
  assert.equal(data.entry, entry)
  const { hooks } = await client.webhooks()
  assert.equal(JSON.stringify(hooks).includes('whsec_'), false)
  const { hook } = added
  for (let i = 0; i < 200 && (await client.webhookAttempts({ hook })).attempts.length === 0; i++)
    await new Promise((done) => setTimeout(done, 20))
  const { attempts, next } = await client.webhookAttempts({ hook })
  assert.deepEqual([attempts.length, attempts[0]?.outcome, attempts[0]?.status, next], [1, 'delivered', 200, null])
  assert.equal((await client.switchWebhook({ hook, body: { on: false } })).state, 'off')
  assert.match((await client.rotateWebhook({ hook })).secret, /^whsec_/)
  assert.deepEqual(await client.removeWebhook({ hook }), { hook })
  await assert.rejects(
    client.webhookAttempts({ hook }),
    (error) => error instanceof ProblemError && error.status === 404,
  )
  await assert.rejects(
    client.addWebhook({ body: { process, url: 'https://127.0.0.1/x' } }),
    (error) => error instanceof ProblemError && error.code === 'address-refused',
  )
})
