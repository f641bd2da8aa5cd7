import { defineMessages } from '@candid/messages';

export const peopleMessages = defineMessages({
  'person.signIn': 'Sign in',
  'person.account': 'Account',
  'person.signOut': 'Sign out',

  'age.statement': 'I am at least {age:number} years old.',
  'age.statement.new': 'New here? I am at least {age:number} years old.',

  'signIn.page': 'Candid: sign in',
  'signIn.heading': 'Sign in',
  'signIn.choice':
    'You can make pictures without an account. With one, what you made on this device goes along to your other devices.',
  'signIn.google': 'Continue with Google',
  'signIn.beside': 'Google opens in a tab of its own: what you are writing waits here meanwhile.',
  'signIn.beside.heading': 'You are signed in.',
  'signIn.beside.done': 'What you were writing is in the other tab, which has gone on. You can close this one.',
  'signIn.beside.here': 'Go on in this tab',
  'signIn.given': 'Google gives us',
  'signIn.givenValue': 'your address, your name, and a number that stands for you',
  'signIn.kept': 'We keep',
  'signIn.keptValue': 'address and name, sealed with a key of your own; of the number a keyed hash',
  'signIn.dropped': 'Dropped at once',
  'signIn.droppedValue': 'your picture, your language, and every token',
  'signIn.standIn': 'A stand-in on this machine plays Google: nothing leaves it.',

  'account.page': 'Candid: account',
  'account.heading': 'Account',
  'account.profile': 'Who you are here',
  'account.email': 'Address',
  'account.since': 'Since',
  'account.sinceValue': '{since:date}',
  'account.name': 'Name',
  'account.name.hint': 'You can leave it empty. A change counts at once; the former name is destroyed.',
  'account.name.save': 'Save name',
  'account.sessions': 'Where you are signed in',
  'account.session.unknown': 'Unknown device',
  'account.session.this': 'this one',
  'account.session.since': 'signed in {at:date}, {at:time}',
  'account.session.seen': 'last seen {at:date}, {at:time}',
  'account.session.ends': 'ends {at:date}',
  'account.session.end': 'Sign out',
  'account.session.endSpoken': 'Sign out: {device}, signed in {at:date}',
  'account.sessions.endOthers': 'Sign out everywhere else',
  'account.close': 'Delete account',
  'account.close.body':
    'You are signed out everywhere and nothing more can be made. For {grace:span} you can sign in and take it back; after that it stays closed. Erasing what it holds is not built into this version yet: until it is, that stays sealed and unused.',
  'account.close.confirm': 'Delete my account',
  'account.closing.title': 'This account is closed.',
  'account.closing.body':
    'Until {at:date}, {at:time} you can take it back; after that it stays closed. Nothing can be made meanwhile.',
  'account.reopen': 'Keep my account',
});
