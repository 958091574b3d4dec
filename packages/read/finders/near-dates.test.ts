import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find } from './find.ts'
import { plainDocument } from './plain-document.ts'

const foundIn = (text: string, language: string, date?: string) =>
  find(plainDocument(text, { language }), date === undefined ? {} : { date })

// 14 May 2031 is a Wednesday.
test('days counted from the document, in six languages', () => {
  for (const [language, text, value] of [
    ['fr', 'Ils ont signé mardi.', '2031-05-13'],
    ['fr', 'Une réunion est prévue lundi.', '2031-05-19'],
    ['es', 'Firmaron la semana pasada.', '2031-05-05/2031-05-11'],
    ['ru', 'Встреча прошла вчера.', '2031-05-13'],
    ['uk', 'Зустріч призначено на понеділок.', '2031-05-19'],
    ['ar', 'عقد الاجتماع أمس.', '2031-05-13'],
    ['he', 'הפגישה התקיימה ביום שני.', '2031-05-12'],
  ] as const) {
    assert.equal(foundIn(text, language, '2031-05-14').dates[0]?.value, value, text)
    const undated = foundIn(text, language).dates[0]
    assert.equal(undated?.value, null, text)
    assert.ok(undated?.relation, text)
  }
})

test('persons and bodies, by capitals or by the word before them', () => {
  for (const [language, text, name, type] of [
    ['fr', 'Hier, le ministre Karl Emmer a parlé.', 'Karl Emmer', 'person'],
    ['es', 'Ayer habló el Consejo de Sarn.', 'Consejo de Sarn', 'organisation'],
    ['ru', 'Вчера выступил министр Иван Орлов.', 'Иван Орлов', 'person'],
    ['ar', 'وقال الوسيط سامي حداد إن الطريق مفتوح.', 'سامي حداد', 'person'],
    ['he', 'המתווך דוד לוין עזב את העיר.', 'דוד לוין', 'person'],
  ] as const) {
    const { actors } = foundIn(text, language)
    assert.ok(
      actors.some((actor) => actor.name === name && actor.type === type),
      `${text}: ${JSON.stringify(actors)}`,
    )
  }
})
