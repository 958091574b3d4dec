// A table of relief work: movements, a 5W sheet, needs or pledges, as teams keep them.
import { NativeSelect } from '@mantine/core'
import { ImportTable } from '../imports/import-table.tsx'
import { TableMapping } from '../imports/table-mapping.tsx'
import { useTitle } from '../parts/title.ts'
import { useAddress } from '../provenance/opened.ts'
import { useTerm, useWords } from '../words/words.ts'

const kinds = ['movements', 'activities', 'needs', 'offers'] as const
const codes = { movements: 'movementOutcome', activities: 'cluster', needs: 'cluster', offers: 'offerState' } as const

export default function ImportAidPage() {
  const words = useWords()
  const term = useTerm()
  useTitle(words('importAid.title'))
  const [asked, setAsked] = useAddress('into')
  const into = kinds.find((one) => one === asked) ?? 'movements'
  return (
    <div className="list-page import-page">
      <header className="page-head">
        <h1>{words('importAid.title')}</h1>
        <p className="quiet">{words('importAid.about')}</p>
      </header>
      <NativeSelect
        label={words('import.into')}
        value={into}
        data={kinds.map((value) => ({ value, label: term('aidTable', value) }))}
        onChange={(event) => setAsked(event.currentTarget.value)}
      />
      <ImportTable key={into} into={into} mapping={TableMapping} codes={codes[into]} />
    </div>
  )
}
