import { defineMessages } from '@candid/messages';

export const reportMessages = defineMessages({
  'report.link': 'A child is using this',
  'report.page': 'Candid: tell us of a child',
  'report.heading': 'Tell us of a child',
  'report.body':
    'This is not meant for anyone under {age:number}. If a younger child uses it, say how we can tell whose data it is: the address of the account, or when and on which device pictures were made. You need not say who you are.',
  'report.text': 'What we should know',
  'report.text.hint': 'Up to 2,000 characters. Sealed; read only by whoever sees to it.',
  'report.send': 'Send',
  'report.due': 'Somebody of ours sees to it; the child’s data has to be erased by {due:date}, {due:time}.',
  'report.ask': 'Questions about it? Write to {address} and say when you told us.',
  'report.received': 'We have your word.',
  'report.body.visit':
    'This is not meant for anyone under {age:number}. Nobody registers here, and nothing leads from one visit to another: all there can be of a child is what the session of this browser holds. You can end that here, with everything in it.',
  'report.visit.relay': 'Nothing of this is passed on or kept. For anything else write to {address}.',
  'report.visit.nothing': 'There is no session in this browser, so nothing is held.',
});
