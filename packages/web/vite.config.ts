// How the web app is built: hashed files, no inline script, nothing fetched from anywhere but the hub itself.
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type ProxyOptions } from 'vite'
import { mockHub } from './dev/mock.ts'
import { swappedIntoPlace } from './dev/swap.ts'
import { compiledCatalogs } from './words/compile.ts'

const hub = process.env.PARLEY_HUB
const toHub =
  '^/(openapi\\.json|health|me|first|sign-in|sign-out|processes|views|briefs|people|invitation|invitations|recoveries|back-in|acts|tokens|organisations|providers|documents|entries|stream|log|feeds-in|imports|calendar|calendars|exports)'

// A page load asks for HTML and gets the app; everything else under the hub's routes goes to the hub.
const proxy: Record<string, ProxyOptions> =
  hub === undefined
    ? {}
    : { [toHub]: { target: hub, bypass: (r) => (r.headers.accept?.includes('text/html') ? '/index.html' : null) } }

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: '/',
  plugins: [
    compiledCatalogs(),
    react(),
    swappedIntoPlace({ dist: join(import.meta.dirname, 'dist'), workshop: join(import.meta.dirname, '../../out') }),
    ...(command === 'serve' && hub === undefined ? [mockHub()] : []),
  ],
  build: { target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
  server: {
    host: '127.0.0.1',
    proxy,
  },
}))
