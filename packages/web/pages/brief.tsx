// The situation brief of a day or a week.
import { useAddress } from '../provenance/opened.ts'
import { BriefOf } from './report.tsx'

export default function BriefPage() {
  const [kind] = useAddress('kind')
  return <BriefOf kind={kind === 'weekly' ? 'weekly' : 'daily'} />
}
