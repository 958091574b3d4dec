import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { decode } from './charset.ts'
import { Unreadable } from './unreadable.ts'

const arabic =
  'أعلنت اللجنة المشتركة يوم الاثنين أن الجولة الثانية من تبادل الأسرى ستبدأ قبل نهاية الشهر، وقال مسؤولان مطلعان على المحادثات إن القوائم ستسلم غدا في المدينة الساحلية.'
const russian =
  'Совместная комиссия сообщила в понедельник, что второй этап обмена пленными начнётся до конца месяца, заявили два источника, знакомые с ходом переговоров.'
const french =
  'La commission mixte a annoncé lundi que le deuxième échange de prisonniers aurait lieu avant la fin du mois, à Sella, près du pont fermé cet été.'
const hebrew =
  'הוועדה המשותפת הודיעה ביום שני כי הסבב השני של חילופי השבויים יתחיל לפני סוף החודש, כך אמרו שני גורמים המעורים בשיחות.'

const cases: readonly (readonly [string, Buffer, string | undefined, string, string, string | null])[] = [
  ['plain UTF-8', Buffer.from(french), undefined, french, 'utf-8', null],
  ['a byte order mark', Buffer.from(`\ufeff${french}`), undefined, french, 'utf-8', null],
  ['UTF-16 with a mark', iconv.encode(french, 'utf-16le', { addBOM: true }), undefined, french, 'utf-16le', null],
  ['UTF-16 without one', iconv.encode(french, 'utf-16be', { addBOM: false }), undefined, french, 'utf-16be', null],
  ['UTF-32', iconv.encode(french, 'utf-32le', { addBOM: true }), undefined, french, 'utf-32le', null],
  ['windows-1256 declared', iconv.encode(arabic, 'windows-1256'), 'windows-1256', arabic, 'windows-1256', null],
  [
    'windows-1256 that says it is UTF-8',
    iconv.encode(arabic, 'windows-1256'),
    'utf-8',
    arabic,
    'windows-1256',
    'charset-guessed',
  ],
  [
    'windows-1251 that says nothing',
    iconv.encode(russian, 'windows-1251'),
    undefined,
    russian,
    'windows-1251',
    'charset-guessed',
  ],
  ['KOI8-R that says nothing', iconv.encode(russian, 'koi8-r'), undefined, russian, 'koi8-r', 'charset-guessed'],
  [
    'windows-1255 that says nothing',
    iconv.encode(hebrew, 'windows-1255'),
    undefined,
    hebrew,
    'windows-1255',
    'charset-guessed',
  ],
  [
    'windows-1252 that says nothing',
    iconv.encode(french, 'windows-1252'),
    undefined,
    french,
    'windows-1252',
    'charset-guessed',
  ],
  ['UTF-8 that says it is windows-1251', Buffer.from(russian), 'windows-1251', russian, 'utf-8', 'charset-mismatch'],
]

for (const [name, bytes, declared, text, charset, code] of cases) {
  test(`${name} is read as ${charset}${code === null ? '' : `, and said so (${code})`}`, () => {
    const decoded = decode(bytes, declared)
    assert.equal(decoded.text, text)
    assert.equal(decoded.charset, charset)
    assert.deepEqual(
      decoded.notices.map((notice) => notice.code),
      code === null ? [] : [code],
    )
  })
}

test('a charset named in the page itself is followed', () => {
  const bytes = iconv.encode(`<html><head><meta charset="windows-1251"></head><p>${russian}</p></html>`, 'windows-1251')
  const decoded = decode(bytes)
  assert.equal(decoded.charset, 'windows-1251')
  assert.ok(decoded.text.includes(russian))
})

test('a page that says UTF-8 and is windows-1256 is guessed by its words, not its tags', () => {
  const bytes = iconv.encode(
    `<html><head><meta charset="utf-8"></head><body>${`<p class="body">${arabic}</p>`.repeat(5)}</body></html>`,
    'windows-1256',
  )
  const decoded = decode(bytes)
  assert.ok(decoded.text.includes(arabic))
  assert.equal(decoded.notices[0]?.code, 'charset-guessed')
})

test('one broken character in a text of UTF-8 does not change how the rest is read', () => {
  const bytes = Buffer.concat([Buffer.from(russian), Buffer.from([0xd0]), Buffer.from(russian)])
  const decoded = decode(bytes)
  assert.equal(decoded.charset, 'utf-8')
  assert.equal(decoded.notices[0]?.code, 'charset-damaged')
  assert.ok(decoded.text.startsWith(russian))
})

test('bytes that no text contains are refused', () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) & 0xff)
  assert.throws(
    () => decode(noise),
    (error) => error instanceof Unreadable && error.code === 'binary',
  )
})
