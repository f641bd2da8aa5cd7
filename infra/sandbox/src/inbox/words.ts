import { createTranslator, defineMessages } from '@candid/messages';

/** What people read on the pages of the inbox. */
export const { t } = createTranslator(
  'en',
  defineMessages({
    banner: 'Every letter Candid sends ends here, on this machine. Nothing goes out.',
    title: 'Inbox',
    empty: 'No letter has come yet.',
    again: 'Look again',
    'delete-all': 'Delete all',
    count: { plural: 'n', one: '{n:number} letter', other: '{n:number} letters' },
    time: '{day:date}, {time:time} UTC',
    to: 'To',
    from: 'From',
    subject: 'Subject',
    received: 'Received',
    attachments: 'Attachments',
    attachment: '{name}, {type}, {size:bytes}',
    'no-subject': 'No subject',
    'no-name': 'without a name',
    back: 'All letters',
    raw: 'Source',
    html: 'As the reader sees it',
    text: 'As plain text',
    'no-text': 'This letter has no text part.',
    gone: 'This letter is gone',
    'gone.text': 'It was deleted, or pushed out by newer ones, or the stand-in was started again.',
  }),
  { timeZone: 'UTC' },
);
