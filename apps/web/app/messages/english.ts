import { contactMessages } from './contact.ts';
import { consentMessages } from './consent.ts';
import { changeMessages } from './changes.ts';
import { historyMessages } from './history.ts';
import { newsletterMessages } from './newsletter.ts';
import { onDeviceMessages } from './on-device.ts';
import { pageMessages } from './pages.ts';
import { passwordMessages } from './passwords.ts';
import { peopleMessages } from './people.ts';
import { publishedMessages } from './published.ts';
import { reportMessages } from './report.ts';
import { sessionMessages } from './session.ts';
import { studioMessages } from './studio.ts';
import { visitMessages } from './visit.ts';

/** Every word of the web app in English, the language all others are checked against. */
export const english = {
  ...studioMessages,
  ...pageMessages,
  ...peopleMessages,
  ...publishedMessages,
  ...passwordMessages,
  ...sessionMessages,
  ...onDeviceMessages,
  ...visitMessages,
  ...reportMessages,
  ...contactMessages,
  ...newsletterMessages,
  ...historyMessages,
  ...consentMessages,
  ...changeMessages,
};
