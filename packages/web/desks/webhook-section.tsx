// The webhooks of one's organisation, and what is looked at before each message.
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../parts/states.tsx'
import { useWords } from '../words/words.ts'
import { webhooksQuery } from './queries.ts'
import { WebhookItem } from './webhook-item.tsx'

export function WebhookSection() {
  const words = useWords()
  const hooks = useQuery(webhooksQuery)
  return (
    <section>
      <h2>{words('webhooks.here')}</h2>
      <p>{words('webhooks.about')}</p>
      <Answer of={hooks} lines={3}>
        {(found) =>
          found.length === 0 ? (
            <p className="quiet">{words('webhooks.none')}</p>
          ) : (
            <ul className="desk-items">
              {found.map((hook) => (
                <WebhookItem key={hook.hook} hook={hook} />
              ))}
            </ul>
          )
        }
      </Answer>
      <details className="desk-more">
        <summary>{words('webhooks.checked')}</summary>
        <ul>
          {(['1', '2', '3', '4'] as const).map((one) => (
            <li key={one}>{words(`webhooks.checked.${one}`)}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}
