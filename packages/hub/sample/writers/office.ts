// What a DOCX and an XLSX have in common: the package around the main part, and who made it when (ECMA-376, part 2).
import { type Member, zip } from './zip.ts'

/** `created` is RFC 3339 in UTC. */
export type Properties = { readonly title: string; readonly creator: string; readonly created: string }
/** A part of the package; `contentType` is its media type. */
export type Part = Member & { readonly contentType: string }
/** A relationship from the main part, by the last word of its type. */
export type Relation = { readonly id: string; readonly type: string; readonly target: string }

const packageNs = 'http://schemas.openxmlformats.org/package/2006'
export const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** The package's bytes: `main` is the part an application opens first, `relations` are its own. */
export function officePackage({
  properties,
  main,
  parts,
  relations,
}: {
  readonly properties: Properties
  readonly main: Part
  readonly parts: readonly Part[]
  readonly relations: readonly Relation[]
}): Uint8Array {
  const core: Part = {
    name: 'docProps/core.xml',
    contentType: 'application/vnd.openxmlformats-package.core-properties+xml',
    text:
      `<cp:coreProperties xmlns:cp="${packageNs}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
      'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${escaped(properties.title)}</dc:title><dc:creator>${escaped(properties.creator)}</dc:creator>` +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${properties.created}</dcterms:created></cp:coreProperties>`,
  }
  const all = [main, ...parts, core]
  const types =
    `<Types xmlns="${packageNs}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    all.map((part) => `<Override PartName="/${part.name}" ContentType="${part.contentType}"/>`).join('') +
    '</Types>'
  const [folder = '', file = ''] = main.name.split('/')
  const members: Member[] = [
    { name: '[Content_Types].xml', text: types },
    {
      name: '_rels/.rels',
      text: relationships([
        { id: 'rId1', type: `${officeRelations}/officeDocument`, target: main.name },
        { id: 'rId2', type: `${packageNs}/relationships/metadata/core-properties`, target: core.name },
      ]),
    },
    {
      name: `${folder}/_rels/${file}.rels`,
      text: relationships(relations.map((relation) => ({ ...relation, type: `${officeRelations}/${relation.type}` }))),
    },
    ...all,
  ]
  return zip(members.map((member) => ({ name: member.name, text: declaration + member.text })))
}

function relationships(relations: readonly Relation[]): string {
  return (
    `<Relationships xmlns="${packageNs}/relationships">` +
    relations.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('') +
    '</Relationships>'
  )
}
