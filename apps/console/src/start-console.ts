import type { ConsoleConfig } from '@candid/config';
import { checkAnswers, createDatabase, readonlyDatabase } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { createHttpServer, loadAppFiles, systemTimers } from '@candid/remix-kit';
import { createCounters, createLogger, createRequestContext, guardProcess } from '@candid/telemetry';
import './context.ts';

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
  const server = await createHttpServer({
    ...(await loadAppFiles(root, development)),
    origin: new URL(config.consoleOrigin),
    trustedProxies: config.trustedProxies,
    loadContext: (kit) => ({ kit, console: { db, clock } }) as never,
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
