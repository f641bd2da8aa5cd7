import { defineMessages } from '@candid/messages';

export const onDeviceMessages = defineMessages({
  'onDevice.page': 'Candid: on your device',
  'onDevice.heading': 'What you make stays with you',
  'onDevice.lead':
    'Here, pictures are meant to be made by your own browser, on your own machine. This server only hands out pages: it has no accounts, no place to store a picture, and nowhere to send one.',
  'onDevice.server': 'On the server',
  'onDevice.serverValue': 'No database, no cookie, no log of who called.',
  'onDevice.browser': 'In your browser',
  'onDevice.browserValue': 'Nothing is stored by this page.',
  'onDevice.studio': 'The studio',
  'onDevice.studioValue': 'Is not part of this release. Nothing can be made here yet, and nothing is asked of you.',
});
