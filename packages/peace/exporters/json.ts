// The rows as they are, whole, with the name of their view.
import type { Exporter } from './exporter.ts'

export const json: Exporter = {
  name: 'json',
  mediaType: 'application/json',
  extension: 'json',
  write: (view, rows) => `${JSON.stringify({ view: view.name, about: view.about, rows }, null, 2)}\n`,
}
