// A Vite plugin: the app is built beside dist/ and put in its place when it is whole. Two builds at once (an install and
// a first start) cannot take files from under each other, and a hub never serves half an app.
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const triesMax = 5

/** `dist` is the folder the app is served from; `workshop` is on the same disk and holds what is being built. */
export function swappedIntoPlace({ dist, workshop }: { readonly dist: string; readonly workshop: string }): Plugin {
  let fresh: string | null = null
  return {
    name: 'parley-swapped-into-place',
    apply: 'build',
    async config({ build }) {
      // A build that is not written, or goes elsewhere, is its caller's.
      if (build?.write === false || build?.outDir !== undefined) return {}
      await mkdir(workshop, { recursive: true })
      fresh = await mkdtemp(join(workshop, 'web-'))
      return { build: { outDir: fresh, emptyOutDir: true } }
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (fresh === null) return
        await swap(fresh, dist, workshop)
        // From here the new app is the one that is served.
        fresh = null
      },
    },
    async closeBundle() {
      if (fresh !== null) await rm(fresh, { recursive: true, force: true })
    },
  }
}

/** Puts the folder `fresh` where `dist` is. Of two at once the later one stays. */
async function swap(fresh: string, dist: string, workshop: string): Promise<void> {
  for (let tried = 1; ; tried++) {
    const old = `${await mkdtemp(join(workshop, 'old-'))}/dist`
    // Some file systems do not move a folder of a lower layer; what was never there need not be moved.
    await rename(dist, old).catch(() => rm(dist, { recursive: true, force: true }))
    try {
      await rename(fresh, dist)
      await rm(join(old, '..'), { recursive: true, force: true })
      return
    } catch (error) {
      await rm(join(old, '..'), { recursive: true, force: true })
      // Another build put its own there in between.
      if (tried === triesMax) throw error
    }
  }
}
