import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDate, machineDate } from './written-date.ts'

const written: readonly (readonly [string, string | null])[] = [
  ['2031-10-19', '2031-10-19'],
  ['2031-10-19T14:05:00+02:00', '2031-10-19'],
  ['19 October 2031', '2031-10-19'],
  ['October 19, 2031', '2031-10-19'],
  ['Oct. 19, 2031', '2031-10-19'],
  ['Sunday, 19th of October 2031', '2031-10-19'],
  ['le 19 octobre 2031', '2031-10-19'],
  ['19 de octubre de 2031', '2031-10-19'],
  ['19. Oktober 2031', '2031-10-19'],
  ['19 ottobre 2031', '2031-10-19'],
  ['19 октября 2031 года', '2031-10-19'],
  ['19 жовтня 2031', '2031-10-19'],
  ['19 Ekim 2031', '2031-10-19'],
  ['19 أكتوبر 2031', '2031-10-19'],
  ['١٩ تشرين الأول ٢٠٣١', '2031-10-19'],
  ['19 באוקטובר 2031', null],
  ['2031年10月19日', '2031-10-19'],
  ['19/10/2031', '2031-10-19'],
  ['10/19/2031', '2031-10-19'],
  ['03/04/2031', '2031'],
  ['04/04/2031', '2031-04-04'],
  ['Oct 19', 'XXXX-10-19'],
  ['19 octobre', 'XXXX-10-19'],
  ['29 February', 'XXXX-02-29'],
  ['30 February 2031', '2031-02'],
  ['October 2031', '2031-10'],
  ['in October', null],
  ['on Monday', null],
  ['may 12 people', 'XXXX-05-12'],
  ['12345', null],
  ['', null],
]

for (const [text, value] of written) {
  test(`a date written ${JSON.stringify(text)} is ${value}`, () => assert.equal(findDate(text)?.value ?? null, value))
}

test('the place of a date is where its words stand', () => {
  const text = 'Published: 19 October 2031, 14:05'
  const date = findDate(text)
  assert.equal(text.slice(date?.start, date?.end), '19 October 2031')
  // The first letter of both names is one letter longer in lower case.
  const turkish = 'İSTANBUL, İZMİR, 19 EKİM 2031 – 19 Ekim 2031'
  assert.equal(turkish.slice(findDate(turkish)?.start), '19 Ekim 2031')
})

test('a machine-written date keeps the day of its own zone', () => {
  assert.equal(machineDate('2031-10-19T23:30:00-05:00'), '2031-10-19')
  assert.equal(machineDate('Sun, 19 Oct 2031 23:05:00 +0200'), '2031-10-19')
  assert.equal(machineDate('20311019'), '2031-10-19')
  assert.equal(machineDate('yesterday'), null)
})
