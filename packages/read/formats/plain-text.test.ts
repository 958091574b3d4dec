import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '../document.ts'
import type { Document } from '../reading.ts'

const reading = (text: string) => readDocument(Buffer.from(text))
const blocksOf = (document: Document) =>
  document.blocks.map(({ type, start, end }) => [type, document.text.slice(start, end)])
const reasonsOf = (document: Document) => document.removed.map(({ reason }) => reason)

test('an agreement is all text: articles are headings, clauses list items, signatures stay', async () => {
  const document = await reading(`AGREEMENT ON THE EXCHANGE OF PRISONERS

between the Government of Arden and the Highland Council

Sella, 19 October 2031

The Parties, desiring to bring their people home, have agreed as follows:

Article 1
Release

1. The Parties shall release the persons listed in Annex A within thirty days of the entry into force of this Agreement.
2. The release shall take place:
(a) at the bridge of Sella;
(b) in the presence of the monitors.

Article 2
Contact

Each Party shall name a point of contact within three days.

For the Government of Arden
Ilse Varga
Minister of the Interior

For the Highland Council
Tomas Oyelaran
Chair
`)
  assert.deepEqual([document.title, document.published], ['AGREEMENT ON THE EXCHANGE OF PRISONERS', '2031-10-19'])
  assert.deepEqual(document.removed, [])
  assert.deepEqual(
    blocksOf(document)
      .filter(([type]) => type === 'heading')
      .map(([, text]) => text),
    ['Article 1', 'Release', 'Article 2', 'Contact'],
  )
  assert.equal(blocksOf(document).filter(([type]) => type === 'list-item').length, 4)
  assert.ok(document.text.endsWith('Tomas Oyelaran\n\nChair'))
})

test('a wire copy broken at a column: paragraphs are joined, agency and day come from the dateline, without a year', async () => {
  const document = await reading(`VALLEY TALKS RESUME IN SELLA

   SELLA, Oct 19 (Northern Wire) - Delegations from both sides of
the Ostrava Valley met again on Monday after a break of two weeks,
and the chair of the joint commission said lists of names had been
exchanged for the first time.

   "We have names, and that is more than we had," Ilse Varga told
reporters at the town hall.
`)
  assert.deepEqual(
    [document.publisher, document.published, document.basis.published],
    ['Northern Wire', 'XXXX-10-19', 'dateline'],
  )
  assert.deepEqual(blocksOf(document), [
    [
      'paragraph',
      'SELLA, Oct 19 (Northern Wire) - Delegations from both sides of the Ostrava Valley met again on Monday after a break of two weeks, and the chair of the joint commission said lists of names had been exchanged for the first time.',
    ],
    ['paragraph', '"We have names, and that is more than we had," Ilse Varga told reporters at the town hall.'],
  ])
})

test('a French copy of a page', async () => {
  const document = await reading(`Accueil
Monde
Politique
Vallée : un deuxième échange de prisonniers avant la fin du mois
Par Hélène Marchand
Publié le 19 octobre 2031 à 14h05
Partager
La commission mixte a annoncé lundi qu’un deuxième échange de prisonniers aurait lieu avant la fin du mois, selon deux sources proches des négociations.
Publicité
« Nous remettrons les quarante premières personnes », a déclaré Ilse Varga, qui préside la commission.
Lire aussi : Les bacs reprennent après une semaine de tempête
Le Conseil des hauteurs a rejeté le projet dimanche et affirmé ne pas avoir été consulté.
Laisser un commentaire
Votre adresse e-mail ne sera pas publiée.
© 2031 Le Courrier d’Arden. Tous droits réservés.`)
  assert.deepEqual(
    [document.title, document.byline, document.publisher, document.published, document.language],
    [
      'Vallée : un deuxième échange de prisonniers avant la fin du mois',
      'Hélène Marchand',
      'Le Courrier d’Arden',
      '2031-10-19',
      'fr',
    ],
  )
  assert.equal(document.blocks.length, 3)
  assert.deepEqual(reasonsOf(document), [
    'navigation',
    'navigation',
    'navigation',
    'byline-block',
    'metadata',
    'share-bar',
    'advertisement',
    'related-links',
    'comment-form',
    'comment-form',
    'copyright',
  ])
})

