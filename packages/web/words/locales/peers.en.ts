// English: other hubs, and what came from them.
export default {
  'peers.title': 'Other hubs',
  'peers.about':
    'Hubs of other owners that this one exchanges entries with. Each gets what its organisation may see, with proof, and nothing else. What they give is proven before it is taken in.',
  'peers.only': 'Only administrators of this hub see this page',
  'peers.own': 'This hub, for others',
  'peers.own.about':
    'Give these two lines to the operator of the other hub, by another way than the network: in person, on paper, or over a telephone whose voice you know.',
  'peers.split':
    'The hub {by} holds a checkpoint that is signed with this hub’s key and does not belong to this log. An old backup may have been restored, or somebody has a copy of the key. Stop, find out which, and tell the operators of all your peers.',
  'peers.none': 'No other hub is known here',
  'peers.none.about':
    'Introduce one below. Its operator has to introduce this hub as well; then entries flow by themselves.',
  'peers.state.closed': 'Exchanging',
  'peers.state.waiting': 'Not asked yet',
  'peers.state.failing': 'Failed, is asked again soon',
  'peers.state.open': 'Failing, left alone for a while',
  'peers.state.half-open': 'Looking whether it is back',
  'peers.state.stopped': 'Stopped',
  'peers.state.silent': 'Asks us, is not asked',
  'peers.speaksFor': 'Speaks for',
  'peers.address': 'Address',
  'peers.address.none': 'none: it asks us, and we do not ask it',
  'peers.answered': 'Last good answer',
  'peers.never': 'never',
  'peers.far': 'How far',
  'peers.far.proven': '{count, plural, one {one entry} other {# entries}} of its log proven',
  'peers.here': 'Here of it',
  'peers.here.count':
    '{here, plural, =0 {no entries} one {one entry} other {# entries}}{destroyed, plural, =0 {} other {, # called back or erased and destroyed}}',
  'peers.there': 'There of ours',
  'peers.there.count':
    '{held, plural, =0 {no entries} one {one entry} other {# entries}}{waiting, plural, =0 {, nothing on its way} other {, # on their way}}',
  'peers.asked': 'It asked last',
  'peers.room': 'Room',
  'peers.room.used': '{used} of {max}; today {today} of {perDay} entries',
  'peers.refused': 'Refused',
  'peers.refused.count': '{count, plural, one {one entry was refused} other {# entries were refused}}',
  'peers.refused.entry': 'Entry {place}',
  'peers.trouble.since': 'Since {since}, {times, plural, one {once} other {# times}} in a row.',
  'peers.trouble.stopped':
    'Stopped {at}. Nothing more is taken from it until its exchange is ended and it is introduced again.',
  'peers.why.peer-forked':
    'Its log showed two histories, both signed with its key. Keep the evidence, ask its operator, and tell the other members.',
  'peers.why.peer-unproven': 'It showed another hub a checkpoint that it does not show to belong to its log.',
  'peers.why.peer-refuses': 'It does not know this hub as a peer. Its operator has to introduce this hub.',
  'peers.why.peer-unreached': 'It could not be reached. Is it running, and is the address right?',
  'peers.why.peer-slow': 'It did not answer in time.',
  'peers.why.peer-answer': 'What came back is not signed by it as the answer to what was asked.',
  'peers.why.peer-signature': 'Its checkpoint is not signed with the key it was introduced with.',
  'peers.why.peer-shrunk': 'Its log is shorter than it was. An old backup may have been restored there.',
  'peers.why.peer-quota': 'It has used up the room it has here.',
  'peers.why.not-introduced': 'Written in the name of an organisation that nobody introduced this hub for.',
  'peers.why.not-a-member': 'Written by an organisation that is not known here as a member of the process.',
  'peers.why.spoken-for': 'Written in the name of an organisation that another hub speaks for.',
  'peers.why.no-authority': 'It decides on a process that another hub opened.',
  'peers.evidence': 'Evidence of two histories',
  'peers.evidence.about':
    'This file holds two statements of its log that cannot both be true, each signed with its key. Anyone can check it without this hub: npx parley verify {file} --key KEY, with its key as you have it from elsewhere. It does not say who did it or why: a restored backup does it too.',
  'peers.evidence.get': 'Download {file}',
  'peers.again': 'Ask for everything again',
  'peers.again.done': 'Asking. What is here already is not taken in twice.',
  'peers.end': 'End the exchange',
  'peers.end.sure': 'End the exchange with {name}?',
  'peers.end.about':
    'It gets nothing more and is not asked any more. What it gave stays here, and what it has stays there. Its evidence is no longer shown here: download it first.',
  'peers.introduce': 'Introduce a hub',
  'peers.introduce.about':
    'Have its key and its organisation’s id from its operator, by another way than the network. Whoever holds that key will speak for that organisation here.',
  'peers.introduce.key': 'Its key, one line',
  'peers.introduce.organisation': 'Id of its organisation',
  'peers.introduce.name': 'What to call the organisation',
  'peers.introduce.name.about': 'Until the record says it.',
  'peers.introduce.url': 'Address where it answers',
  'peers.introduce.url.about': 'Leave it out where it only asks this hub.',
  'peers.introduce.others': 'Other organisations that write through it',
  'peers.introduce.others.about': 'Their ids, with spaces between. They are believed, and given nothing.',
  'peers.introduce.do': 'Introduce',
  'peers.introduce.done': 'Introduced. Now its operator introduces this hub.',
  'origin.from': 'From another hub: {origin}',
  'check.foreign.passed':
    'Checked: this entry is in the log of the other hub, {origin}, unchanged since it was taken in here, and by whom it says.',
  'check.foreign.about':
    'The proof leads to the checkpoint that {origin} had signed when the entry was taken in. Not checked here: that its log still holds it now, and that it shows others the same log. For that, ask that hub itself, or whoever compares checkpoints with it.',
  'check.foreign.first':
    'Its keys were seen by this browser for the first time and come from the hub you read in. Compare them with what the operator of {origin} gives you: {key}',
  'check.foreign.changed':
    'The key of {origin} is not the one this browser saw before. Do not rely on this entry before you have asked both operators.',
  'check.foreign.checkpoint': 'The other hub signed that root as {origin}.',
} as const
