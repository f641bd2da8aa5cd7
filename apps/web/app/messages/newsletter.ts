import { defineMessages } from '@candid/messages';

export const newsletterMessages = defineMessages({
  'newsletter.link': 'News by mail',
  'newsletter.page': 'Candid: news by mail',
  'newsletter.heading': 'News by mail',
  'newsletter.what':
    'What is new here, and offers. Only those who asked get them, and each letter lets you end it with one press, signed in or not.',
  'newsletter.address': 'Your e-mail address',
  'newsletter.address.hint': 'We write there once and ask. Without a yes from there nothing more comes.',
  'newsletter.submit': 'Ask me by mail',
  'newsletter.sent.title': 'A letter is on its way.',
  'newsletter.sent': 'It asks whether you want our news. Its link is good for {lifetime:span}, once.',
  'newsletter.again': 'Take another address',
  'newsletter.confirm.heading': 'Do you want our news?',
  'newsletter.confirm.submit': 'Yes, send me news',
  'newsletter.confirm.spent': 'It works once, and for {lifetime:span}. Ask for a new one.',
  'newsletter.confirmed.title': 'Our news will come to you.',
  'newsletter.confirmed': 'Your yes is recorded. The link at the end of each letter takes it back.',
  'newsletter.leave.heading': 'No more news to this address?',
  'newsletter.leave.lead': 'One press takes back what was agreed to, and none is sent there any more.',
  'newsletter.leave.submit': 'Send no more news',
  'newsletter.leave.unknown': 'This link is not whole.',
  'newsletter.leave.unknown.advice':
    'Copy it once more from the letter, to its end. With an account you can also end our news on its page.',
  'newsletter.left.title': 'No more news.',
  'newsletter.left': 'It is recorded. None is sent to this address any more.',
  'newsletter.account.want': 'Send me news by mail',
  'newsletter.account.save': 'Save this choice',
  'newsletter.account.restricted': 'Your data may not be used at present: no news is sent.',
});
