// Whose word names an organisation and gives it a key: its own, then whoever let it in or introduced it here. What another
// hub says of it does neither.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Directory, directoryOf, directoryStep } from './directory.ts'
import { registerOf } from './register.ts'
import { type EntrySketch, orgA as home, idOf, SmallRecord } from './testing.ts'

const [guest, third] = [idOf('org', 4), idOf('org', 5)]
const theirs = 'guest.example/log'
const keyId = 'A'.repeat(43)
const publicKey = `${'A'.repeat(43)}=`

const joined = (organisation: string, name: string, more: Partial<EntrySketch> = {}): EntrySketch => ({
  kind: 'organisation-joined',
  process: idOf('prc', 200),
  body: { organisation, name, role: 'monitor' },
  ...more,
})
const founded = (organisation: string, name: string): EntrySketch => ({
  kind: 'organisation-founded',
  process: registerOf(organisation),
  body: { organisation, name },
})
const introduced = (organisation: string, name: string): EntrySketch => ({
  kind: 'peer-introduced',
  process: registerOf(home),
  by: home,
  body: { origin: theirs, hubKey: 'x', organisation, name },
})
const keyed = (organisation: string): EntrySketch => ({
  kind: 'key-added',
  process: registerOf(organisation),
  by: organisation,
  body: { keyId, publicKey, held: 'own' },
})

/** The directory after these; `from` is the log an entry came from. */
function after(...steps: (EntrySketch | { readonly from: string; readonly entry: EntrySketch })[]): Directory {
  const record = new SmallRecord()
  return steps.reduce<Directory>((directory, step) => {
    const isForeign = 'from' in step
    record.add(isForeign ? step.entry : step)
    return directoryStep(directory, record.facts.at(-1)!.entry, isForeign ? step.from : undefined)
  }, directoryOf([]))
}
const foreign = (entry: EntrySketch) => ({ from: theirs, entry })
const by = (organisation: string) => ({ by: organisation })

const cases: [string, Parameters<typeof after>, string | undefined][] = [
  ['whoever let it in here names it', [joined(guest, 'Guest')], 'Guest'],
  ['nobody else does then', [joined(guest, 'Guest'), joined(guest, 'Evil', by(third))], 'Guest'],
  ['and may say it better', [joined(guest, 'Gest'), joined(guest, 'Guest')], 'Guest'],
  ['its register names it', [joined(guest, 'Guest'), founded(guest, 'Guest House')], 'Guest House'],
  ['nobody renames what its register named', [founded(guest, 'Guest House'), joined(guest, 'Evil')], 'Guest House'],
  ['what it says itself stands', [joined(guest, 'Guest', by(guest)), joined(guest, 'Evil', by(third))], 'Guest'],
  ['it may say another name itself', [joined(guest, 'Old', by(guest)), joined(guest, 'New', by(guest))], 'New'],
  ['its peer’s introduction names it', [introduced(guest, 'Guest')], 'Guest'],
  ['another hub does not rename it', [joined(guest, 'Guest'), foreign(joined(guest, 'Evil'))], 'Guest'],
  ['nor the hub that speaks for it', [introduced(guest, 'Guest'), foreign(joined(guest, 'Evil', by(guest)))], 'Guest'],
  ['another hub does not name it first', [foreign(joined(guest, 'Evil', by(guest)))], undefined],
]
for (const [what, steps, name] of cases) {
  test(`an organisation’s name: ${what}`, () => {
    assert.equal(after(...steps).names.get(guest), name)
  })
}

test('an entry of another hub adds no key, ends none, and founds nobody here', () => {
  const ours = after(keyed(home))
  assert.equal(ours.keys.get(keyId)?.organisation, home)
  assert.equal(after(introduced(guest, 'Guest'), foreign(keyed(guest))).keys.size, 0)
  assert.equal(after(foreign(founded(guest, 'Guest'))).founded.size, 0)
  const ending: EntrySketch = {
    kind: 'key-ended',
    process: registerOf(home),
    by: home,
    body: { keyId, reason: 'lost' },
  }
  assert.equal(after(keyed(home), foreign(ending)).keys.get(keyId)?.ended, undefined)
  assert.equal(after(keyed(home), ending).keys.get(keyId)?.ended?.reason, 'lost')
})
