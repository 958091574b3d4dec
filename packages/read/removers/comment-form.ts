// The form for readers' comments, and the replies below it.
import { isProse, keyOf, type Line, lowerOf } from '../line.ts'
import { isCandidate, type Remover } from './remover.ts'

const opening =
  /^(?:leave (?:a|your) (?:reply|comment)|post (?:a|your) comment|add (?:a|your) comment|write a comment|join the (?:conversation|discussion)|cancel reply|leave a reply cancel reply|(?:be the first to|log ?in to|sign in to|you must be logged in to|please log ?in to) (?:leave a |post a )?(?:comment|reply|post a comment).{0,40}|comments?(?: \(?\d+\)?)?|\d+ (?:comments?|responses?|thoughts? on).{0,120}|laisser un commentaire|laissez un commentaire|poster un commentaire|deja un comentario|deja una respuesta|schreib(?:en sie)? einen kommentar|kommentar (?:schreiben|hinterlassen)|lascia un commento|deixe um comentário|оставить комментарий|добавить комментарий|залишити коментар|اترك تعليقا?ً?|أضف تعليقا?ً?|اترك رد[اًّ]*|bir yorum yazın|yorum yap|כתוב תגובה|הוסף תגובה)$/u
const part =
  /your e-?mail address will not be published|required fields are marked|save my name, ?e-?mail,? and website|please enter your (?:comment|name|e-?mail)|you have entered an incorrect e-?mail|notify me of (?:follow-?up|new) (?:comments|posts)|this site uses akismet|learn how your comment data is processed|votre adresse e-?mail ne sera pas publiée|tu dirección de correo electrónico no será publicada|ihre e-?mail-adresse wird nicht veröffentlicht|deine e-?mail-adresse wird nicht veröffentlicht|il tuo indirizzo e-?mail non sarà pubblicato|ваш (?:адрес )?e-?mail не будет опубликован|لن يتم نشر عنوان بريدك الإلكتروني|comments (?:are|have been) (?:closed|disabled|moderated)|comment policy|view (?:all )?comments?$/u
const field =
  /^(?:name|e-?mail|website|comment|your (?:name|comment|e-?mail))\s*(?:\*|:|\(required\))+(?:\s*(?:name|e-?mail|website|comment)\s*[*:]*)*$|^(?:post|submit|send) comment$|^cancel reply$|^(?:reply|report)$/u

const partCharsMax = 300
const formLinesMax = 40

export const commentForm: Remover = {
  reason: 'comment-form',
  *find(page) {
    for (const [i, line] of page.lines.entries()) {
      if (!isCandidate(page, i)) continue
      const outside = i < page.first || i > page.last
      if (line.text.length <= partCharsMax && part.test(lowerOf(line))) yield i
      else if (outside && field.test(lowerOf(line))) yield i
      else if (isOpening(line) && (outside || isPlainly(line))) yield i
    }
  },
  // What follows the opening is the form and short replies, up to running text.
  *follow(page) {
    for (const [i, line] of page.lines.entries()) {
      if (i <= page.last || !page.taken(i) || !isOpening(line)) continue
      for (
        let j = i + 1;
        j < Math.min(page.lines.length, i + formLinesMax) && !page.taken(j) && !isProse(page.lines[j]!);
        j++
      )
        yield j
    }
  },
}

const isOpening = (line: Line) => line.text.length <= partCharsMax && opening.test(keyOf(line))
const isPlainly = (line: Line) => /reply|commentaire|respuesta/u.test(lowerOf(line))
