import { defineMessages } from '@candid/messages';

export const sessionMessages = defineMessages({
  'session.waiting': 'One moment.',
  'order.free':
    'One picture is free, without an account, for each network. It can be reached from this page only: reload or close it, and nobody can open it again. Download it before.',
  'empty.free': 'The first one is free, without an account. It lives in this page only: download it before you leave.',
  'trial.used.title': 'Your free picture was made.',
  'trial.used.body': 'This browser remembers it by a yes or no. With an account you can go on.',
  'trial.kept.title': 'This picture lives in this page only.',
  'trial.kept.body':
    'There is no account and no cookie: reload or close this page, and neither you nor we can open it again. Download it while it is here.',
  'session.script.title': 'This page needs its script.',
  'session.script.body':
    'No cookie is set here. What tells that you are you is a token that the page itself sends along, and a page without script cannot.',
  'session.ended.title': 'You are not signed in any more.',
  'session.ended.body':
    'The sign-in of this browser ran out, was ended on another device, or belongs to another service. What you have typed is still here.',
});
