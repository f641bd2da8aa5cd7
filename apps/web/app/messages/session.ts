import { defineMessages } from '@candid/messages';

export const sessionMessages = defineMessages({
  'session.waiting': 'One moment.',
  'session.script.title': 'This page needs its script.',
  'session.script.body':
    'No cookie is set here. What tells that you are you is a token that the page itself sends along, and a page without script cannot.',
  'session.ended.title': 'You are not signed in any more.',
  'session.ended.body':
    'The sign-in of this browser ran out, was ended on another device, or belongs to another service. What you have typed is still here.',
});
