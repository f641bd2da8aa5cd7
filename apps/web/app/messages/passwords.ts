import { defineMessages } from '@candid/messages';

/** Accounts by address and password. */
export const passwordMessages = defineMessages({
  'signIn.lead': 'With an account, what you made on this device goes along to your other devices.',
  'signIn.submit': 'Sign in',
  'signIn.forgot': 'I have forgotten my password',
  'signIn.new': 'Open an account',
  'signIn.or': 'Or with Google',

  'password.email': 'Address',
  'password.email.hint': 'We send a letter to it.',
  'password.password': 'Password',
  'password.new': 'New password',
  'password.present': 'Present password',
  'password.new.hint': 'At least {minimum:number} characters, any you like. It is kept only in a form that cannot be read back.',
  'password.inbox': 'A stand-in on this machine takes all letters: look into its inbox.',

  'signUp.page': 'Candid: open an account',
  'signUp.heading': 'Open an account',
  'signUp.lead': 'First we ask whether the address is yours: by a letter with a link. The password you choose after that.',
  'signUp.submit': 'Send the letter',
  'signUp.known': 'I have an account',
  'signUp.sent.title': 'A letter is on its way.',
  'signUp.sent':
    'Open the link in it and choose a password. If it has not come in a few minutes, look where unwanted mail goes, or ask again.',
  'signUp.again': 'Ask again',

  'finish.page': 'Candid: choose a password',
  'finish.heading': 'Your address is confirmed',
  'finish.lead': 'One thing is left: a password.',
  'finish.name': 'Name',
  'finish.name.hint': 'You can leave it empty, and change it any time.',
  'finish.submit': 'Open my account',

  'forgot.page': 'Candid: forgotten password',
  'forgot.heading': 'Choose a new password',
  'forgot.lead': 'We send a letter with a link to the address of your account. Until you use it, your password stays.',
  'forgot.submit': 'Send the letter',
  'forgot.sent.title': 'If the address has an account, a letter is on its way.',
  'forgot.sent':
    'Its link is good for {lifetime:span}. We do not say here who has an account, so this page looks the same for everybody.',

  'reset.page': 'Candid: new password',
  'reset.heading': 'Choose a new password',
  'reset.lead': 'You are then signed in here, and signed out everywhere else.',
  'reset.submit': 'Take this password',

  'link.spent.newLink': 'Ask for a new link',
  'link.spent.signIn': 'Sign in',

  'address.confirm.page': 'Candid: confirm address',
  'address.confirm.heading': 'Is this your new address?',
  'address.confirm.lead':
    'With your yes the account belongs to it. The former address is told and can take it back for {lifetime:span}.',
  'address.confirm.submit': 'Yes, use this address',
  'address.confirmed.title': 'The account belongs to the new address now.',
  'address.confirmed': 'Sign in with it from now on. The password is the same.',
  'address.undo.page': 'Candid: take the change back',
  'address.undo.heading': 'Take the change back?',
  'address.undo.lead':
    'The account belongs to your address again, everybody is signed out, and the present password ends. A letter to choose another comes at once.',
  'address.undo.submit': 'Yes, take it back',
  'address.undone.title': 'The account belongs to your address again.',
  'address.undone': 'A letter with a link to choose a new password is on its way to it.',

  'account.address.change': 'Change address',
  'account.password.change': 'Change password',
  'account.address.page': 'Candid: change address',
  'account.address.heading': 'Change your address',
  'account.address.lead': 'The new address has to be confirmed by a letter. The present one is told.',
  'account.address.new': 'New address',
  'account.address.submit': 'Send the letter',
  'account.address.sent.title': 'A letter is on its way to the new address.',
  'account.address.sent': 'The change counts when its link is confirmed. Until then everything stays as it is.',
  'account.password.page': 'Candid: change password',
  'account.password.heading': 'Change your password',
  'account.password.lead': 'Everybody else who is signed in is signed out, and a letter tells you of it.',
  'account.password.submit': 'Change password',
  'account.back': 'To the account',
});
