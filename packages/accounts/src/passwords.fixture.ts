import { createEgress } from '@candid/egress';
import { createJobSender } from '@candid/jobs';
import { duration } from '@candid/kernel';
import { createSmtpTransport, deliverLetter } from '@candid/mail';
import { startSandbox, type Letter, type RunningSandbox } from '@candid/sandbox';
import { createAccountsFixture, type AccountsFixture } from './accounts.fixture.ts';
import type { AgeStatement } from './domain/age-statement.ts';
import { createPasswordHasher, type Derive } from './domain/password-hash.ts';
import { createPasswordJudge } from './domain/password-strength.ts';
import { createSignInLimits } from './domain/sign-in-limits.ts';
import type { PasswordsContext } from './passwords-context.ts';
import { createAttemptCounts } from './store/attempt-counts.ts';
import { writeAccountLetter } from './usecases/write-account-letter.ts';
import { pbkdf2Sync } from 'node:crypto';

export interface PasswordsFixture extends Omit<AccountsFixture, 'ctx'> {
  /** As the web program's role. */
  readonly ctx: PasswordsContext;
  readonly sandbox: RunningSandbox;
  /** What everybody states here. */
  readonly age: AgeStatement;
  /** Iterations of hashing done since it was last set to 0. */
  readonly work: { iterations: number };
  /** Sends every letter that waits, as the worker does. @returns those that came to an address by this, newest first */
  deliver(to: string): Promise<readonly Letter[]>;
  /** The token in the newest letter to an address. */
  tokenFor(to: string): Promise<string>;
}

const ORIGIN = 'http://localhost:3000';
export const rules = { algorithm: 'PBKDF2-SHA-256', iterations: 100_000, saltBytes: 16, minimumLength: 10 } as const;

/** Accounts by password over real databases, a real queue, and the stand-in's mail server. */
export const createPasswordsFixture = async (): Promise<PasswordsFixture> => {
  const base = await createAccountsFixture();
  const sandbox = await startSandbox({ port: 0 });
  const jobs = await createJobSender({ url: base.webUrl, applicationName: 'test', onTrouble: () => undefined });
  const work = { iterations: 0 };
  const derive: Derive = async ({ password, salt, iterations }) => {
    work.iterations += iterations;
    return pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  };
  const ctx: PasswordsContext = {
    ...base.ctx,
    jobs,
    letterLifetime: duration.days(30),
    deviceLifetime: duration.days(30),
    rules,
    hasher: createPasswordHasher(rules, derive),
    judge: createPasswordJudge(),
    limits: createSignInLimits(createAttemptCounts({ ...base.ctx, lifetime: duration.hours(1) })),
    siteWords: ['candid', 'pictures.example.org'],
  };
  const server = { host: '127.0.0.1', port: sandbox.smtpPort, tls: 'none', login: null } as const;
  const egress = createEgress({
    recipients: [{ role: 'mail', hosts: [] }],
    addresses: [],
    sockets: [{ role: 'mail', ...server }],
    onRefused: () => undefined,
  });
  const worker = base.worker.kysely;
  const delivery = {
    db: worker,
    clock: base.clock,
    transport: createSmtpTransport({ egress, server, name: 'localhost' }),
    write: (due: Parameters<typeof writeAccountLetter>[1]) =>
      writeAccountLetter({ db: worker, vault: base.vault, clock: base.clock, origin: ORIGIN }, due),
    from: 'Candid <candid@mail.localhost>',
    origin: ORIGIN,
    reach: () => undefined,
  };
  const deliver = async (to: string): Promise<readonly Letter[]> => {
    const before = sandbox.letters.list(to).length;
    const waiting = await worker
      .selectFrom('mail_delivery')
      .select('id')
      .where('state', '=', 'queued')
      .orderBy('created_at')
      .execute();
    for (const { id } of waiting) await deliverLetter(delivery, id);
    return sandbox.letters.list(to).slice(0, sandbox.letters.list(to).length - before);
  };
  return {
    ...base,
    ctx,
    sandbox,
    age: { statedAt: base.clock.now(), limit: 13 },
    work,
    deliver,
    tokenFor: async (to) => {
      await deliver(to);
      const [letter] = sandbox.letters.list(to);
      const link = letter?.links.find((one) => one.includes('token='));
      if (link === undefined) throw new Error(`the newest letter to ${to} has no link: ${letter?.subject ?? 'there is none'}`);
      return new URL(link).searchParams.get('token') ?? '';
    },
    close: async () => {
      await jobs.close();
      await sandbox.close();
      await base.close();
    },
  };
};
