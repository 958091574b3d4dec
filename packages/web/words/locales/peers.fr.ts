// Français : les autres serveurs, et ce qui en vient.
import type en from './peers.en.ts'

export default {
  'peers.title': 'Autres serveurs',
  'peers.about':
    'Les serveurs d’autres propriétaires avec lesquels celui-ci échange des entrées. Chacun reçoit ce que son organisation peut voir, avec la preuve, et rien d’autre. Ce qu’ils donnent est prouvé avant d’être reçu.',
  'peers.only': 'Seuls les administrateurs de ce serveur voient cette page',
  'peers.own': 'Ce serveur, pour les autres',
  'peers.own.about':
    'Donnez ces deux lignes à l’opérateur de l’autre serveur, par une autre voie que le réseau : en personne, sur papier, ou par un téléphone dont vous connaissez la voix.',
  'peers.split':
    'Le serveur {by} détient un point de contrôle signé avec la clé de ce serveur et qui n’appartient pas à ce registre. Une ancienne sauvegarde a peut-être été restaurée, ou quelqu’un a une copie de la clé. Arrêtez-vous, cherchez lequel des deux, et prévenez les opérateurs de tous vos pairs.',
  'peers.none': 'Aucun autre serveur n’est connu ici',
  'peers.none.about':
    'Présentez-en un ci-dessous. Son opérateur doit aussi présenter ce serveur ; ensuite les entrées circulent d’elles-mêmes.',
  'peers.state.closed': 'En échange',
  'peers.state.waiting': 'Pas encore interrogé',
  'peers.state.failing': 'A échoué, sera bientôt réinterrogé',
  'peers.state.open': 'Échoue, laissé de côté un moment',
  'peers.state.half-open': 'On regarde s’il est revenu',
  'peers.state.stopped': 'Arrêté',
  'peers.state.silent': 'Nous interroge, n’est pas interrogé',
  'peers.speaksFor': 'Parle pour',
  'peers.address': 'Adresse',
  'peers.address.none': 'aucune : il nous interroge, et nous ne l’interrogeons pas',
  'peers.answered': 'Dernière bonne réponse',
  'peers.never': 'jamais',
  'peers.far': 'Jusqu’où',
  'peers.far.proven': '{count, plural, one {une entrée prouvée} other {# entrées prouvées}} de son registre',
  'peers.here': 'De lui, ici',
  'peers.here.count':
    '{here, plural, =0 {aucune entrée} one {une entrée} other {# entrées}}{destroyed, plural, =0 {} one {, une rappelée ou effacée, et détruite} other {, # rappelées ou effacées, et détruites}}',
  'peers.there': 'De nous, là-bas',
  'peers.there.count':
    '{held, plural, =0 {aucune entrée} one {une entrée} other {# entrées}}{waiting, plural, =0 {, rien en route} other {, # en route}}',
  'peers.asked': 'Sa dernière demande',
  'peers.room': 'Place',
  'peers.room.used': '{used} sur {max} ; aujourd’hui {today} entrées sur {perDay}',
  'peers.refused': 'Refusées',
  'peers.refused.count': '{count, plural, one {une entrée a été refusée} other {# entrées ont été refusées}}',
  'peers.refused.entry': 'Entrée {place}',
  'peers.trouble.since': 'Depuis {since}, {times, plural, one {une fois} other {# fois}} de suite.',
  'peers.trouble.stopped':
    'Arrêté {at}. Rien n’est plus reçu de lui tant que l’échange n’est pas clos et qu’il n’est pas présenté à nouveau.',
  'peers.why.peer-forked':
    'Son registre a montré deux histoires, toutes deux signées de sa clé. Gardez la preuve, interrogez son opérateur et prévenez les autres membres.',
  'peers.why.peer-unproven':
    'Il a montré à un autre serveur un point de contrôle dont il ne montre pas qu’il appartient à son registre.',
  'peers.why.peer-refuses': 'Il ne connaît pas ce serveur comme pair. Son opérateur doit présenter ce serveur.',
  'peers.why.peer-unreached': 'Il n’a pas pu être joint. Fonctionne-t-il, et l’adresse est-elle juste ?',
  'peers.why.peer-slow': 'Il n’a pas répondu à temps.',
  'peers.why.peer-answer': 'Ce qui est revenu n’est pas signé par lui comme réponse à la question posée.',
  'peers.why.peer-signature': 'Son point de contrôle n’est pas signé avec la clé avec laquelle il a été présenté.',
  'peers.why.peer-shrunk':
    'Son registre est plus court qu’il n’était. Une ancienne sauvegarde y a peut-être été restaurée.',
  'peers.why.peer-quota': 'Il a utilisé toute la place qu’il a ici.',
  'peers.why.not-introduced': 'Écrit au nom d’une organisation pour laquelle personne n’a présenté ce serveur.',
  'peers.why.not-a-member': 'Écrit par une organisation qui n’est pas connue ici comme membre du processus.',
  'peers.why.spoken-for': 'Écrit au nom d’une organisation pour laquelle parle un autre serveur.',
  'peers.why.no-authority': 'Décide d’un processus qu’un autre serveur a ouvert.',
  'peers.evidence': 'Preuve de deux histoires',
  'peers.evidence.about':
    'Ce fichier contient deux déclarations de son registre qui ne peuvent être vraies toutes les deux, chacune signée de sa clé. Chacun peut le vérifier sans ce serveur : npx parley verify {file} --key CLÉ, avec sa clé telle que vous l’avez par ailleurs. Il ne dit ni qui l’a fait ni pourquoi : une sauvegarde restaurée le fait aussi.',
  'peers.evidence.get': 'Télécharger {file}',
  'peers.again': 'Tout redemander',
  'peers.again.done': 'Demandé. Ce qui est déjà ici n’est pas reçu deux fois.',
  'peers.end': 'Clore l’échange',
  'peers.end.sure': 'Clore l’échange avec {name} ?',
  'peers.end.about':
    'Il ne reçoit plus rien et n’est plus interrogé. Ce qu’il a donné reste ici, et ce qu’il a reste là-bas. Sa preuve n’est plus montrée ici : téléchargez-la d’abord.',
  'peers.introduce': 'Présenter un serveur',
  'peers.introduce.about':
    'Obtenez sa clé et l’identifiant de son organisation de son opérateur, par une autre voie que le réseau. Qui détient cette clé parlera ici pour cette organisation.',
  'peers.introduce.key': 'Sa clé, une ligne',
  'peers.introduce.organisation': 'Identifiant de son organisation',
  'peers.introduce.name': 'Comment appeler l’organisation',
  'peers.introduce.name.about': 'Jusqu’à ce que le registre le dise.',
  'peers.introduce.url': 'Adresse où il répond',
  'peers.introduce.url.about': 'À omettre s’il ne fait qu’interroger ce serveur.',
  'peers.introduce.others': 'Autres organisations qui écrivent par lui',
  'peers.introduce.others.about':
    'Leurs identifiants, séparés par des espaces. On les croit, et on ne leur donne rien.',
  'peers.introduce.do': 'Présenter',
  'peers.introduce.done': 'Présenté. À son opérateur maintenant de présenter ce serveur.',
  'origin.from': 'D’un autre serveur : {origin}',
  'check.foreign.passed':
    'Vérifié : cette entrée est au registre de l’autre serveur, {origin}, inchangée depuis qu’elle a été reçue ici, et de qui elle dit.',
  'check.foreign.about':
    'La preuve mène au point de contrôle que {origin} avait signé quand l’entrée a été reçue. Non vérifié ici : que son registre la contient encore, et qu’il montre aux autres le même registre. Pour cela, interrogez ce serveur lui-même, ou qui compare ses points de contrôle.',
  'check.foreign.first':
    'Ce navigateur voit ses clés pour la première fois, et elles viennent du serveur où vous lisez. Comparez-les avec ce que vous donne l’opérateur de {origin} : {key}',
  'check.foreign.changed':
    'La clé de {origin} n’est pas celle que ce navigateur a vue auparavant. Ne vous fiez pas à cette entrée avant d’avoir interrogé les deux opérateurs.',
  'check.foreign.checkpoint': 'L’autre serveur a signé cette racine sous le nom {origin}.',
} satisfies Partial<Record<keyof typeof en, string>>
