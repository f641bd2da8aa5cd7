import type { IssueContext } from '@candid/announcing';
import { createJobSender, type JobSender } from '@candid/jobs';
import { deliverLetter, type LetterKind } from '@candid/mail';
import { definePolicy, policies, sources, type PolicyDefinition } from '@candid/policy';
import { siteWithoutServer } from '@candid/publishing';
import { duration } from '@candid/kernel';
import { kindOfRecipient, type UpdatesMail } from '@candid/support';
import { announceVersions } from '../announcing/announce-versions.ts';
import { createTellingRound } from '../announcing/telling.ts';
import { createUpdatesByMail } from '../announcing/updates-by-mail.ts';
import { createNewsletterWriter } from '../announcing/write-newsletter.ts';
import { openAccountStores, type AccountStores } from './people-world.ts';

/** A letter as the mail server gets it. */
export interface SentUpdate {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly replyTo?: string | null;
  readonly leave?: string;
}

export interface UpdatesWorld extends AccountStores {
  readonly policy: PolicyDefinition;
  /** A later version of it. */
  readonly next: PolicyDefinition;
  /** What the mail server got, oldest first. */
  readonly sent: SentUpdate[];
  /** A mail to one of the operator's addresses. @returns false where nobody reads there */
  write(from: string, to: string, change?: Partial<UpdatesMail>): Promise<boolean>;
  /** Asks, and answers the letter that comes. */
  read(address: string, language?: string): Promise<void>;
  /** What a start does with the versions. */
  announce(next?: PolicyDefinition | null): Promise<void>;
  /** One round of a worker, and the letters that it asks for handed over. */
  round(reach?: IssueContext['reach']): Promise<void>;
  deliver(): Promise<void>;
}

const ORIGIN = 'https://studio.example.org';
const MAIL = ['newsletter', 'newsletter-confirm'] as const satisfies readonly LetterKind[];

const laterVersion = (): PolicyDefinition => {
  const { parameters, commitments, translations } = sources['on-device'];
  const { correspondence } = parameters.retention;
  const retention = { ...parameters.retention, correspondence: { ...correspondence, lifetime: duration.days(30) } };
  return definePolicy({
    commitments,
    ...(translations && { translations }),
    parameters: { ...parameters, version: '2026-07-01', retention },
  });
};

/** The address behind `mailto:`. */
export const addressIn = (link: string | undefined): string => new URL(link ?? '').pathname;

/** Updates under `on-device`: the worker with its own rights, the owner that starts it, and a mail server that takes everything. */
export const openUpdatesWorld = async (): Promise<UpdatesWorld> => {
  const policy = policies['on-device'];
  const world = await openAccountStores(policy);
  const { clock, worker, admin, vault } = world;
  const db = worker.kysely;
  const jobs: JobSender = await createJobSender({ url: world.workerUrl, applicationName: 'test', onTrouble: () => undefined });
  const hear = createUpdatesByMail({ db, vault, clock, jobs, origin: ORIGIN }, policy);
  const write = createNewsletterWriter({ db, vault, clock, origin: ORIGIN, policy });
  const sent: SentUpdate[] = [];
  const context = { db, clock, write, from: 'post@studio.example.org', origin: ORIGIN, reach: () => undefined };
  const deliver = async (): Promise<void> => {
    const transport = { handOver: (letter: SentUpdate) => Promise.resolve((sent.push(letter), 'sent' as const)) };
    const waiting = admin.kysely
      .selectFrom('mail_delivery')
      .select('id')
      .where('template', 'in', MAIL)
      .where('state', '=', 'queued');
    for (const { id } of await waiting.orderBy('created_at').execute()) await deliverLetter({ ...context, transport }, id);
  };
  const say: UpdatesWorld['write'] = async (from, to, change = {}) => {
    const word = kindOfRecipient(to, { support: policy.support.address, sender: null, updates: true });
    if (word === null || word === 'bounce' || !/^(?:updates$|yes-|leave-)/.test(word)) return false;
    await hear?.({ word: word as UpdatesMail['word'], from, language: 'en', isAutomatic: false, ...change });
    return true;
  };
  const next = laterVersion();
  return {
    ...world,
    policy,
    next,
    sent,
    deliver,
    write: say,
    read: async (address, language = 'en') => {
      clock.advance(1);
      await say(address, policy.support.address.replace('@', '+updates@'), { language });
      await deliver();
      await say(address, sent.findLast(({ to }) => to === address)?.replyTo ?? '', { language });
      clock.advance(1);
    },
    announce: (coming = null) => {
      const site = (of: PolicyDefinition) =>
        siteWithoutServer(of, { operator: null, beside: ['letters', 'updates'], now: clock.now() });
      return announceVersions({ db: admin.kysely, clock, policy, next: coming, site, origin: ORIGIN, holdsValues: true });
    },
    round: (reach = () => undefined) =>
      createTellingRound({ db, clock, jobs, policy, next: null, hasMail: true, reach: reach as never })(),
    close: async () => {
      await jobs.close();
      await world.close();
    },
  };
};
