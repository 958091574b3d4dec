// English: in plain words, what the operator of a hub can read and do, what nobody can, and what to do when it matters.
export default {
  'plain.title': 'In plain words: who can read what',
  'plain.open': 'Who can read what',
  'plain.lead':
    'For everyone who writes here or is written about. If something on this page is not true of your hub, tell its operator: that is a fault.',
  'plain.operator': 'What the operator of this hub can do',
  'plain.operator.1':
    'Read everything the hub can show: the hub keeps the keys with which it opens entries, files and readings. Whoever runs the machine, or takes it over while it runs, can read them too.',
  'plain.operator.2': 'See who signs in and when, and close accounts.',
  'plain.operator.3': 'Switch the hub off, refuse a writer, or leave out an entry for which nobody holds a receipt.',
  'plain.operator.4':
    'Sign entries for organisations whose key the hub keeps. An organisation that keeps its key on its own machine cannot be signed for.',
  'plain.nobody': 'What nobody can do, the operator included',
  'plain.nobody.1':
    'Change, back-date, remove or reorder an entry without being found out by anyone who checks: the browser does it, so does `parley verify`, with no network and no trust in the hub.',
  'plain.nobody.2': 'Deny an entry whose writer holds the receipt that came with the answer.',
  'plain.nobody.3': 'Show two histories of the log to two readers who compare checkpoints, or whose witnesses do.',
  'plain.nobody.4': 'Guess a restricted entry from the public log: a leaf holds no author, kind, size, time or word.',
  'plain.nobody.5': 'Bring back what was erased: the key is gone. Copies made before, by anybody, are not reached.',
  'plain.others': 'What other organisations can see',
  'plain.others.1':
    'What is addressed to them, to a group they are in, to all members, or to everyone. Lists, counts and searches are made of that and nothing else; what is hidden leaves no gap.',
  'plain.others.2': 'Not who inside your organisation reads what. Your own administrators can see that.',
  'plain.others.3':
    'What was shown to somebody cannot be made unseen. TLP says what they promised to do with it; software cannot make them keep it.',
  'plain.phone': 'When a phone or laptop is seized or lost',
  'plain.phone.1':
    'From any other device: sign in, open your account, end all sessions. Open pages of the lost device close within a second.',
  'plain.phone.2':
    'If you cannot sign in, ask an administrator of your organisation to let you go (“left”) and invite you again later. That ends every session and token at once.',
  'plain.phone.3':
    'Revoke its tokens. If it held your organisation’s signing key: end the key with the reason “compromised”.',
  'plain.phone.4':
    'What the device had on screen, in downloads or printed is out. Look at “Who was shown what” for what was read with your account, and warn those whom it names.',
  'plain.phone.5': 'Parley keeps no copy of restricted pages in the browser, and sends none to be kept.',
  'plain.leave': 'How an organisation leaves, with its data',
  'plain.leave.1':
    '`parley bundle` writes entries with their proofs into a file that anyone can check without this hub; views go out as CSV, JSON and more; originals download as they came in.',
  'plain.leave.2':
    'Or run a hub of your own and introduce the two: it pulls everything your organisation may see, with proofs, and goes on doing so.',
  'plain.leave.3':
    'Then take back what should not be shared any longer, have erased what must not stay, and ask the operator to end your membership. What others were shown before stays with them. The log keeps that your entries existed, and nothing of their words once they are erased.',
  'plain.more':
    'The promises with their tests stand in SECURITY.md, the format in docs/format.md, both in the source of Parley.',
} as const
