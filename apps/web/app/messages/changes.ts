import { defineMessages } from '@candid/messages';

export const changeMessages = defineMessages({
  'change.label': 'A change of the privacy policy',
  'change.from': 'From {at:date} on a new version of our privacy policy counts.',
  'change.since': 'A new version of our privacy policy counts since {at:date}.',
  'change.pages': 'Changed: {pages:list}.',
  'change.read': 'Read what changes',
  'change.dismiss': 'I have read it',
});