test('an Arabic copy of a page', async () => {
  const document = await reading(`الرئيسية
أخبار
سياسة
اللجنة المشتركة تعلن جولة ثانية من تبادل الأسرى
بقلم: سلمى حداد
نُشر في: 19 تشرين الأول 2031
شارك
أعلنت اللجنة المشتركة يوم الاثنين أن الجولة الثانية من تبادل الأسرى ستبدأ قبل نهاية الشهر، وقال مسؤولان مطلعان على المحادثات إن القوائم ستسلم غدا.
إعلان
وقالت إيلزي فارغا، التي ترأس اللجنة: «سنسلم الأربعين الأوائل قبل نهاية الشهر».
جميع الحقوق محفوظة`)
  assert.deepEqual(
    [document.title, document.byline, document.published, document.language, document.direction],
    ['اللجنة المشتركة تعلن جولة ثانية من تبادل الأسرى', 'سلمى حداد', '2031-10-19', 'ar', 'rtl'],
  )
  assert.equal(document.blocks.length, 2)
})

test('an exported article names its parts', async () => {
  const document = await reading(`Title: Monitors count two hundred at Sella bridge
Source: The Arden Courier
Date: 2031-10-19
Author: Lena Marsh
URL: https://courier.example/a

The bridge at Sella was opened for an hour on Monday, and some two hundred people crossed it in both directions.

Q: How many people were turned back?
A: None, according to the monitors who stood at both ends of the bridge.`)
  assert.deepEqual(
    [document.title, document.publisher, document.published, document.byline, document.url],
    [
      'Monitors count two hundred at Sella bridge',
      'The Arden Courier',
      '2031-10-19',
      'Lena Marsh',
      'https://courier.example/a',
    ],
  )
  assert.deepEqual(
    blocksOf(document).map(([type]) => type),
    ['paragraph', 'paragraph', 'paragraph'],
  )
})

test('a text without a title has none, and a report without a date has none', async () => {
  const document = await reading(
    'The commission agreed on Monday to a second round of exchanges. It said so in a statement.\nThe council rejected the draft on Sunday.',
  )
  assert.deepEqual([document.title, document.published, document.blocks.length], [null, null, 2])
})

test('the copy of a page that lost its date gets no date', async () => {
  const document = await reading(`Talks at Sella resume after two weeks
Published
on
The talks at Sella were resumed on Monday after a break of two weeks, two officials said.
The council said in a statement that it had not been consulted on the lists of names.`)
  assert.deepEqual(
    [document.published, document.blocks.length, reasonsOf(document)],
    [null, 2, ['metadata', 'metadata']],
  )
})

test('a statement under a letterhead: the letterhead is the publisher and stays, the title comes after it', async () => {
  const document = await reading(`GOVERNMENT OF THE REPUBLIC OF ARDEN
Ministry of the Interior

Sella, 12 March 2031

ON FALSE REPORTS ABOUT THE BRIDGE

The Ministry categorically denies the report that the bridge at Sella was closed by its officers on Sunday evening.

QUESTION (Arden Radio): Was it closed at all?

The bridge was open at all hours of that day, and the monitors were told so.

- ends -
`)
  assert.deepEqual(
    [document.title, document.publisher, document.published],
    ['ON FALSE REPORTS ABOUT THE BRIDGE', 'GOVERNMENT OF THE REPUBLIC OF ARDEN', '2031-03-12'],
  )
  assert.deepEqual(document.removed, [])
  assert.deepEqual(
    blocksOf(document).map(([type]) => type),
    ['paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph'],
  )
})

test('a menu in one line is a menu, and the name of the site above the headline is not the headline', async () => {
  const document = await reading(`Home Analysis Briefings Podcast About us Donate
Harbour Lamp Institute
Analysis
The truce has largely held. Here is what could still undo it
By Ferris Oland

The ceasefire between the parties has largely held despite a deadly evening at a market and a quarrel about lists.`)
  assert.deepEqual(
    [document.title, document.byline, document.publisher],
    ['The truce has largely held. Here is what could still undo it', 'Ferris Oland', 'Harbour Lamp Institute'],
  )
})
