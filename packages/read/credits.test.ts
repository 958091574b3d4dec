import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bylineOf, dateLine, isLetterhead, isMarking, ownDate, readDateline, splitTitle } from './credits.ts'

const bylines: readonly (readonly [string, string | null])[] = [
  ['By Lena Marsh', 'Lena Marsh'],
  ['By Lena Marsh and Tomas Oyelaran', 'Lena Marsh and Tomas Oyelaran'],
  ['BY LENA MARSH', 'LENA MARSH'],
  ['By Lena Marsh | 19 October 2031', 'Lena Marsh'],
  ['By Lena Marsh, Reuters', 'Lena Marsh, Reuters'],
  ['Par Hélène de la Tour', 'Hélène de la Tour'],
  ['Von Jürgen Maß', 'Jürgen Maß'],
  ['Por Inés Álvarez', 'Inés Álvarez'],
  ['Автор: Иван Петров', 'Иван Петров'],
  ['بقلم: سلمى حداد', 'سلمى حداد'],
  ['Written by: Lena Marsh', 'Lena Marsh'],
  ['By Monday', null],
  ['By then it was too late for both sides.', null],
  ['By the end of the week the parties will have met three times.', null],
  ['By 2031', null],
  ['Por la noche llegaron los monitores a la ciudad.', null],
]
for (const [text, name] of bylines) {
  test(`${JSON.stringify(text)} ${name === null ? 'is no byline' : `names ${name}`}`, () => {
    assert.equal(bylineOf(text)?.name ?? null, name)
  })
}

const dates: readonly (readonly [string, string | null])[] = [
  ['19 October 2031', '2031-10-19'],
  ['Published: 19 October 2031, 14:05 GMT', '2031-10-19'],
  ['Sunday, October 19, 2031 at 2:05 PM EDT', '2031-10-19'],
  ['Published 19 Oct 2031 - Updated 20 Oct 2031', '2031-10-19'],
  ['Publié le 19 octobre 2031 à 14h05', '2031-10-19'],
  ['Опубликовано 19 октября 2031', '2031-10-19'],
  ['نشر في: 19 أكتوبر 2031', '2031-10-19'],
  ['The talks of 19 October 2031', null],
  ['19 October 2031 in Sella', null],
  ['no date', null],
]
for (const [text, value] of dates) {
  test(`the line ${JSON.stringify(text)} ${value === null ? 'is no date line' : `is the date ${value}`}`, () => {
    assert.equal(dateLine(text), value)
  })
}

const datelines: readonly (readonly [string, string | null, string | null])[] = [
  ['GENEVA, Oct 19 (Reuters) - The talks resumed.', 'Reuters', 'XXXX-10-19'],
  ['SELLA (Northern Wire) — The talks resumed.', 'Northern Wire', null],
  ['PORT AMRIT — The talks resumed.', null, null],
  ['KESTREL BAY, Oct. 19, 2031 (AP) — The talks resumed.', 'AP', '2031-10-19'],
]
for (const [text, agency, date] of datelines) {
  test(`the dateline of ${JSON.stringify(text)}`, () => assert.deepEqual(readDateline(text), { agency, date }))
}

test('a sentence with a dash is no dateline', () => {
  assert.equal(readDateline('The council — which was not asked — rejected the draft.'), null)
})

const titles: readonly (readonly [string, string, string | null])[] = [
  ['Talks resume in Sella | The Arden Courier', 'Talks resume in Sella', 'The Arden Courier'],
  ['Talks resume in Sella - Arden News', 'Talks resume in Sella', 'Arden News'],
  ['Talks fail after a week – council', 'Talks fail after a week – council', null],
  ['Talks resume in Sella', 'Talks resume in Sella', null],
]
for (const [text, title, publisher] of titles) {
  test(`the title of ${JSON.stringify(text)}`, () => assert.deepEqual(splitTitle(text), { title, publisher }))
}

test('a letterhead is told from a headline', () => {
  for (const text of [
    'GOVERNMENT OF THE REPUBLIC OF ARDEN',
    'Ministry of Foreign Affairs',
    'Harbour Lamp Institute',
    'The Arden Courier',
    'Press Office',
  ]) {
    assert.ok(isLetterhead(text), text)
  }
  for (const text of [
    'Government rejects draft of the council',
    'Talks resume in Sella',
    'AGREEMENT ON THE EXCHANGE OF PRISONERS',
    'Monitors meet Highland Council',
  ]) {
    assert.ok(!isLetterhead(text), text)
  }
})

const ownDates: readonly (readonly [string, string | null])[] = [
  ['Done at Sella, Velmar, on 2 May 2031 (“the Sella Agreement”)', '2031-05-02'],
  ['Issued 12 May 2031. Based on information received as of 18:00.', '2031-05-12'],
  ['Reporting period: 12 to 18 May 2031. Issued in Orrin on 19 May 2031.', '2031-05-19'],
  ['Version of 20 May 2031, 14:00', '2031-05-20'],
  ['The council issued a warning on 20 May 2031.', null],
  ['Issued by the council after the talks of 20 May 2031', null],
  ['Done is what was agreed on 2 May 2031', null],
]
for (const [text, day] of ownDates) {
  test(`${JSON.stringify(text)} ${day === null ? 'dates no document' : `is a document of ${day}`}`, () => {
    assert.equal(ownDate(text), day)
  })
}

const markings: readonly (readonly [string, boolean])[] = [
  ['NON-PAPER', true],
  ['DRAFT – NOT AGREED – FOR DISCUSSION ONLY', true],
  ['Press release', true],
  ['Draft agreement reached', false],
  ['Confidential talks', false],
  ['Ministry of Defence', false],
]
for (const [text, is] of markings) {
  test(`${JSON.stringify(text)} ${is ? 'says how a paper may be used' : 'says more than how a paper may be used'}`, () => {
    assert.equal(isMarking(text), is)
  })
}
