import { defineMessages } from '@candid/messages';

export const consentMessages = defineMessages({
  'consent.link': 'Cookie choices',
  'consent.page': 'Candid: cookie choices',
  'consent.title': { plural: 'count', one: 'One thing is up to you.', other: '{count:number} things are up to you.' },
  'consent.lead': {
    plural: 'count',
    one: 'Candid works the same without it, and nothing of the kind happens before you say yes.',
    other: 'Candid works the same without them, and nothing of the kind happens before you say yes.',
  },
  'consent.analytics': 'Counting visits',
  'consent.analytics.third':
    '{vendors:list} would be told of {events:list}, and {details:list}; never what you write or who you are.',
  'consent.analytics.first': 'We would note {events:list} ourselves, and tell nobody else.',
  'consent.preference': 'Remembering settings',
  'consent.preference.what': 'Your language and the light you choose would still be set at your next visit.',
  'consent.event.page': 'the pages you open',
  'consent.event.feature': 'what you use on them',
  'consent.event.length': 'how long a visit lasts',
  'consent.detail.device': 'whether it is a phone, a tablet or a computer',
  'consent.refuse': { plural: 'count', one: 'No', other: 'No to all' },
  'consent.accept': { plural: 'count', one: 'Yes', other: 'Yes to all' },
  'consent.more': { plural: 'count', one: 'More about it', other: 'Choose one by one' },
  'consent.recorded': 'Your choice is recorded.',
  'consent.recorded.body': 'You can change it whenever you like, under “Cookie choices” at the foot of every page.',

  'consent.essential': 'What the site needs',
  'consent.essential.what':
    'Who is signed in, which session is yours, and this choice. Without it nothing works, so it is always on.',
  'consent.essential.always': 'always on',
  'consent.cookies': 'Cookies: {cookies:list}.',
  'consent.cookie': '{name} ({lifetime:span})',
  'consent.cookie.session': '{name} (until the browser closes)',
  'consent.yes': 'Yes',
  'consent.no': 'No',
  'consent.save': 'Save this choice',

  'consent.gpc.title': 'Your browser has answered: Global Privacy Control.',
  'consent.gpc.body': 'It asks us not to count you, and we do not, whatever was chosen here before or is chosen now.',
  'consent.gpc.closed': 'refused by your browser',
  'consent.gpc.foot': 'Global Privacy Control received and honoured',

  'consent.receipt': 'Your choice',
  'consent.receipt.none': 'none yet, so no',
  'consent.receipt.granted': 'yes',
  'consent.receipt.refused': 'no',
  'consent.receipt.withdrawn': 'taken back',
  'consent.receipt.at': 'Recorded',
  'consent.receipt.moment': '{at:date}, {time:time}',
  'consent.receipt.facts': 'On facts',
  'consent.receipt.changed': 'What is asked has changed since. Nothing of the kind happens until you choose again.',
});
