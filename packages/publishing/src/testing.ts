import type { Site } from './site.ts';

/** An installation for tests: named, everything in use. */
export const testSite: Site = {
  operator: {
    name: 'Anna Beispiel',
    address: 'Lindenweg, Musterstadt',
    contact: 'anna@example.org',
    authority: 'the Example Authority',
  },
  models: [{ name: 'GPT Image', maker: 'OpenAI' }],
  standIns: [],
  offers: { accounts: true, payments: true, analytics: true, newsletter: true, preferences: true },
  now: new Date('2026-05-01T00:00:00Z'),
};
