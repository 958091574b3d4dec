// Keeps the app's own files in the browser, so that the form for reports opens where there is no connection. Files alone:
// no answer of the hub is ever kept here.
const room = 'parley-app'
const index = '/'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// What a page has loaded already, before this was there to see it.
self.addEventListener('message', (event) => {
  const files = Array.isArray(event.data)
    ? event.data.filter((one) => typeof one === 'string' && isFile(new URL(one)))
    : []
  // Without a connection what was kept before is as good, where all of it was.
  const kept = keep(files).then(
    () => true,
    () => has([index, ...files]),
  )
  event.waitUntil(kept)
  kept.then((isKept) => event.source?.postMessage(isKept ? 'kept' : 'not kept'))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (isFile(new URL(request.url))) event.respondWith(file(request))
  else if (request.mode === 'navigate') event.respondWith(page(request))
})

const isFile = (url) =>
  url.origin === self.location.origin && (url.pathname.startsWith('/assets/') || url.pathname === '/mark.svg')

async function has(files) {
  const cache = await caches.open(room)
  const found = await Promise.all(files.map((one) => cache.match(one)))
  return found.every((one) => one !== undefined)
}

/** The files before the page that needs them: a page without them would not open. */
async function keep(files) {
  const cache = await caches.open(room)
  const answer = await fetch(index, { headers: { accept: 'text/html' } })
  if (!isApp(answer)) throw new Error(`The app's page was answered with ${answer.status}`)
  await cache.addAll(files)
  await renew(answer, files)
}

/** A name with a hash in it never changes what it means. */
async function file(request) {
  const cache = await caches.open(room)
  const kept = await cache.match(request)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

/** The newest page there is; without a connection the last one, which is the same at every address of the app. */
async function page(request) {
  try {
    const answer = await fetch(request)
    if (isApp(answer)) await renew(answer.clone())
    return answer
  } catch (error) {
    const kept = await (await caches.open(room)).match(index)
    if (kept === undefined) throw error
    return kept
  }
}

const isApp = (answer) =>
  answer.ok && !answer.redirected && answer.headers.get('content-type')?.startsWith('text/html') === true

/** Another page names other files: those of the last one are let go, but for those that are known to be in use. */
async function renew(answer, inUse = []) {
  const cache = await caches.open(room)
  const before = await (await cache.match(index))?.text()
  const text = await answer.text()
  if (before === text) return
  for (const one of await cache.keys()) {
    if (!text.includes(new URL(one.url).pathname) && !inUse.includes(one.url)) await cache.delete(one)
  }
  await cache.put(
    index,
    new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8', ...policyOf(answer) } }),
  )
}

/** What the hub allows a page to do, it allows the kept one and no more. */
function policyOf(answer) {
  const policy = answer.headers.get('content-security-policy')
  return policy === null ? {} : { 'content-security-policy': policy }
}
