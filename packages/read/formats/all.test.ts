import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { readDocument } from '../document.ts'
import { docxFile, docxParagraph, docxTable, type PdfLine, pdfFile, xlsxFile } from '../fixtures/files.ts'
import type { Document, ReadOptions } from '../reading.ts'
import { Unreadable } from '../unreadable.ts'
import { readFeedItems } from './feed.ts'

const fixture = (name: string) => readFile(new URL(`../fixtures/${name}`, import.meta.url))
const reading = (text: string, options?: ReadOptions) => readDocument(Buffer.from(text), options)
const blocksOf = (document: Document) =>
  document.blocks.map(({ type, start, end }) => [type, document.text.slice(start, end)])
const removedOf = (document: Document) => document.removed.map(({ reason, text }) => [reason, text])

const story = [
  [
    'paragraph',
    'KESTREL BAY (Northern Wire) — The joint commission for the Ostrava Valley agreed on Monday to a second round of prisoner exchange, two officials familiar with the talks said.',
  ],
  [
    'paragraph',
    '“We will hand over the first forty people before the end of the month,” said Ilse Varga, who chairs the commission.',
  ],
  ['heading', 'What happens next'],
  ['paragraph', 'The delegations are expected to travel between three towns this week.'],
]

test('text copied from a page: title, credits, table, list and headings are told from what the page left around them', async () => {
  const document = await readDocument(await fixture('web-copy.txt'))
  assert.equal(document.title, 'Valley commission agrees on second round of prisoner exchange')
  assert.equal(document.byline, 'Lena Marsh and Tomas Oyelaran')
  assert.equal(document.publisher, 'The Arden Courier')
  assert.equal(document.published, '2031-10-19')
  assert.deepEqual(document.basis, { title: 'first-line', byline: 'visible', publisher: 'title', published: 'visible' })
  assert.equal(document.language, 'en')
  assert.deepEqual(blocksOf(document).slice(0, 4), story)
  assert.deepEqual(document.tables[0]?.columns, ['Day', 'Location', 'Focus'])
  assert.deepEqual(document.tables[0]?.rows[2], ['Thursday', 'Sella', ''])
  assert.equal(document.tables[0]?.cells?.[2]?.[2], null)
  assert.equal(document.blocks.filter(({ type }) => type === 'list-item').length, 3)
  for (const words of [
    'Advertisement',
    'FansLike',
    'Source link',
    'Continue reading',
    'Flood warning',
    'Save my name',
    'All rights reserved',
    'Published on',
  ]) {
    assert.ok(!document.text.includes(words), words)
    assert.ok(
      document.removed.some(({ text }) => text.includes(words)),
      words,
    )
  }
})

test('a web page: the article with its table, everything else listed, metadata with the way it was found', async () => {
  const document = await readDocument(await fixture('news-page.html'), { url: 'https://courier.example/region/a?x=1' })
  assert.equal(document.title, 'Valley commission agrees on second round of prisoner exchange')
  assert.equal(document.byline, 'Lena Marsh, Tomas Oyelaran')
  assert.equal(document.published, '2031-10-19')
  assert.equal(document.url, 'https://courier.example/region/second-round')
  assert.equal(document.language, 'en-GB')
  assert.deepEqual(document.basis, {
    title: 'json-ld',
    byline: 'json-ld',
    publisher: 'opengraph',
    published: 'json-ld',
    url: 'canonical',
  })
  assert.deepEqual(blocksOf(document).slice(0, 4), story)
  assert.deepEqual(document.tables[0]?.rows, [
    ['Tuesday', 'Kestrel Bay', 'Lists of names'],
    ['Wednesday', '', 'Transport & medical care'],
    ['Thursday', 'Sella', ''],
  ])
  assert.deepEqual(document.blocks.filter(({ type }) => type === 'quote').length, 1)
  const reasons = Object.groupBy(document.removed, ({ reason }) => reason)
  for (const reason of [
    'cookie-notice',
    'navigation',
    'byline-block',
    'share-bar',
    'advertisement',
    'related-links',
    'comment-form',
    'copyright',
  ]) {
    assert.ok(Object.hasOwn(reasons, reason), reason)
  }
  assert.ok(!document.text.includes('not text'))
})

