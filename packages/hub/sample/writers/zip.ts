// A ZIP archive with its members stored as they are: the same bytes at every run, and readable with any text search.
import { crc32 } from 'node:zlib'

export type Member = { readonly name: string; readonly text: string }

const localHeader = 0x04034b50
const centralHeader = 0x02014b50
const endOfCentral = 0x06054b50
const versionNeeded = 20
// Bit 11 of the general purpose flags: member names are UTF-8 (APPNOTE.TXT 4.4.4).
const utf8Names = 0x0800
// 1 January 1980, the earliest day the format can say: archives made twice are equal.
const dosDate = 0x0021

/** The archive's bytes (PKWARE APPNOTE.TXT, method 0, no extra fields). */
export function zip(members: readonly Member[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const member of members) {
    const name = Buffer.from(member.name, 'utf8')
    const data = Buffer.from(member.text, 'utf8')
    // The fields both headers share: version, flags, method, time, date, CRC, sizes, name length, extra length.
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(versionNeeded, 0)
    shared.writeUInt16LE(utf8Names, 2)
    shared.writeUInt16LE(dosDate, 8)
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(data.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.alloc(4)
    local.writeUInt32LE(localHeader)
    parts.push(local, shared, name, data)
    const central = Buffer.alloc(6)
    central.writeUInt32LE(centralHeader)
    central.writeUInt16LE(versionNeeded, 4)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(central, shared, tail, name)
    offset += 4 + shared.length + name.length + data.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endOfCentral)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, central, end]))
}
