import { defineMessages } from '@candid/messages';

/** Every word of the letters in English, the language all others are checked against. */
export const english = defineMessages({
  'letter.footer': 'Sent by {site} because somebody used this address there. Nobody reads answers to this letter.',
  'letter.button': 'If the button does not work, open this address:',

  'sign-up.subject': 'Confirm your address',
  'sign-up.body': 'Somebody, most likely you, wants to open an account at {site} with this address.',
  'sign-up.more': 'Open the link and choose a password: then the account is yours. It is good for {lifetime:span}, once.',
  'sign-up.action': 'Confirm and choose a password',
  'sign-up.note': 'If that was not you, do nothing. There is no account, and what we hold of this address goes by itself.',

  'sign-up-known.subject': 'You already have an account',
  'sign-up-known.body': 'Somebody, most likely you, wanted to open an account at {site} with this address. It has one already.',
  'sign-up-known.more': 'Sign in with it. If you have forgotten the password, you can ask for a new one there.',
  'sign-up-known.action': 'Sign in',
  'sign-up-known.note': 'If that was not you, do nothing: nothing was changed, and whoever it was has learnt nothing.',

  'reset.subject': 'Choose a new password',
  'reset.body': 'Somebody, most likely you, asked for a new password for your account at {site}.',
  'reset.more': 'The link is good for {lifetime:span}, once. Choosing a new password signs you out everywhere.',
  'reset.action': 'Choose a new password',
  'reset.note': 'If that was not you, do nothing: your password stays as it is.',

  'password-changed.subject': 'Your password was changed',
  'password-changed.body': 'The password of your account at {site} was changed on {at:date} at {at:time} UTC.',
  'password-changed.more': 'Everybody who was signed in with the former one has been signed out.',
  'password-changed.action': 'It was not me: choose another password',
  'password-changed.note': 'If it was you, there is nothing to do.',

  'address-confirm.subject': 'Confirm your new address',
  'address-confirm.body': 'The account at {site} that belongs to another address is to belong to this one.',
  'address-confirm.more': 'Open the link and say yes. It is good for {lifetime:span}, once.',
  'address-confirm.action': 'Confirm this address',
  'address-confirm.note': 'If you do not know of it, do nothing: nothing changes.',

  'address-taken.subject': 'This address already has an account',
  'address-taken.body':
    'Somebody, most likely you, wanted to use this address for another account at {site}. It has one already.',
  'address-taken.more': 'An address belongs to one account. Nothing was changed.',
  'address-taken.action': 'Sign in with this address',
  'address-taken.note': 'If you do not know of it, do nothing.',

  'address-asked.subject': 'Your address is to be changed',
  'address-asked.body':
    'Somebody who knows your password asked on {at:date} at {at:time} UTC that your account at {site} get another address.',
  'address-asked.more':
    'It is changed as soon as the letter to the other address is confirmed. You will be told, and can take it back.',
  'address-asked.action': 'It was not me: choose another password',
  'address-asked.note': 'If it was you, there is nothing to do here.',

  'address-changed.subject': 'Your address was changed',
  'address-changed.body':
    'Your account at {site} belongs to another address since {at:date}, {at:time} UTC. This is the last letter to this one.',
  'address-changed.more':
    'For {lifetime:span} you can take it back with the link. That signs everybody out and ends the present password.',
  'address-changed.action': 'Take it back',
  'address-changed.note': 'If it was you, there is nothing to do.',

  'address-welcome.subject': 'Your account has this address now',
  'address-welcome.body': 'Your account at {site} belongs to this address since {at:date}, {at:time} UTC.',
  'address-welcome.more': 'Sign in with it from now on. The former address was told as well.',
  'address-welcome.action': 'To your account',
  'address-welcome.note': 'The password is the same as before.',

  'letter-received.subject': 'Your letter has come',
  'letter-received.body': 'A letter from this address has come to the people behind {site}. Thank you.',
  'letter-received.more':
    'One of them means to answer it by {due:date}, {due:time} UTC. If you want to add something, write to {address}.',
  'letter-received.action': 'How soon letters are answered',
  'letter-received.note':
    'If you did not write to us, somebody gave your address. You need do nothing, and it is used for nothing else.',
  'policy-change.subject': 'Our privacy policy changes on {from:date}',
  'policy-change.body':
    'The privacy policy of {site} has a new version, that of {version:date}. It counts from {from:date} on; until then the one before does.',
  'policy-change.more': 'These pages change: {pages:list}. Every change can be read, line by line.',
  'policy-change.action': 'Read what changes',
  'policy-change.note':
    'If you go on using the service after {from:date}, you agree to it. If you would rather not, you can delete your account before.',

  'address-returned.subject': 'No account belongs to this address any more',
  'address-returned.body':
    'An account at {site} had been given this address. On {at:date} at {at:time} UTC its former address took that back.',
  'address-returned.more': 'Everybody was signed out there. This is the last letter to this address.',
  'address-returned.action': 'Open an account with this address',
  'address-returned.note': 'If you do not know of it, do nothing.',

  'newsletter-confirm.subject': 'Confirm that you want our news',
  'newsletter-confirm.body': 'Somebody, most likely you, asked at {site} that news be sent to this address.',
  'newsletter-confirm.more': 'Open the link and say yes. It is good for {lifetime:span}, once. Every letter lets you end it.',
  'newsletter-confirm.action': 'Yes, send me news',
  'newsletter-confirm.note': 'If that was not you, do nothing: no news comes, and what we hold of this address goes by itself.',

  'updates-confirm.subject': 'Confirm that you want our updates',
  'updates-confirm.body': 'Somebody, most likely you, wrote to us to hear by mail when {site} changes.',
  'updates-confirm.more':
    'Answer this letter, with nothing in it if you like, or write to {address}: that is your yes. It is good for {lifetime:span}, once. You then get one letter for each change, and every letter lets you end it.',
  'updates-confirm.action': 'Say yes by mail',
  'updates-confirm.note':
    'If that was not you, do nothing: no more letters come, and what we hold of this address goes by itself.',

  'update.change':
    'The privacy policy of {site} has a new version, that of {version:date}. It counts from {from:date} on; until then the one before does.',
  'update.pages': 'These pages change: {pages:list}. They can be read at {link}.',
  'update.why': 'You get this because you asked us to write when {site} changes.',
  'update.leave': 'No more of these: send an empty letter to {address}',

  'newsletter.why': 'You get this because you asked {site} for news.',
  'newsletter.leave': 'No more of these',

  'new-device.subject': 'A new device signed in',
  'new-device.body':
    'On {at:date} at {at:time} UTC somebody signed in to your account at {site} with a device we had not seen: {device}.',
  'new-device.more': 'On the account page you can see and end every session.',
  'new-device.action': 'It was not me: choose another password',
  'new-device.note': 'If it was you, there is nothing to do.',
  'new-device.unknown': 'a browser that does not say what it is',

  'relayed-letter.subject.privacy': 'Form at {site}: data and rights',
  'relayed-letter.subject.technical': 'Form at {site}: something does not work',
  'relayed-letter.subject.general': 'Form at {site}: something else',
  'relayed-letter.from':
    'Somebody wrote this into the form at {site}. Who it was is known to nobody there, and nothing of it is kept there: this is the only copy.',
  'relayed-letter.due':
    'An answer goes to the address that was typed. The page said that it comes by {due:date}, {due:time} UTC; nothing but this letter counts that time.',
  'relayed-letter.unanswerable': 'No address was given, so nobody waits for an answer.',
});
