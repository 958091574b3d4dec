// The app's own files are kept in this browser once the form for reports was opened, so that it opens again where there is
// no connection. Where the browser offers no such thing, the form works as long as it stays open.

const settledMs = 250

function loadedFiles(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  return [...new Set(loaded.filter((name) => /^\/(assets\/|mark\.svg$)/.test(new URL(name).pathname)))]
}

async function areKept(worker: ServiceWorker, files: readonly string[]): Promise<boolean> {
  const answered = new Promise<boolean>((resolve) => {
    navigator.serviceWorker.addEventListener('message', ({ data }) => resolve(data === 'kept'), { once: true })
  })
  worker.postMessage(files)
  return answered
}

/** Resolves once the files are kept; false where they cannot be. */
export async function keepApp(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    await navigator.serviceWorker.register('/offline.js')
    const { active } = await navigator.serviceWorker.ready
    if (active === null) return false
    // A file that is still on its way is not among those that were loaded: asked for again once nothing more came.
    for (let before = -1; ; ) {
      const files = loadedFiles()
      if (files.length === before) return true
      before = files.length
      if (!(await areKept(active, files))) return false
      await new Promise((resolve) => setTimeout(resolve, settledMs))
    }
  } catch {
    // A private window, or a browser that forbids it: nothing is lost but the next opening without a connection.
    return false
  }
}
