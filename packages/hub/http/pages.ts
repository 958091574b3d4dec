// The web app's files. Every address the hub does not know is the app's when a browser asks for a page.
import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Page = {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

export type Pages = {
  /** The answer to GET of a path for which there is no route, or undefined. */
  page(path: string, accept: string, acceptEncoding: string): Promise<Page | undefined>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.webmanifest'])

const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

/** Serves a folder of built files; where it is missing, a plain page says how to build it. */
export function pages(folder: string): Pages {
  /** Compressed once for each state of a file. */
  const compressed = new Map<string, Buffer>()

  const fileOf = async (path: string): Promise<string | undefined> => {
    let decoded: string
    try {
      decoded = decodeURIComponent(path)
    } catch {
      return undefined
    }
    if (decoded.includes('\0') || decoded.includes('\\')) return undefined
    try {
      const root = await realpath(folder)
      const file = await realpath(resolve(root, `.${join('/', decoded)}`))
      const isInside = file.startsWith(root + sep)
      return isInside && (await stat(file)).isFile() ? file : undefined
    } catch {
      return undefined
    }
  }

  const serve = async (file: string, acceptEncoding: string): Promise<Page> => {
    const extension = extname(file).toLowerCase()
    const headers: Record<string, string> = {
      'content-type': types[extension] ?? 'application/octet-stream',
      // A name with a hash in it never changes what it means; anything else is asked for again.
      'cache-control': isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    const body = await readFile(file)
    const encoding = compressible.has(extension) ? encodingOf(acceptEncoding) : undefined
    if (encoding === undefined || body.length < 1024) return { body, headers }
    const state = `${encoding} ${file} ${(await stat(file)).mtimeMs} ${body.length}`
    let small = compressed.get(state)
    if (small === undefined) {
      small =
        encoding === 'br'
          ? await brotlied(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
          : await gzipped(body)
      compressed.set(state, small)
    }
    return { body: small, headers: { ...headers, 'content-encoding': encoding, vary: 'accept-encoding' } }
  }

  return {
    page: async (path, accept, acceptEncoding) => {
      const file = path === '/' ? undefined : await fileOf(path)
      if (file !== undefined) return serve(file, acceptEncoding)
      // The root is the app for everyone. Elsewhere a missing script is missing; only a page becomes the app.
      const isRoot = path === '/' && (accept === '' || accept.includes('*/*'))
      if (!(isRoot || accept.includes('text/html')) || extname(path) === '.js' || extname(path) === '.css')
        return undefined
      const index = await fileOf('/index.html')
      return index === undefined ? unbuilt : serve(index, acceptEncoding)
    },
  }
}

const isHashed = (file: string): boolean =>
  /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(file) && file.includes(`${sep}assets${sep}`)

function encodingOf(accept: string): 'br' | 'gzip' | undefined {
  if (/\bbr\b/.test(accept)) return 'br'
  return /\bgzip\b/.test(accept) ? 'gzip' : undefined
}

const unbuilt: Page = {
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: Buffer.from(
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Parley</title>' +
      '<h1>The hub is running</h1><p>The web app is not built yet. In the project folder, run ' +
      '<code>npm run build</code>, then load this page again.</p>' +
      '<p>The interface for programs is described at <a href="/openapi.json">/openapi.json</a>.</p></html>',
  ),
}
