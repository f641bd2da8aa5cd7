import { defineMessages } from '@candid/messages';

export const contactMessages = defineMessages({
  'letter.heading': 'Write here',
  'letter.kind': 'What is it about?',
  'letter.kind.privacy': 'My data and my rights',
  'letter.kind.technical': 'Something does not work',
  'letter.kind.general': 'Something else',
  'letter.address': 'Your e-mail address',
  'letter.address.hint': 'The answer goes there. It is sealed with your words and used for nothing else.',
  'letter.account': 'The answer goes to the address of your account.',
  'letter.text': 'Your words',
  'letter.text.hint': 'Sealed as soon as they come; read only by whoever answers.',
  'letter.files': 'Files, if they help',
  'letter.files.hint': {
    plural: 'count',
    one: '{count:number} picture, PDF or plain text, {size:bytes} at most. A picture is drawn anew, without where and when it was taken.',
    other:
      'Up to {count:number} pictures, PDFs or plain texts, {size:bytes} together. Pictures are drawn anew, without where and when they were taken.',
  },
  'letter.files.again': 'Your words are still here. If your files are not, choose them again.',
  'letter.send': 'Send',
  'letter.received': 'Your letter has come.',
  'letter.due': 'It is to be answered by {due:date}, {due:time}.',
  'letter.told': 'We confirm it by mail.',
});
