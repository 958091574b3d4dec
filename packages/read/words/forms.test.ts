import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { basesMaybe, nounLemma, verbForms } from './forms.ts'

test('a verb gives all its forms', () => {
  for (const [base, ...forms] of [
    ['say', 'says', 'said', 'saying'],
    ['deny', 'denies', 'denied', 'denying'],
    ['agree', 'agrees', 'agreed', 'agreeing'],
    ['release', 'releases', 'released', 'releasing'],
    ['commit', 'commits', 'committed', 'committing'],
    ['visit', 'visits', 'visited', 'visiting'],
    ['withdraw', 'withdrew', 'withdrawn', 'withdrawing'],
    ['stop', 'stopped', 'stopping'],
    ['meet', 'met', 'meeting'],
    ['attack', 'attacked', 'attacking'],
    ['reach', 'reaches', 'reached'],
    ['bomb', 'bombed', 'bombing'],
  ] as const) {
    for (const form of forms) assert.ok(verbForms(base).includes(form), `${form} of ${base}: ${verbForms(base)}`)
  }
})

test('a plural noun gives its singular', () => {
  for (const [plural, singular] of [
    ['talks', 'talk'],
    ['parties', 'party'],
    ['spokesmen', 'spokesman'],
    ['crisis', 'crisis'],
  ] as const) {
    assert.equal(nounLemma(plural), singular)
  }
})

test('every form leads back to its verb', () => {
  const lines = readFileSync(new URL('../model/wordnet.txt', import.meta.url), 'utf8').split('\n')
  const bases = lines.flatMap((line) => (line.startsWith('v') ? line.split(' ').slice(1) : []))
  assert.ok(bases.length > 3000)
  for (const base of [...bases, 'be', 'tie', 'cancel', 'agree', 'dye', 'run', 'see', 'withdraw', 'permit']) {
    for (const form of verbForms(base)) assert.ok(basesMaybe(form).includes(base), `${form} of ${base}`)
  }
})
