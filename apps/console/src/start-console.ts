import type { ConsoleConfig } from '@candid/config';
import { checkAnswers, createDatabase, readonlyDatabase } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { isLocale, LANGUAGE_PARAMETER, negotiateLocale, type Locale } from '@candid/messages';
import { loadPolicy } from '@candid/policy';
import { reviewOf } from '@candid/publishing';
import { createHttpServer, loadAppFiles, systemTimers } from '@candid/remix-kit';
import { createCounters, createLogger, createRequestContext, guardProcess } from '@candid/telemetry';
import './context.ts';

/** The language that the address names, else the one the browser asks for. */
const localeOf = ({ url, headers }: Request): Locale => {
  const named = new URL(url).searchParams.get(LANGUAGE_PARAMETER);
  return isLocale(named) ? named : negotiateLocale(headers.get('Accept-Language'));
};

/** Starts the console on its own host with its own role; resolves with what stops it again. */
export const startConsole = async (config: ConsoleConfig, root: string, development: boolean): Promise<() => Promise<void>> => {
  const clock = systemClock();
  const requestContext = createRequestContext();
  const logger = createLogger({ program: 'console', level: config.logLevel, clock, context: requestContext });
  guardProcess(logger);
  const database = createDatabase({
    url: config.databaseUrl.reveal(),
    applicationName: 'candid-console',
    max: 4,
    onIdleError: (error) => logger.warn('listener.lost', { name: 'database' }, error),
  });
  const db = readonlyDatabase(database.kysely);
  const policy = await loadPolicy(config.policy);
  const review = () => reviewOf(policy, clock.now(), config.reviewedOn);
  const server = await createHttpServer({
    ...(await loadAppFiles(root, development)),
    origin: new URL(config.consoleOrigin),
    trustedProxies: config.trustedProxies,
    loadContext: (kit, request) => ({ kit, console: { db, clock, review, locale: localeOf(request) } }) as never,
    probes: [{ name: 'database', check: () => checkAnswers(db) }],
    logger,
    counters: createCounters(),
    requestContext,
    timers: systemTimers(),
  });
  const port = await server.listen({ host: config.host, port: config.consolePort });
  logger.info('program.ready', { port });
  return async () => {
    logger.info('program.stopping');
    await server.close();
    await database.destroy();
    logger.info('program.stopped');
  };
};
