// Requests to the reader: subscribe, follow, download the app, donate.
import { countOf, keyOf } from '../line.ts'
import { eachLine } from './remover.ts'

const request =
  /^(?:(?:please )?(?:subscribe|sign up|register)\b(?=.{0,80}\b(?:newsletters?|updates?|alerts?|e-?mails?|channel|inbox|free|now|today|here|us)\b)|(?:subscribe|sign up|sign me up|subscribe now|subscribe today)$|get (?:the|our|all the|today's|your)\b.{0,80}\b(?:inbox|newsletter|e-?mail|daily|delivered|app|notifications)\b|enter your e-?mail|your e-?mail address$|join (?:our|us on) .{0,60}(?:channel|group|whatsapp|telegram|newsletter|community)|join the .{0,40}(?:whatsapp|telegram|newsletter)|follow (?:us|our|@\w+) (?:on|at|in)\b|follow us$|(?:connect with|get in touch with|find) us$|stay connected$|(?:like|find|connect with) us on\b|download (?:the|our) .{0,40}\bapp\b|stay (?:informed|connected|up to date|updated)\b.{0,80}$|support (?:our|independent|us|quality) .{0,60}(?:journalism|work|reporting|today)|(?:donate|become a (?:member|subscriber|supporter))\b.{0,80}$|never miss (?:a story|an update)|don't miss (?:a story|out|the latest)|(?:inscrivez-vous|abonnez-vous|suivez-nous|recevez)\b.{0,100}(?:newsletter|infolettre|lettre|facebook|twitter|chaîne|actualité)|(?:suscríbete|suscríbase|síguenos|regístrate|recibe)\b.{0,100}(?:boletín|newsletter|canal|redes|facebook|twitter|correo)|(?:abonnieren sie|jetzt abonnieren|melden sie sich)\b.{0,100}(?:newsletter|kanal|an)|(?:iscriviti|seguici)\b.{0,80}(?:newsletter|canale|facebook|twitter)|(?:подпишитесь|подписывайтесь|підписуйтесь|підпишіться).{0,100}|(?:اشترك|تابعونا|تابعنا|اشتركوا|سجل)\s.{0,80}(?:النشرة|القناة|قناتنا|فيسبوك|تويتر|تلغرام|واتساب|بريدك)|(?:bize abone olun|bültenimize|takip edin).{0,60}|הצטרפו ל.{0,60}|הירשמו ל.{0,60})/u
// A person quoted may say "support our work"; a request to the reader is not in quotation marks and is short.
const wordsMax = 40

export const newsletter = eachLine('newsletter', (line) => {
  const { text } = line
  if (countOf(line) > wordsMax || /[“”"«»]/u.test(text)) return false
  return request.test(keyOf(line))
})
