// Français : en mots simples, qui peut lire quoi.
import type en from './plain.en.ts'

export default {
  'plain.title': 'En mots simples : qui peut lire quoi',
  'plain.open': 'Qui peut lire quoi',
  'plain.lead':
    'Pour toutes celles et ceux qui écrivent ici ou dont on écrit. Si quelque chose sur cette page n’est pas vrai de votre serveur, dites-le à qui l’exploite : c’est un défaut.',
  'plain.operator': 'Ce que peut faire l’exploitant de ce serveur',
  'plain.operator.1':
    'Lire tout ce que le serveur peut montrer : il garde les clés qui ouvrent les entrées, les fichiers et les lectures. Qui exploite la machine, ou s’en empare pendant qu’elle tourne, peut les lire aussi.',
  'plain.operator.2': 'Voir qui se connecte et quand, et fermer des comptes.',
  'plain.operator.3': 'Éteindre le serveur, refuser un auteur, ou omettre une entrée dont personne ne détient le reçu.',
  'plain.operator.4':
    'Signer des entrées pour les organisations dont le serveur garde la clé. Pour une organisation qui garde sa clé sur sa propre machine, il ne le peut pas.',
  'plain.nobody': 'Ce que personne ne peut faire, exploitant compris',
  'plain.nobody.1':
    'Changer, antidater, retirer ou déplacer une entrée sans que quiconque vérifie le découvre : le navigateur le fait, `parley verify` aussi, sans réseau et sans faire confiance au serveur.',
  'plain.nobody.2': 'Nier une entrée dont l’auteur détient le reçu arrivé avec la réponse.',
  'plain.nobody.3':
    'Montrer deux histoires du journal à deux lecteurs qui comparent leurs points de contrôle, ou dont les témoins le font.',
  'plain.nobody.4':
    'Deviner une entrée restreinte d’après le journal public : une feuille ne contient ni auteur, ni genre, ni taille, ni heure, ni mot.',
  'plain.nobody.5':
    'Faire revenir ce qui a été effacé : la clé n’existe plus. Les copies faites avant, par qui que ce soit, ne sont pas atteintes.',
  'plain.others': 'Ce que voient les autres organisations',
  'plain.others.1':
    'Ce qui leur est adressé, à elles, à un groupe dont elles sont, à tous les membres ou à tous. Listes, nombres et recherches sont faits de cela et de rien d’autre ; ce qui est caché ne laisse pas de trou.',
  'plain.others.2': 'Pas qui, dans votre organisation, lit quoi. Vos propres administrateurs peuvent le voir.',
  'plain.others.3':
    'Ce qui a été montré ne peut pas être rendu inconnu. TLP dit ce qu’elles ont promis d’en faire ; un logiciel ne peut pas les y tenir.',
  'plain.phone': 'Quand un téléphone ou un ordinateur est saisi ou perdu',
  'plain.phone.1':
    'Depuis tout autre appareil : connectez-vous, ouvrez votre compte, terminez toutes les sessions. Les pages ouvertes de l’appareil perdu se ferment en une seconde.',
  'plain.phone.2':
    'Si vous ne pouvez pas vous connecter, demandez à un administrateur de votre organisation de vous retirer, puis de vous réinviter plus tard. Cela termine d’un coup toutes les sessions et tous les jetons.',
  'plain.phone.3':
    'Révoquez ses jetons. S’il contenait la clé de signature de votre organisation : mettez fin à la clé, avec la raison « compromise ».',
  'plain.phone.4':
    'Ce que l’appareil avait à l’écran, dans ses téléchargements ou imprimé est dehors. Voyez dans « Qui a vu quoi » ce qui a été lu avec votre compte, et prévenez ceux que cela nomme.',
  'plain.phone.5':
    'Parley ne garde dans le navigateur aucune copie de pages restreintes et n’en envoie aucune à garder.',
  'plain.leave': 'Comment une organisation part, avec ses données',
  'plain.leave.1':
    '`parley bundle` écrit les entrées avec leurs preuves dans un fichier que chacun peut vérifier sans ce serveur ; les vues sortent en CSV, JSON et autres ; les originaux se téléchargent tels qu’ils sont arrivés.',
  'plain.leave.2':
    'Ou exploitez votre propre serveur et présentez-les l’un à l’autre : il tire tout ce que votre organisation peut voir, avec les preuves, et continue.',
  'plain.leave.3':
    'Puis reprenez ce qui ne doit plus être partagé, faites effacer ce qui ne doit pas rester, et demandez à l’exploitant de mettre fin à votre participation. Ce que d’autres ont vu avant reste chez eux. Le journal garde que vos entrées ont existé, et rien de leurs mots une fois effacées.',
  'plain.more':
    'Les promesses et leurs tests sont dans SECURITY.md, le format dans docs/format.md, tous deux dans les sources de Parley.',
} satisfies Partial<Record<keyof typeof en, string>>
