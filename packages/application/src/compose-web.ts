import { createAnonymousSessions, type AnonymousSessions, type Consents } from '@candid/accounts';
import type { WebConfig } from '@candid/config';
import { bindPolicy, checkDataMap, checkDeclared, createListener, readonlyDatabase } from '@candid/db';
import { createEgress } from '@candid/egress';
import { createDecoder, GENERATION_CHANNEL, imageModels, type SubmissionContext } from '@candid/imaging';
import { createJobSender } from '@candid/jobs';
import type { Clock, ErrorCode } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { hostWord, type Logger } from '@candid/telemetry';
import type { Timers } from '@candid/traffic';
import type { Edition } from '@candid/publishing';
import { createEvidenceBoard, type EvidenceBoard } from './evidence/board.ts';
import { openConsents } from './consents.ts';
import { createChanges, type ChangesApi } from './announcing/changes.ts';
import { createNewsletter, type NewsletterApi } from './announcing/newsletter.ts';
import { openPolicyArchive, publishEdition, type PolicyArchive, type PublishOptions } from './publications/policy-archive.ts';
import { createHistory, type HistoryApi } from './history.ts';
import { createSuggestions, type SuggestionsApi } from './suggestions.ts';
import { createTasks, type TasksApi } from './tasks.ts';
import { awaitRecordedTime } from '@candid/privacy';
import { pause } from './pause.ts';
import { createPeople, type PeopleApi } from './people.ts';
import { reportIsolation } from './report-isolation.ts';
import { imagingRules } from './rules.ts';
import { createStudio, type StudioApi } from './studio.ts';
import { createVisits, endsWithSession, type VisitsApi } from './visits/visits.ts';
import { visitSpan } from './visits/within-visit.ts';
import { createReports, type ReportsApi } from './reports.ts';
import { pictureReader } from './picture-reader.ts';
import { createLetterbox, type LetterboxApi } from './letterbox.ts';
import { createSupport, type SupportApi } from './support.ts';
import { openStores, revealKeys } from './stores.ts';
import { openTraffic, type Traffic } from './traffic.ts';
import { createOwnData, type OwnDataApi } from './own-data.ts';
import { createTrial } from './trial.ts';

