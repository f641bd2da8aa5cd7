import { giveOutIssue, postIssues, readIssue, type IssueContext } from '@candid/announcing';
import { createJobSender } from '@candid/jobs';
import { duration, type SubjectId } from '@candid/kernel';
import { deliverLetter, type DueLetter, type Letter } from '@candid/mail';
import { policies } from '@candid/policy';
import { createNewsletter, type NewsletterApi } from '../announcing/newsletter.ts';
import { createNewsletterWriter } from '../announcing/write-newsletter.ts';
import { openPeopleWorld, type PeopleWorld } from './people-world.ts';

/** A letter as the mail server gets it. */
export interface SentLetter {
  readonly to: string;
  readonly subject: string;
  /** Where one press ends such letters. */
  readonly leave: string | undefined;
}

export interface NewsletterWorld extends PeopleWorld {
  readonly newsletter: NewsletterApi;
  /** What the mail server got, oldest first. */
  readonly sent: SentLetter[];
  readonly wording: { readonly locale: string; readonly text: string };
  /** The link in the confirming letter that was asked for last. */
  confirmToken(): Promise<string>;
  /** Somebody without an account, who asked and said yes. */
  read(email: string): Promise<void>;
  /** An account under an address. */
  account(email: string): Promise<SubjectId>;
  giveOut(subject?: string): Promise<void>;
  /** One round of a worker. */
  post(reach?: IssueContext['reach']): Promise<void>;
  /** Hands over what waits. */
  deliver(): Promise<void>;
  /** The token of the link to leave in the newest letter to an address. */
  leaveToken(email: string): string;
  indexOf(email: string): Promise<Buffer>;
}

const ORIGIN = 'http://localhost:3000';

/** Newsletters under `history`: web and worker with their own rights, and a mail server that takes everything. */
export const openNewsletterWorld = async (): Promise<NewsletterWorld> => {
  const policy = policies.history;
  const world = await openPeopleWorld(policy);
  const { clock, web, worker, admin, vault } = world;
  const workerJobs = await createJobSender({ url: world.workerUrl, applicationName: 'test', onTrouble: () => undefined });
  const newsletter = createNewsletter({ db: web.kysely, vault, clock }, policy, world.jobs);
  if (!newsletter) throw new Error('history has newsletters');
  const sent: SentLetter[] = [];
  const writeLetter = createNewsletterWriter({ db: worker.kysely, vault, clock, origin: ORIGIN, policy });
  const wording = { locale: 'en', text: 'Do you want our news?' };
  const write = (due: DueLetter): Promise<Letter | null> => writeLetter(due);
  const waiting = (template: string) =>
    admin.kysely
      .selectFrom('mail_delivery')
      .select(['id', 'subject_id', 'cause_id'])
      .where('template', '=', template)
      .where('state', '=', 'queued')
      .orderBy('created_at', 'desc');
  const confirmToken = async (): Promise<string> => {
    const due = await waiting('newsletter-confirm').executeTakeFirstOrThrow();
    const letter = await write({ ...due, kind: 'newsletter-confirm' });
    return new URL(letter?.content.link ?? '').searchParams.get('token') ?? '';
  };
  const indexOf = (email: string) => vault.blindIndex({ index: 'account.email', value: email });
  return {
    ...world,
    newsletter,
    sent,
    wording,
    confirmToken,
    indexOf,
    read: async (email) => {
      clock.advance(1);
      await newsletter.ask({ email, network: null, language: 'en' });
      await newsletter.confirm(await confirmToken(), wording);
      clock.advance(1);
    },
    account: async (email) => {
      await world.signUp({ email, password: 'a long winter evening', name: 'Ada' });
      const index = await indexOf(email);
      const found = admin.kysely.selectFrom('account').select('subject_id').where('email_index', '=', index);
      return (await found.executeTakeFirstOrThrow()).subject_id;
    },
    giveOut: (subject = 'What is new') => {
      const text = { subject, paragraphs: ['Pictures keep their shape.'] };
      const issue = readIssue(JSON.stringify({ en: text, de: { ...text, subject: `${subject} (de)` } }));
      return giveOutIssue({ db: admin.kysely, clock }, issue);
    },
    post: (reach = () => undefined) =>
      postIssues({ db: worker.kysely, clock, jobs: workerJobs, letterLifetime: duration.days(30), reach }),
    deliver: async () => {
      const transport = {
        handOver: ({ to, subject, leave }: SentLetter & { readonly leave?: string }) => {
          sent.push({ to, subject, leave });
          return Promise.resolve('sent' as const);
        },
      };
      const context = { db: worker.kysely, clock, write, from: 'post@candid.example', origin: ORIGIN, reach: () => undefined };
      for (const { id } of (await waiting('newsletter').execute()).toReversed())
        await deliverLetter({ ...context, transport: transport as never }, id);
    },
    leaveToken: (email) => new URL(sent.findLast(({ to }) => to === email)?.leave ?? '').searchParams.get('token') ?? '',
    close: async () => {
      await workerJobs.close();
      await world.close();
    },
  };
};