test('a page without metadata gives what its visible lines say, and no year where none is written', async () => {
  const document =
    await reading(`<html><body><h1>Bridge at Sella opens for an hour</h1><p>By Lena Marsh</p><p>Published 19 October, 14:05</p>
    <p>The bridge at Sella was opened for an hour on Monday, and some two hundred people crossed it in both directions.</p>
    <p>The monitors counted them and said that nobody had been turned back by the guards of either side.</p></body></html>`)
  assert.equal(document.title, 'Bridge at Sella opens for an hour')
  assert.equal(document.byline, 'Lena Marsh')
  assert.equal(document.published, 'XXXX-10-19')
  assert.equal(document.basis.published, 'visible')
  assert.equal(document.blocks.length, 2)
})

test('a page of links says that it is one', async () => {
  const links = Array.from(
    { length: 12 },
    (_, i) => `<h2><a href="/${i}">Story number ${i} about the bridge at Sella and the talks</a></h2>`,
  ).join('')
  const document = await reading(
    `<html><body><main>${links}<p>All our stories about the valley in one place, sorted by day and written by our own staff.</p></main></body></html>`,
  )
  assert.deepEqual(
    document.notices.map(({ code }) => code),
    ['list-page'],
  )
})

const two = [
  '<p>The bridge at Sella was opened for an hour on Monday, and some two hundred people crossed it in both directions.</p>',
  '<p>The monitors counted them and said that nobody had been turned back by the guards of either side.</p>',
].join('')

test('a name on the element around the whole text is not believed', async () => {
  for (const name of ['content-sidebar-wrap', 'related', 'has-newsletter', 'widget author-box']) {
    const document = await reading(`<html><body><div class="${name}"><h2>A bridge</h2>${two}</div></body></html>`)
    assert.equal(document.blocks.filter(({ type }) => type === 'paragraph').length, 2, name)
  }
})

test('a long discussion below a short story is not the story', async () => {
  const comments =
    '<p>I was there, and I saw some three hundred people at least, whatever the monitors may write about it.</p>'.repeat(
      8,
    )
  const document = await reading(
    `<html><body><h1>A bridge opens</h1><div class="story">${two}</div><div id="comments">${comments}</div></body></html>`,
  )
  assert.ok(document.text.startsWith('The bridge at Sella') && !document.text.includes('I was there'))
})

test('an old page of tables and line breaks: the headline without the name of the site, paragraphs by their breaks', async () => {
  const document = await reading(
    '<HTML><HEAD><TITLE>Arden Gazette - Bridge opened for an hour</TITLE></HEAD><BODY><TABLE><TR><TD><A HREF=/>Home</A><BR><A HREF=/n>News</A></TD><TD><B>Bridge opened for an hour</B><BR><BR>The bridge at Sella was opened for an hour on Monday, and some two hundred<BR>people crossed it in both directions.<BR>The monitors counted them and turned nobody back, they said.<P>A second opening is planned for Thursday, if the weather allows it.</TD></TR></TABLE></BODY></HTML>',
  )
  assert.equal(document.title, 'Bridge opened for an hour')
  assert.deepEqual(blocksOf(document), [
    [
      'paragraph',
      'The bridge at Sella was opened for an hour on Monday, and some two hundred people crossed it in both directions.',
    ],
    ['paragraph', 'The monitors counted them and turned nobody back, they said.'],
    ['paragraph', 'A second opening is planned for Thursday, if the weather allows it.'],
  ])
})

test('a live page says that it is one, and keeps the times of its posts', async () => {
  const posts = Array.from(
    { length: 7 },
    (_, i) =>
      `<div class="entry"><time datetime="2031-10-19T1${i}:00Z">1${i}:00</time><p>The chair of the commission spoke for the ${i + 1}. time to those who had waited in the hall of the town.</p></div>`,
  )
  const document = await reading(
    `<html><body><h1>Live: talks at Sella</h1><div class="feed">${posts.join('')}</div></body></html>`,
  )
  assert.deepEqual(
    document.notices.map(({ code }) => code),
    ['live-blog'],
  )
  assert.ok(document.text.includes('13:00'))
})

test('what is hidden is not read', async () => {
  const document = await reading(
    `<html><body>${two}<p hidden>Hidden words stand here, enough of them to look like a sentence.</p><p style="display:none">Other hidden words.</p><noscript>Turn on scripts.</noscript></body></html>`,
  )
  assert.ok(!/hidden/iu.test(document.text))
})