export interface ProgramParts<Config> {
  readonly config: Config;
  readonly policy: PolicyDefinition;
  /** A later version of it that an operator has prepared; null or left out where none is. */
  readonly next?: PolicyDefinition | null;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface WebParts extends ProgramParts<WebConfig> {
  readonly timers: Timers;
}

/** The web program's inside: what its routes may do. */
export interface WebServices {
  readonly studio: StudioApi;
  /** Null where the policy keeps no history. */
  readonly history: HistoryApi | null;
  /** Null where the policy suggests nothing. */
  readonly suggestions: SuggestionsApi | null;
  /** Null where the policy has no task list. */
  readonly tasks: TasksApi | null;
  readonly sessions: AnonymousSessions;
  /** Null where a session's end leaves its pictures to their own time. */
  readonly visits: VisitsApi | null;
  /** Takes words that a child uses the service. Null where no letters are kept. */
  readonly reports: ReportsApi | null;
  /** Takes letters to support. Null where none are kept. */
  readonly support: SupportApi | null;
  /** Takes letters that are handed on and not kept. Null where letters are kept, and where there is no form. */
  readonly letterbox: LetterboxApi | null;
  /** What a visitor's session holds. Null where the policy has accounts. */
  readonly ownData: OwnDataApi | null;
  /** Null where the policy has no accounts. */
  readonly people: PeopleApi | null;
  /** Null where the policy has nothing optional. */
  readonly consents: Consents | null;
  readonly traffic: Traffic;
  /** The way out to whoever vouches for people who sign in; nobody else can be reached through it. */
  readonly signInFetch: typeof globalThis.fetch;
  /** The models that pictures are made with. */
  readonly models: readonly { readonly name: string; readonly maker: string }[];
  readonly evidence: EvidenceBoard;
  readonly archive: PolicyArchive;
  readonly changes: ChangesApi;
  /** Null where the policy has no newsletters. */
  readonly newsletter: NewsletterApi | null;
  /** Keeps the texts in force, or those that are prepared, once. @throws AppError `policy_invalid` for what cannot count yet */
  publish(edition: Edition, as: PublishOptions['as']): Promise<void>;
  probe(): Promise<void>;
  close(): Promise<void>;
}

type WayOut = Pick<ProgramParts<WebConfig>, 'policy' | 'logger'> & {
  readonly role: 'sign-in' | 'analytics';
  /** Where it is reached, as it is set up; null where it is not. */
  readonly address: string | null;
};

/** A way out of the web program, to the recipient in one role and nobody else, where the policy has one. */
const openWayOut = ({ policy, logger, role, address }: WayOut): typeof globalThis.fetch => {
  const recipients = policy.recipients.filter((recipient) => recipient.role === role);
  const addresses = recipients.length > 0 && address !== null ? [{ role, origin: new URL(address).origin }] : [];
  const onRefused = (host: string): void => logger.error('egress.denied', { name: hostWord(host) });
  return createEgress({ recipients, addresses, onRefused }).fetch;
};

/** Who is told of page views, as this installation has it. */
const analyticsOf = ({ config: { analytics }, ...parts }: Pick<ProgramParts<WebConfig>, 'config' | 'policy' | 'logger'>) =>
  analytics && {
    account: { ...analytics, apiSecret: analytics.apiSecret.reveal() },
    fetch: openWayOut({ ...parts, role: 'analytics', address: analytics.endpoint }),
  };

/** What people can write to the people behind the service, as the policy takes it. */
const openLetterForms = (
  { decoder, ...parts }: Pick<SubmissionContext, 'db' | 'vault' | 'clock' | 'jobs' | 'decoder'>,
  { config: { office, operator }, policy }: Pick<ProgramParts<WebConfig>, 'config' | 'policy'>,
): Pick<WebServices, 'reports' | 'support' | 'letterbox'> => ({
  reports: createReports(parts, policy),
  support: createSupport({ ...parts, office, readPicture: pictureReader(decoder) }, policy),
  letterbox: createLetterbox({ ...parts, office, operator }, policy),
});

/**
 * Connects the web program's parts. It holds no way out to any provider of pictures and no right to change a schema.
 * @throws AppError `policy_mismatch` or `data_map_drift` when the database is not what this program was built for, `policy_invalid` when
 * the policy does not declare what is stored
 */
export const composeWeb = async ({ config, policy, next = null, clock, logger, timers }: WebParts): Promise<WebServices> => {
  checkDeclared(policy);
  const stores = openStores({
    databaseUrl: config.databaseUrl.reveal(),
    keyringUrl: config.keyringUrl.reveal(),
    masterKeys: revealKeys(config.masterKeys),
    blobDir: config.blobDir,
    applicationName: 'candid-web',
    connections: 10,
    clock,
    onIdleError: () => logger.warn('listener.lost', { name: 'pool' }),
  });
  const db = stores.database.kysely;
  await bindPolicy(stores.database.pool, { policyId: policy.id, policyVersion: policy.version, clock });
  await checkDataMap(db);
  await awaitRecordedTime(readonlyDatabase(db), { clock, wait: pause });
  const onTrouble = (name: ErrorCode | 'queue_warning', error?: unknown): void => logger.warn('job.failed', { name }, error);
  const jobs = await createJobSender({ url: config.databaseUrl.reveal(), applicationName: 'candid-web-jobs', onTrouble });
  const listener = await createListener({
    url: config.databaseUrl.reveal(),
    channels: [GENERATION_CHANNEL],
    onError: () => logger.warn('listener.lost', { name: GENERATION_CHANNEL }),
  });
  const decoder = createDecoder();
  reportIsolation(await decoder.capabilities(), logger);
  const archive = openPolicyArchive(db);
  const rules = imagingRules(policy, config.dailySpendCapMicroUsd);
  const context = { db, vault: stores.vault, clock, models: imageModels, rules, jobs, decoder };
  const visits = endsWithSession(policy)
    ? await createVisits({ ctx: context, databaseUrl: config.databaseUrl.reveal(), onTrouble: () => onTrouble('internal') })
    : null;
  const { vault } = stores;
  const consents = openConsents({ db, clock }, policy);
  const analytics = analyticsOf({ config, policy, logger });
  const traffic = openTraffic({ policy, db, vault, clock, logger, timers, origin: config.origin, consents, analytics });
  return {
    consents,
    traffic,
    history: createHistory(context, policy),
    suggestions: createSuggestions(context, policy),
    tasks: createTasks(context, policy),
    studio: createStudio(context, {
      listener,
      trial: createTrial({ vault: stores.vault, clock }, policy),
      span: visitSpan(policy),
    }),
    sessions: createAnonymousSessions({ db, clock, rules: policy.sessions.anonymous }),
    visits,
    ...openLetterForms({ db, vault, clock, jobs, decoder }, { config, policy }),
    ownData: createOwnData(context, policy),
    people: createPeople({ db, vault: stores.vault, clock }, policy, { jobs, origin: config.origin }),
    signInFetch: openWayOut({ policy, logger, role: 'sign-in', address: config.google?.issuer ?? null }),
    models: imageModels,
    evidence: createEvidenceBoard({ db, clock, policy, onTrouble: (probe) => logger.warn('job.failed', { name: probe }) }),
    archive,
    newsletter: createNewsletter({ db, vault: stores.vault, clock }, policy, jobs),
    changes: createChanges({ archive, clock, policy, next, db: policy.features.accounts ? db : null }),
    publish: (edition, as) => publishEdition({ db, clock, policy, edition, as, holdsValues: config.mode === 'production' }),
    probe: stores.probe,
    close: async () => {
      await traffic.close();
      await visits?.close();
      await decoder.close();
      await listener.close();
      await jobs.close();
      await stores.close();
    },
  };
};
