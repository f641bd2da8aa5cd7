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

  'relay.intro':
    'Your letter goes by mail to {mailbox}. No copy stays here: it lies sealed until the mailbox has it, {transit:span} at most, and is then destroyed.',
  'relay.address': 'Your e-mail address, if you want an answer',
  'relay.address.hint': 'It travels with your letter and is not kept. You can leave this empty.',
  'relay.text.hint': 'Sealed as soon as they come, and opened only to be handed on.',
  'relay.tooMany':
    'More letters came in the last hour than are taken. Yours was not sent, and still stands below. Send it again later, or write to {mailbox} yourself.',
  'relay.sent': 'Your letter is on its way.',
  'relay.sent.body':
    'It goes to {mailbox}. Once the mailbox has it, and by {until:date}, {until:time} in any case, nothing of it is here.',
  'relay.sent.lost':
    'If the mailbox cannot be reached until then, your letter is destroyed unread, and we have no way to tell you.',
  'relay.sent.due':
    'The answer is to come to the address you gave by {due:date}, {due:time}. If you hear nothing, write to {mailbox} yourself.',
  'relay.sent.unanswerable': 'You gave no address, so no answer can come.',

  'own.heading': 'What we hold of you now',
  'own.read': 'Read at {at:time} from the session of this browser:',
  'own.session': 'The session',
  'own.session.value': 'a random number, from {begun:date}, {begun:time}, until {until:date}, {until:time} at the latest',
  'own.pictures': 'Pictures',
  'own.pictures.value': '{count:number}, the last until {until:time} at the latest',
  'own.count': '{count:number}',
  'own.prompts': 'Descriptions of pictures',
  'own.inputs': 'Uploaded files',
  'own.previews': 'Previews',
  'own.records': 'Notes on what was asked for: size, times, outcome',
  'own.end':
    'All of it goes with the session: {after:span} after its last page is closed, and after {idle:span} without activity.',
  'own.end.now': 'End it now',
  'own.else':
    'Letters that you sent us lie in our mailbox, or are on their way there: ask there. Whatever else is noted here cannot be traced to you.',
  'own.none':
    'Nothing. This browser has no session here, and but for letters that you sent us nothing is kept by which you could be found.',
});