test('an Arabic page runs from right to left', async () => {
  const document = await reading(
    '<html lang="ar"><body><article><h1>جولة ثانية من تبادل الأسرى</h1><p>بقلم: سلمى حداد</p><p>نشر في 19 أكتوبر 2031</p><p>أعلنت اللجنة المشتركة يوم الاثنين أن الجولة الثانية من تبادل الأسرى ستبدأ قبل نهاية الشهر، وقال مسؤولان مطلعان على المحادثات إن القوائم ستسلم غدا.</p></article></body></html>',
  )
  assert.deepEqual(
    [document.language, document.direction, document.byline, document.published],
    ['ar', 'rtl', 'سلمى حداد', '2031-10-19'],
  )
  assert.equal(document.blocks.length, 1)
})

test('Markdown: marks go, words and blocks stay', async () => {
  const document = await reading(
    '---\ntitle: "Second round"\ndate: 2031-10-19\n---\n# Second round\n\nThe **commission** agreed on [Monday](https://a.example).\nIt said so.\n\n- one\n- two *b*\n\n| Day | Place |\n|---|---|\n| Tue | Sella |\n\n> quoted words\n> more\n\nNext\n----\n\nText with `code` and snake_case_word.\n',
  )
  assert.deepEqual(
    [document.title, document.published, document.mediaType],
    ['Second round', '2031-10-19', 'text/markdown'],
  )
  assert.deepEqual(blocksOf(document), [
    ['paragraph', 'The commission agreed on Monday. It said so.'],
    ['list-item', 'one'],
    ['list-item', 'two b'],
    ['table', 'Day | Place\nTue | Sella'],
    ['quote', 'quoted words more'],
    ['heading', 'Next'],
    ['paragraph', 'Text with code and snake_case_word.'],
  ])
})

const pageLine = (text: string, y: number, size?: number): PdfLine => ({
  text,
  x: 50,
  y,
  ...(size === undefined ? {} : { size }),
})

test('PDF: pages, paragraphs over rows and pages, hyphens, running heads and page numbers', async () => {
  const document = await readDocument(
    pdfFile([
      [
        pageLine('Joint Commission, minutes', 800, 9),
        pageLine('Minutes of the fourth meeting', 760, 18),
        pageLine('The delegations met for three hours on Tuesday and agreed that lists of names would be ex-', 720),
        pageLine('changed by the end of the week, in the presence of the monitors and of the Red Cross, who', 706),
        pageLine('will keep a copy.', 692),
        pageLine('The chair said that the cease-fire line would be walked again on Thursday morning by both', 664),
        pageLine('sides together, and that the results of the walk along the cease-fire line would be given to', 650),
        pageLine('1', 40, 9),
      ],
      [
        pageLine('Joint Commission, minutes', 800, 9),
        pageLine('the monitors in three languages.', 760),
        pageLine('2', 40, 9),
      ],
    ]),
  )
  assert.equal(document.title, 'Minutes of the fourth meeting')
  assert.deepEqual(
    document.blocks.map(({ page, start, end }) => [page, document.text.slice(start, end)]),
    [
      [
        1,
        'The delegations met for three hours on Tuesday and agreed that lists of names would be exchanged by the end of the week, in the presence of the monitors and of the Red Cross, who will keep a copy.',
      ],
      [
        1,
        'The chair said that the cease-fire line would be walked again on Thursday morning by both sides together, and that the results of the walk along the cease-fire line would be given to the monitors in three languages.',
      ],
    ],
  )
  assert.deepEqual(removedOf(document), [
    ['page-furniture', 'Joint Commission, minutes'],
    ['page-furniture', '1'],
    ['page-furniture', 'Joint Commission, minutes'],
    ['page-furniture', '2'],
  ])
})

