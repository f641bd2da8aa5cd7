import type { OfficeHours } from '@candid/config';
import { createEgress } from '@candid/egress';
import { newId, type Clock } from '@candid/kernel';
import type { MailCrashPoint } from '@candid/mail';
import { policies } from '@candid/policy';
import { createDelivery } from '../letters.ts';
import { createLetterbox, type LetterboxApi, type LetterboxForm } from '../letterbox.ts';
import type { ImagingWorld } from './imaging-world.ts';

const OFFICE: OfficeHours = { timeZone: 'UTC', weekdays: [1, 2, 3, 4, 5], closesAt: 17 * 60, holidays: [] };
export const OPERATOR = { name: 'Ada', address: 'Lane 1', contact: 'privacy@operator.example', authority: 'The authority' };

/** A form as somebody fills it in, with `changes`; each is another form. */
export const letterForm = (changes: Partial<LetterboxForm> = {}): LetterboxForm => ({
  kind: 'privacy',
  text: 'What do you hold of me?',
  address: '',
  language: 'en',
  form: newId(),
  session: null,
  ...changes,
});

/** The letterbox of `no-account` over a world of that policy, and the worker that empties it into the stand-in's mail server. */
export const openLetterbox = (world: ImagingWorld, clock: Clock) => {
  const policy = policies['no-account'];
  const { db, vault, jobs } = world.submission;
  const letterbox = createLetterbox({ db, vault, clock, jobs, office: OFFICE, operator: OPERATOR }, policy) as LetterboxApi;
  const server = { host: '127.0.0.1', port: world.sandbox.smtpPort };
  const egress = createEgress({
    recipients: policy.recipients,
    addresses: [],
    sockets: [{ role: 'mail', ...server }],
    onRefused: () => undefined,
  });
  const mail = { ...server, tls: 'none', login: null, from: 'Candid <post@images.example.org>' } as const;
  const work = world.work();
  const noMailbox = () => Promise.reject(new Error('the operator’s own mailbox is on no list'));
  const deliveryWith = (reach: (point: MailCrashPoint) => void) =>
    createDelivery({
      ...work,
      egress,
      mail,
      origin: 'http://localhost:3000',
      reach,
      noMailbox,
      policy,
      operator: OPERATOR,
      next: null,
    });
  const deliveries = () => world.database.kysely.selectFrom('mail_delivery').selectAll().orderBy('created_at').execute();
  return {
    letterbox,
    send: (changes: Partial<LetterboxForm> = {}) => letterbox.send(letterForm(changes)),
    /** What became of each letter. */
    deliveries,
    /** One run of each letter's job; a worker that dies in it is no error here. */
    deliver: async (reach: (point: MailCrashPoint) => void = () => undefined): Promise<void> => {
      const deliver = deliveryWith(reach);
      for (const { id } of await deliveries()) await deliver(id).catch(() => undefined);
    },
    /** Rows and keys of letters on their way. */
    held: async () => ({
      rows: (await world.database.kysely.selectFrom('letter_in_transit').select('id').execute()).length,
      keys: (await world.keyring.pool.query('SELECT id FROM object_key')).rows.length,
    }),
  };
};
