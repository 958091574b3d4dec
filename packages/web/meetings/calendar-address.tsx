// One's calendar address: shown once, replaced, ended. Whoever has it reads what its person may see, so it is spoken of as
// a key is.
import { Button } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { hub } from '../hub/client.ts'
import { useProcess } from '../hub/process.ts'
import { Cancel, Dialog } from '../parts/dialog.tsx'
import { Answer } from '../parts/states.tsx'
import { Once } from '../people/once.tsx'
import { Refused } from '../people/refused.tsx'
import { useFormats, useWords } from '../words/words.ts'

const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: async ({ signal }) => (await hub.calendars(undefined, { signal })).calendars,
})

export function CalendarAddress({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const { moment } = useFormats()
  const process = useProcess()
  const queries = useQueryClient()
  const found = useQuery(calendarsQuery)
  const again = () => void queries.invalidateQueries({ queryKey: calendarsQuery.queryKey })
  const make = useMutation({ mutationFn: () => hub.makeCalendar({ body: { process } }), onSuccess: again })
  const end = useMutation({
    mutationFn: (id: string) => hub.endCalendar({ id }),
    onSuccess: () => {
      make.reset()
      again()
    },
  })
  return (
    <Dialog title={words('meetings.address')} onClose={onClose} sheet>
      <div className="form">
        <p>{words('meetings.address.about')}</p>
        <p className="quiet">{words('meetings.address.key')}</p>
        {make.data !== undefined && (
          <Once
            about={words('meetings.address.once')}
            text={`${window.location.origin}${make.data.path}`}
            onDone={() => make.reset()}
          />
        )}
        <Answer of={found} lines={2}>
          {(all) => {
            const mine = all.find((one) => one.process === process)
            return (
              <>
                {mine === undefined ? (
                  <p role="status">{words('meetings.address.none')}</p>
                ) : (
                  <p role="status">
                    {words('meetings.address.made', { at: moment(mine.madeAt) })}{' '}
                    {mine.usedAt === null
                      ? words('meetings.address.unused')
                      : words('meetings.address.used', { at: moment(mine.usedAt) })}
                  </p>
                )}
                <Refused error={make.error ?? end.error} />
                <div className="form-end">
                  <Cancel />
                  {mine !== undefined && (
                    <Button variant="default" loading={end.isPending} onClick={() => end.mutate(mine.id)}>
                      {words('meetings.address.end')}
                    </Button>
                  )}
                  <Button loading={make.isPending} onClick={() => make.mutate()}>
                    {words(mine === undefined ? 'meetings.address.make' : 'meetings.address.replace')}
                  </Button>
                </div>
              </>
            )
          }}
        </Answer>
      </div>
    </Dialog>
  )
}
