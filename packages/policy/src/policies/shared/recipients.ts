import { duration } from '@candid/kernel';
import type { Recipient, Transfer } from '../../definition.ts';
import type { DataCategory } from '../../vocabulary.ts';

/** Contract clauses for each area whose law asks for a mechanism: the standard clauses, the UK's and Switzerland's additions to them. */
const standardClauses: Transfer = { eea: 'scc', uk: 'uk-addendum', switzerland: 'swiss-addendum' };

/** The operator's own machines, or a host in the EEA, which the UK and Switzerland both recognise. */
const withinEurope: Transfer = { eea: 'not-needed', uk: 'adequacy', switzerland: 'adequacy' };

const OPENAI = {
  vendor: 'OpenAI',
  hosts: ['api.openai.com'],
  region: 'us',
  transfer: standardClauses,
  agreement: 'data processing addendum; API data is not used for training',
  policyUrl: 'https://openai.com/policies/privacy-policy/',
  keepsFor: duration.days(30),
} as const;

/** Makes pictures: prompt, inputs and parameters, nothing about the person (OH-11). */
export const imageGeneration: Recipient = {
  ...OPENAI,
  role: 'image-generation',
  purpose: 'provide-service',
  receives: ['prompt', 'upload', 'result'],
};

/** Reads prompts and inputs for forbidden content before any work is done. */
export const moderation: Recipient = {
  ...OPENAI,
  role: 'moderation',
  purpose: 'trust-and-safety',
  receives: ['prompt', 'upload'],
};

/** The machines the service runs on: whatever the policy holds passes through them. */
export const hosting = (receives: readonly DataCategory[]): Recipient => ({
  role: 'hosting',
  vendor: 'the operator',
  purpose: 'provide-service',
  receives,
  hosts: [],
  region: 'own',
  transfer: withinEurope,
  agreement: 'none needed while the operator runs its own machines',
  policyUrl: null,
  keepsFor: null,
});

/** Carries letters; the host is the installation's mail server. */
export const mail = (receives: readonly DataCategory[]): Recipient => ({
  role: 'mail',
  vendor: 'the operator',
  purpose: 'transactional-mail',
  receives,
  hosts: [],
  region: 'own',
  transfer: withinEurope,
  agreement: 'none needed while the operator runs its own mail server',
  policyUrl: null,
  keepsFor: null,
});

/** Hosted checkout and portal; card numbers go there straight from the browser. */
export const payment: Recipient = {
  role: 'payment',
  vendor: 'Stripe',
  purpose: 'billing',
  receives: ['account-email', 'order', 'payment-record'],
  hosts: ['api.stripe.com'],
  region: 'us',
  transfer: standardClauses,
  agreement: 'Stripe services agreement with data processing addendum',
  policyUrl: 'https://stripe.com/privacy',
  keepsFor: null,
};

/** Sign-in: gives address and name, receives only that somebody signs in here. */
export const googleSignIn: Recipient = {
  role: 'sign-in',
  vendor: 'Google',
  purpose: 'account',
  receives: ['google-identifier'],
  hosts: ['accounts.google.com', 'oauth2.googleapis.com', 'openidconnect.googleapis.com', 'www.googleapis.com'],
  region: 'us',
  transfer: standardClauses,
  agreement: 'independent controller; sign-in is started by the person',
  policyUrl: 'https://policies.google.com/privacy',
  keepsFor: null,
};

/** Page views and device class after consent, and nothing else, told by the server: browsers never go there (OH-10). */
export const googleAnalytics: Recipient = {
  role: 'analytics',
  vendor: 'Google Analytics',
  purpose: 'analytics',
  receives: ['usage-event'],
  hosts: ['www.google-analytics.com'],
  region: 'us',
  transfer: standardClauses,
  agreement: 'Google Ads data processing terms',
  policyUrl: 'https://policies.google.com/privacy',
  keepsFor: duration.days(60),
};

/** A delivery network in front of the site; nothing personal may be cached in it (NA-18). */
export const contentDelivery: Recipient = {
  role: 'content-delivery',
  vendor: 'the operator',
  purpose: 'provide-service',
  receives: [],
  hosts: [],
  region: 'own',
  transfer: withinEurope,
  agreement: 'none needed while the operator serves its own files',
  policyUrl: null,
  keepsFor: null,
};
