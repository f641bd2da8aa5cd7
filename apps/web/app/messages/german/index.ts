import type { Language } from '../language.ts';
import { germanContact } from './contact.ts';
import { germanConsent } from './consent.ts';
import { germanChanges } from './changes.ts';
import { germanErrors } from './errors.ts';
import { germanHistory } from './history.ts';
import { germanNewsletter } from './newsletter.ts';
import { germanOnDevice } from './on-device.ts';
import { germanPages } from './pages.ts';
import { germanPasswords } from './passwords.ts';
import { germanPeople } from './people.ts';
import { germanPublished } from './published.ts';
import { germanReport } from './report.ts';
import { germanSession } from './session.ts';
import { germanStudio } from './studio.ts';
import { germanVisit } from './visit.ts';

/** German, addressed as "Sie" throughout. */
export const german: Language = {
  locale: 'de',
  messages: {
    ...germanStudio,
    ...germanPages,
    ...germanPeople,
    ...germanPublished,
    ...germanPasswords,
    ...germanSession,
    ...germanOnDevice,
    ...germanVisit,
    ...germanReport,
    ...germanContact,
    ...germanNewsletter,
    ...germanHistory,
    ...germanConsent,
    ...germanChanges,
  },
  errors: germanErrors,
};
