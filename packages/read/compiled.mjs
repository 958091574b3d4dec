// Keeps what Node and V8 make of the sources, so that the next process need not make it again: half of the time until a
// first document is read. Whoever begins a process or a worker thread imports this first, and all else after it.
//
// It lies with the user who runs it, by the system's word and not the environment's: code that is kept is code that runs,
// and no other user may write it. Where the folder cannot be written everything works, only later.
import { enableCompileCache } from 'node:module'
import { userInfo } from 'node:os'
import path from 'node:path'

try {
  enableCompileCache(path.join(userInfo().homedir, '.cache', 'parley', 'code'))
} catch {
  // A user the system does not know, as some containers have, has no home.
}
