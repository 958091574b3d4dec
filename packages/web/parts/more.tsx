// The end of a list that has more.
import { Button } from '@mantine/core'
import { useWords } from '../words/words.ts'

type Pages = {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

export function More({ of }: { readonly of: Pages }) {
  const words = useWords()
  if (!of.hasNextPage) return null
  return (
    <div className="more">
      <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {words('action.more')}
      </Button>
    </div>
  )
}
