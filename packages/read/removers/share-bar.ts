// Buttons to pass a story on: "Share", "Tweet", "FacebookTwitterWhatsApp", "Share this:".
import { countOf, keyOf, lowerOf } from '../line.ts'
import { eachLine } from './remover.ts'

const networks =
  'facebook|fb|twitter|whatsapp|whats app|telegram|linkedin|reddit|pinterest|e-?mail|mail|instagram|youtube|tumblr|viber|messenger|threads|bluesky|mastodon|flipboard|vkontakte|vk|odnoklassniki|ok\\.ru|weibo|wechat|skype|pocket|sms|google\\+?|gmail|rss|tiktok|snapchat|digg|stumbleupon|signal|truth social|line|x|فيسبوك|تويتر|واتساب|تلغرام|فايبر|لينكدإن|эл\\. почта|твиттер|фейсбук'
const acts =
  'share|shares|tweet|retweet|pin(?: it)?|like|follow(?: us)?|send|print(?: friendly)?|copy(?: the)?(?: link| url)?|link copied!?|copied|save|bookmark|post|teilen|drucken|partager|imprimer|envoyer|compartir|imprimir|enviar|condividi|stampa|compartilhar|delen|paylaş|yazdır|dela|del|udostępnij|поделиться|отправить|печать|поширити|شارك|مشاركة|طباعة|اطبع|نسخ الرابط|שתף|שתפו|הדפסה|اشتراک گذاری|分享'
const glue =
  'this|article|story|post|page|news|on|via|by|with|to|your|friends|now|or|and|the|it|link|url|more|other|options|sur|par|por|con|en|auf|via|op|su|в|على|عبر|المقال|הכתבה|window|opens in new|opens in a new'
const separators = '[\\s|,·•/:>+\\-–—&()!.…]'

const whole = new RegExp(
  `^${separators}*(?:(?:${networks}|${acts}|${glue}|\\d[\\d.,]*(?![\\d.,])k?)${separators}*)+$`,
  'u',
)
const act = new RegExp(`(?:^|[^\\p{L}])(?:${acts})(?![\\p{Ll}])|^(?:${acts})`, 'u')
const twoNetworks = new RegExp(
  `(?:${networks.replace('|line|x|', '|')}).*?(?:${networks.replace('|line|x|', '|')})`,
  'u',
)
const alone = new RegExp(`^(?:${networks})$`, 'u')
const phrase =
  /^(?:please )?(?:share|spread) (?:this|the) (?:article|story|post|page|news|word|link)|^share (?:on|via|with)\b|^(?:click to )?(?:share|email|print|tweet) (?:this|on|a link)\b.{0,60}$|^(?:partager|compartir|condividi|teilen|partagez|comparte|поделитесь|شارك).{0,40}(?:facebook|twitter|whatsapp|article|artículo|articolo|artikel|статьей|المقال)/u

const wordsMax = 14

export const shareBar = eachLine('share-bar', (line, i, page) => {
  const { text } = line
  if (text.length > 140 || countOf(line) > wordsMax) return false
  if (phrase.test(keyOf(line))) return true
  const lower = lowerOf(line)
  if (!whole.test(lower)) return false
  if (act.test(lower) || twoNetworks.test(lower)) return true
  // The name of one network alone can be a heading of the text; between its paragraphs it stays.
  return alone.test(keyOf(line)) && (i < page.first || i > page.last)
})
