#!/usr/bin/env node
// The launcher. It runs on any Node, only to say which one Parley needs.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `Parley needs Node 24; this is Node ${process.versions.node}. Run it as 'npx parley …' inside the project, or 'npm start': the install brings its own Node on Linux.`,
  )
  process.exit(69)
}
// What V8 and Node make of the sources is kept for the next start; what is loaded after this line is.
await import('@parley/read/compiled')
const { main } = await import('../main.ts')
process.exitCode = await main(process.argv.slice(2))
