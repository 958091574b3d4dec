// Français.
import type { LetterWords } from './letter-words.ts'

export const fr: LetterWords = {
  subject: 'Du nouveau sur Parley',
  news: (count, process) =>
    `${count === 1 ? 'Une nouvelle entrée' : `${count} nouvelles entrées`} dans ${process === undefined ? 'un processus que vous suivez' : `« ${process} »`}.`,
  alerts: (count, process) =>
    `${count === 1 ? 'Une alerte a été déclenchée' : `${count} alertes ont été déclenchées`} dans ${process === undefined ? 'un processus que vous suivez' : `« ${process} »`}.`,
  more: (count) => (count === 1 ? 'Et une autre.' : `Et ${count} autres.`),
  why: 'Ce qu’elles disent ne se trouve que sur le serveur ; connectez-vous pour le lire. Vous recevez cette lettre parce que vous l’avez demandée.',
  end: 'Pour ne plus rien recevoir sur ce processus, choisissez « se désabonner » dans votre messagerie.',
}
