import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainLine } from '../line.ts'
import type { RemovalReason } from '../reading.ts'
import { stripLines } from '../strip.ts'

const prose = [
  'The joint commission agreed on Monday to a second round of exchanges, two officials familiar with the talks said.',
  '“We will hand over the first forty people before the end of the month,” said Ilse Varga, who chairs the commission.',
  'The council rejected the draft in a statement on Sunday and said that it had not been consulted at any point.',
]

/** Where a line stands: before the text, between its paragraphs, after it. */
type Where = 'before' | 'between' | 'after'
function reasonOf(text: string, where: Where): RemovalReason | null {
  const [a, b, c] = prose
  const at = { before: 0, between: 2, after: 3 }[where]
  const lines = [a!, b!, c!]
  lines.splice(at, 0, text)
  return stripLines(lines.map((line) => plainLine(line))).get(at) ?? null
}

const taken: readonly (readonly [string, Where, RemovalReason])[] = [
  ['Share', 'before', 'share-bar'],
  ['Share on Facebook', 'after', 'share-bar'],
  ['Facebook Twitter WhatsApp Telegram', 'between', 'share-bar'],
  ['FacebookTwitterWhatsAppTelegram', 'before', 'share-bar'],
  ['ShareTweetPinEmail', 'after', 'share-bar'],
  ['Share this:', 'between', 'share-bar'],
  ['Partager sur Facebook', 'after', 'share-bar'],
  ['Поделиться', 'after', 'share-bar'],
  ['شارك', 'after', 'share-bar'],
  ['0FansLike0FollowersFollow12SubscribersSubscribe', 'before', 'counter'],
  ['1.2K views', 'before', 'counter'],
  ['Post Views: 40', 'after', 'counter'],
  ['3 min read', 'before', 'counter'],
  ['Fans 310 Likes 1,204', 'after', 'counter'],
  ['12 Comments', 'after', 'counter'],
  ['17', 'after', 'counter'],
  ['Advertisement', 'between', 'advertisement'],
  ['Story continues below this ad', 'between', 'advertisement'],
  ['Реклама', 'between', 'advertisement'],
  ['Sponsored: the lamp that sailors envy', 'between', 'advertisement'],
  ['You won’t believe what the miller kept! See the pictures', 'after', 'advertisement'],
  ['إعلان', 'between', 'advertisement'],
  ['Sign up for our daily newsletter', 'between', 'newsletter'],
  ['Follow us on Telegram', 'after', 'share-bar'],
  ['Abonnez-vous à notre newsletter', 'after', 'newsletter'],
  ['Подписывайтесь на наш канал', 'after', 'newsletter'],
  ['Leave a Reply', 'after', 'comment-form'],
  ['Your email address will not be published. Required fields are marked *', 'after', 'comment-form'],
  ['Save my name, email, and website in this browser for the next time I comment.', 'after', 'comment-form'],
  ['Name *', 'after', 'comment-form'],
  ['We use cookies to improve your experience on our site. By continuing you accept them.', 'before', 'cookie-notice'],
  ['© 2031 The Arden Courier. All rights reserved.', 'after', 'copyright'],
  [
    'Copyright 2031 Northern Wire. This material may not be published or rewritten without permission.',
    'after',
    'copyright',
  ],
  ['Disclaimer: The views expressed in this article are those of the author.', 'after', 'copyright'],
  ['Все права защищены', 'after', 'copyright'],
  ['Privacy Policy | Terms of Use | Contact Us', 'after', 'copyright'],
  ['Published on', 'before', 'metadata'],
  ['Updated 3 hours ago', 'before', 'metadata'],
  ['Image credit: Northern Wire', 'before', 'metadata'],
  ['Source: https://example.org/story', 'after', 'metadata'],
  ['Source link', 'after', 'related-links'],
  ['Continue reading', 'after', 'related-links'],
  ['Read also: Ferry traffic resumes after a week of storms', 'between', 'related-links'],
  ['RELATED: Bridge reopens to light vehicles', 'between', 'related-links'],
  ['اقرأ أيضا: عودة حركة العبارات بعد أسبوع من العواصف', 'between', 'related-links'],
  ['Читайте также: Мост открыт для легковых машин', 'between', 'related-links'],
  ['ЧИТАЙТЕ ТАКЖЕ: Мост открыт для легковых машин', 'between', 'related-links'],
  ['YOUR E-MAIL ADDRESS WILL NOT BE PUBLISHED', 'after', 'comment-form'],
  ['SHARE ON FACEBOOK AND TWITTER', 'after', 'share-bar'],
  ['ALL RIGHTS RESERVED', 'after', 'copyright'],
  ['HOME > NEWS > REGION', 'before', 'navigation'],
  ['Related articles', 'after', 'related-links'],
  ['Skip to content', 'before', 'navigation'],
  ['Home > News > Region', 'before', 'navigation'],
  ['Tags: prisoners, valley, commission', 'after', 'navigation'],
  ['Next article: Flood warning for the lower valley', 'after', 'navigation'],
]
for (const [text, where, reason] of taken) {
  test(`${JSON.stringify(text)} ${where} the text is taken out as ${reason}`, () =>
    assert.equal(reasonOf(text, where), reason))
}