test('PDF: lines in the same columns are a table, with its page; a cell goes on below', async () => {
  const row = (y: number, ...cells: readonly string[]): PdfLine[] =>
    cells.map((text, c) => ({ text, x: 50 + c * 120, y })).filter(({ text }) => text !== '')
  const document = await readDocument(
    pdfFile([
      [
        pageLine('Trucks by crossing', 780, 16),
        ...row(740, 'Crossing', 'Trucks', 'Status'),
        ...row(720, 'Haddle Bridge', '456', 'Open from six in'),
        ...row(707, '', '', 'the morning'),
        ...row(687, 'Quarry Gate', '38', ''),
        ...row(667, 'Coast road', '', 'Closed'),
        pageLine('The coordinator said that inspections take seventy minutes.', 630),
      ],
    ]),
  )
  assert.deepEqual(
    document.tables.map(({ columns, rows, page }) => [page, columns, rows]),
    [
      [
        1,
        ['Crossing', 'Trucks', 'Status'],
        [
          ['Haddle Bridge', '456', 'Open from six in the morning'],
          ['Quarry Gate', '38', ''],
          ['Coast road', '', 'Closed'],
        ],
      ],
    ],
  )
  assert.deepEqual(blocksOf(document).at(-1), [
    'paragraph',
    'The coordinator said that inspections take seventy minutes.',
  ])
})

test('a PDF of pictures says that it has no text', async () => {
  const document = await readDocument(pdfFile([[]]))
  assert.deepEqual([document.text, document.notices.map(({ code }) => code)], ['', ['no-text']])
})

test('DOCX: title, headings, tables in place', async () => {
  const document = await readDocument(
    docxFile(
      docxParagraph('Minutes of the joint commission', 'Title') +
        docxParagraph('19 October 2031') +
        docxParagraph('What was agreed', 'Heading1') +
        docxParagraph('The parties will exchange lists &amp; names by Friday, the chair said.') +
        docxTable([
          ['Day', 'Place', 'Focus'],
          ['Tuesday', 'Sella', 'Lists'],
        ]) +
        docxParagraph('The next meeting is on Monday.'),
      { title: 'template', creator: 'Lena Marsh' },
    ),
  )
  assert.deepEqual(
    [document.title, document.byline, document.published],
    ['Minutes of the joint commission', 'Lena Marsh', '2031-10-19'],
  )
  assert.deepEqual(blocksOf(document), [
    ['paragraph', '19 October 2031'],
    ['heading', 'What was agreed'],
    ['paragraph', 'The parties will exchange lists & names by Friday, the chair said.'],
    ['table', 'Day | Place | Focus\nTuesday | Sella | Lists'],
    ['paragraph', 'The next meeting is on Monday.'],
  ])
  assert.deepEqual(document.tables[0]?.columns, ['Day', 'Place', 'Focus'])
})

test('XLSX: a table a sheet', async () => {
  const document = await readDocument(
    xlsxFile({
      Releases: [
        ['Name', 'Count'],
        ['Sella', 12],
      ],
      Visits: [
        ['Day', 'Place'],
        ['Tuesday', 'Sella'],
      ],
    }),
  )
  assert.deepEqual(
    document.tables.map(({ sheet, columns, rows }) => [sheet, columns, rows]),
    [
      ['Releases', ['Name', 'Count'], [['Sella', '12']]],
      ['Visits', ['Day', 'Place'], [['Tuesday', 'Sella']]],
    ],
  )
})

test('CSV: the delimiter is found', async () => {
  const document = await reading('Day;Place;People\nTuesday;Sella;12\nWednesday;"Port; Amrit";3\n', { name: 'a.csv' })
  assert.deepEqual(document.tables[0]?.rows, [
    ['Tuesday', 'Sella', '12'],
    ['Wednesday', 'Port; Amrit', '3'],
  ])
})

test('prose with commas is no CSV, whatever it is called otherwise', async () => {
  const document = await reading(
    'Talks resume\nOn Monday, the parties met, and talked.\nOn Tuesday, they met, and left.\nOn Friday, they wrote, and waited.\n',
  )
  assert.equal(document.tables.length, 0)
})

const letter = (body: string, type = 'text/plain') =>
  `From: Lena Marsh <lena@a.example>\r\nTo: desk@a.example\r\nSubject: =?utf-8?Q?Exchange_=E2=80=93_second_round?=\r\nDate: Sun, 19 Oct 2031 23:05:00 +0200\r\nMessage-ID: <1@a.example>\r\nMIME-Version: 1.0\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body}`

