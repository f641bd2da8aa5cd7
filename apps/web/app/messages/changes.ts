import { defineMessages } from '@candid/messages';

export const changeMessages = defineMessages({
  'change.label': 'A change of the privacy policy',
  'change.from': 'From {at:date} on, a new version of our privacy policy applies.',
  'change.since': 'A new version of our privacy policy has applied since {at:date}.',
  'change.pages': 'Changed: {pages:list}.',
  'change.until': 'This line is shown until {at:date}.',
  'change.read': 'Read what changes',
  'change.readNow': 'Read what changed',
  'change.hide': 'Hide for now',
  'change.dismiss': 'I have read it',
});