const kept: readonly (readonly [string, Where])[] = [
  ['What happens next', 'between'],
  ['Share of seats in the new council', 'between'],
  ['They share the view of the monitors.', 'between'],
  ['Telegram', 'between'],
  ['The comment', 'between'],
  ['“No comment.”', 'between'],
  ['No one followed us on the road to Sella, and nobody asked for our papers, said the driver.', 'between'],
  ['Read the agreement first, the mediator told both parties on Tuesday, and then come back to the table.', 'between'],
  ['More on the ground agree, he said.', 'between'],
  ['The rights of return', 'between'],
  ['All rights of the displaced are reserved to them under article 4 of the agreement of 2030.', 'between'],
  ['The newspaper said it would subscribe to the agreement of the two parties on equal terms.', 'between'],
  ['17', 'between'],
  ['Home to forty families, the village was emptied in March.', 'between'],
  ['Published by the council, the list names forty people.', 'between'],
  ['Source of the fire unknown', 'between'],
  ['Search for the missing', 'between'],
  ['Prisoners', 'between'],
  ['Sponsored talks begin', 'between'],
  ['Likes and dislikes of the two delegations', 'between'],
  ['It updated the list three days ago, and sent it to both parties.', 'between'],
]
for (const [text, where] of kept) {
  test(`${JSON.stringify(text)} ${where} the paragraphs stays`, () => assert.equal(reasonOf(text, where), null))
}

test('a run of short lines before the text is a menu, and one after it too', () => {
  const menu = ['Home', 'World', 'Region', 'Sport', 'Weather']
  const lines = [...menu, ...prose, ...menu.map((word) => `${word} news`)].map((line) => plainLine(line))
  const reasons = stripLines(lines)
  assert.deepEqual(
    [...reasons.keys()].sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 8, 9, 10, 11, 12],
  )
})

test('a paragraph said again goes, a short answer said again stays', () => {
  const lines = [prose[0]!, 'We do not know.', prose[1]!, 'We do not know.', prose[0]!, prose[2]!]
  assert.deepEqual([...stripLines(lines.map((line) => plainLine(line)))], [[4, 'duplicate']])
})

test('signatures below an agreement are no menu', () => {
  const lines = [...prose, 'For the Council', 'Ilse Varga', 'Chair', 'For the Government', 'Tomas Oyelaran', 'Minister']
  assert.equal(stripLines(lines.map((line) => plainLine(line))).size, 0)
})

test('the titles under a heading of other stories go with it, up to the next paragraph', () => {
  const lines = [
    prose[0]!,
    'Related stories',
    'Bridge reopens to light vehicles',
    'Flood warning for the lower valley',
    prose[1]!,
    prose[2]!,
  ]
  assert.deepEqual([...stripLines(lines.map((line) => plainLine(line))).keys()].sort(), [1, 2, 3])
})

test('no rule takes long over a line made to delay it', () => {
  const nasty = [
    'share '.repeat(23),
    `${'1'.repeat(130)}x`,
    `${'1.'.repeat(60)}x`,
    'on with by to '.repeat(9),
    `${'a '.repeat(400)}!`,
    'facebook'.repeat(17),
    `home${' > a'.repeat(35)}`,
    `${'name * '.repeat(40)}!`,
    `published ${'on '.repeat(40)}`,
    `© ${'2031 '.repeat(40)}`,
    'contact us | about us | '.repeat(5),
    `12 ${'comments '.repeat(10)}`,
    `0FansLike${'0FollowersFollow'.repeat(4)}x`,
  ]
  const started = performance.now()
  stripLines([...nasty, ...prose, ...nasty].map((line) => plainLine(line)))
  const tookMs = performance.now() - started
  assert.ok(tookMs < 500, `${tookMs} ms`)
})