test('a letter: header, wrapped lines joined, signature and quoted letter left out', async () => {
  const document = await reading(
    letter(
      'Dear all,\r\n\r\nThe commission agreed on Monday to a second round. We expect the first\r\nforty people to cross on Thursday, if the bridge is open by then.\r\n\r\n-- \r\nLena Marsh\r\n\r\nOn Sat, 18 Oct 2031, Tomas wrote:\r\n> When is the next round?\r\n',
    ),
  )
  assert.deepEqual(
    [document.title, document.byline, document.published],
    ['Exchange – second round', 'Lena Marsh', '2031-10-19'],
  )
  assert.deepEqual(blocksOf(document), [
    ['paragraph', 'Dear all,'],
    [
      'paragraph',
      'The commission agreed on Monday to a second round. We expect the first forty people to cross on Thursday, if the bridge is open by then.',
    ],
  ])
  assert.deepEqual(
    document.removed.map(({ reason }) => reason),
    ['signature', 'quoted-reply'],
  )
})

test('an HTML letter leaves out what its mail program marks as quoted', async () => {
  const document = await reading(
    letter('<p>We agree.</p><div class="gmail_quote"><p>Do you agree?</p></div>', 'text/html'),
  )
  assert.deepEqual([document.text, removedOf(document)], ['We agree.', [['quoted-reply', 'Do you agree?']]])
})

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Arden Courier</title><link>https://a.example/</link><language>en</language><copyright>CC BY 4.0</copyright>
<item><title>Second round &amp;amp; bridge</title><link>https://a.example/1</link><guid>a1</guid><dc:creator>Lena Marsh</dc:creator><pubDate>Sun, 19 Oct 2031 23:05:00 +0200</pubDate><description>Short</description><content:encoded><![CDATA[<p>The commission agreed on Monday.</p><p>More on Thursday.</p>]]></content:encoded></item>
<item><title>Two</title><link>https://a.example/2</link><description>Some words</description></item></channel></rss>`
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Courrier</title><link href="https://a.example/"/><entry><id>urn:1</id><title type="html">Deux &lt;b&gt;mots&lt;/b&gt;</title><link rel="alternate" href="https://a.example/3"/><author><name>Hélène</name></author><published>2031-10-19T08:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>La commission a tranché &amp; signé.</p></div></content></entry></feed>`

test('a feed: the first item is the document, and all are items', async () => {
  const document = await reading(rss)
  assert.deepEqual(
    [document.title, document.byline, document.publisher, document.published, document.url],
    ['Second round & bridge', 'Lena Marsh', 'Arden Courier', '2031-10-19', 'https://a.example/1'],
  )
  assert.equal(document.text, 'The commission agreed on Monday.\n\nMore on Thursday.')
  assert.deepEqual(
    document.notices.map(({ code }) => code),
    ['several-items'],
  )
  const feed = readFeedItems(Buffer.from(rss))
  assert.deepEqual(
    [feed.rights, feed.items.map(({ id, isSummary }) => [id, isSummary])],
    [
      'CC BY 4.0',
      [
        ['a1', false],
        ['https://a.example/2', true],
      ],
    ],
  )
})

test('an Atom entry with markup of its own', async () => {
  const document = await reading(atom)
  assert.deepEqual(
    [document.title, document.byline, document.published, document.language],
    ['Deux mots', 'Hélène', '2031-10-19', 'fr'],
  )
  assert.equal(document.text, 'La commission a tranché & signé.')
})

test('a page asked for as a feed is refused', () => {
  assert.throws(
    () => readFeedItems(Buffer.from('<html></html>')),
    (error) => error instanceof Unreadable && error.code === 'unsupported',
  )
})

test('the bytes decide, not the name', async () => {
  assert.equal(
    (await readDocument(pdfFile([[]]), { name: 'letter.txt', mediaType: 'text/plain' })).mediaType,
    'application/pdf',
  )
  assert.equal((await reading(atom, { name: 'a.html', mediaType: 'text/html' })).mediaType, 'application/rss+xml')
})

test('XML of an unknown kind gives its words, and says so', async () => {
  const document = await reading(
    '<?xml version="1.0"?><nitf><head><title>Talks</title></head><body><p>The talks <em>resumed</em>.</p><p>More &amp; more.</p></body></nitf>',
  )
  assert.deepEqual(
    blocksOf(document).map(([, words]) => words),
    ['Talks', 'The talks resumed.', 'More & more.'],
  )
  assert.deepEqual(
    document.notices.map(({ code }) => code),
    ['unknown-xml'],
  )
})
