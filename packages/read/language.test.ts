import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf } from './language.ts'

test('a terse form that says it is English is taken at its word; prose of a neighbour that says so is not', async () => {
  const form =
    'Escort officer: R. Hale. Route: Marrow – Velm. Departure gate: 06h40. Vehicles: 38 (31 fuel, 7 grain). Stop at km 62 by police. Sergeant says seals of two lorries broken. Seals checked: intact. Delay 45 min. Arrival with 36 vehicles.'
  assert.equal(await languageOf(form, 'en-GB'), 'en-GB')
  const dutch =
    'De regering is het niet eens met de voorwaarden van het bestand, of met de plaats waar het was getekend. De minister had gisteren gezegd dat het was voorbereid, en dat er geen reden is om het of de regels nog te veranderen.'
  assert.equal(await languageOf(dutch, 'en'), 'nl')
  const german =
    'Die Regierung war mit den Bedingungen der Waffenruhe nicht einverstanden, was der Minister am Montag bestätigte. Er habe das Abkommen gelesen, sagte er, und es gebe nichts, was daran noch zu ändern sei.'
  assert.equal(await languageOf(german, 'en'), 'de')
})
