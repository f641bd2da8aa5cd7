import { configInvalid, type OpenAIConfig, type WorkerConfig } from '@candid/config';
import { createListener } from '@candid/db';
import type { Egress } from '@candid/egress';
import {
  CANCEL_CHANNEL,
  createOpenAIClient,
  createOpenAIModerator,
  createOpenAIProvider,
  runGeneration,
  systemTimers,
  type WorkContext,
} from '@candid/imaging';
import type { JobRunner } from '@candid/jobs';
import { AppError, duration, type GenerationId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { Logger } from '@candid/telemetry';

/** Silence after which a moderation counts as down, where a picture is not given up sooner; it answers in a second or two. */
const MODERATION_SILENCE = duration.seconds(30);
/** Pictures made at once by one process: it waits for the provider most of the time. */
export const CONCURRENCY = 8;

/**
 * Who makes this worker's pictures; null where none are made on the server, whatever key it was handed.
 * @throws AppError `config_invalid` where pictures are made and there is no key
 */
export const providerOf = (
  { openai }: Pick<WorkerConfig, 'openai'>,
  { id, features }: Pick<PolicyDefinition, 'id' | 'features'>,
): OpenAIConfig | null => {
  if (!features.generate) return null;
  if (openai !== null) return openai;
  const remedy = `The policy "${id}" makes pictures: set the key from your OpenAI account; locally \`npm start\` runs a stand-in that needs none.`;
  throw configInvalid([{ variable: 'OPENAI_API_KEY', problem: 'is not set', remedy }]);
};

/** Those who make and judge pictures, through the egress. */
export const openProvider = (
  { apiKey, baseUrl }: OpenAIConfig,
  { egress, silence }: { readonly egress: Pick<Egress, 'fetch'>; readonly silence: number },
): Pick<WorkContext, 'provider' | 'moderator'> => {
  const client = createOpenAIClient({ apiKey: apiKey.reveal(), baseUrl, fetch: egress.fetch });
  const timers = systemTimers();
  return {
    provider: createOpenAIProvider(client, { timers, silence }),
    moderator: createOpenAIModerator(client, { timers, silence: Math.min(MODERATION_SILENCE, silence) }),
  };
};

/** Breaks a running generation off, when its owner cancels it or the worker has to end: the queue's own signal also fires when a job simply ends. */
const createCancellations = () => {
  const running = new Map<string, AbortController>();
  return {
    cancel: (id: string) => running.get(id)?.abort(new AppError('cancelled')),
    /** Nobody will see what becomes of these calls. */
    abandonAll: () => running.forEach((controller) => controller.abort(new AppError('outcome_unknown'))),
    run: async (id: GenerationId, job: (signal: AbortSignal) => Promise<void>): Promise<void> => {
      const controller = new AbortController();
      running.set(id, controller);
      try {
        await job(controller.signal);
      } finally {
        running.delete(id);
      }
    },
  };
};

export interface MakingOptions {
  readonly context: WorkContext;
  readonly jobs: JobRunner;
  readonly logger: Logger;
  readonly databaseUrl: string;
}

/** Pictures that are taken from the queue and made. */
export interface PictureMaking {
  /** Gives up the calls that are under way. */
  abandonAll(): void;
  close(): Promise<void>;
}

/** Takes pictures out of the queue, and hears when one is cancelled. */
export const takePictures = async ({ context, jobs, logger, databaseUrl }: MakingOptions): Promise<PictureMaking> => {
  const cancellations = createCancellations();
  const listener = await createListener({
    url: databaseUrl,
    channels: [CANCEL_CHANNEL],
    onError: () => logger.warn('listener.lost', { name: CANCEL_CHANNEL }),
  });
  listener.subscribe(CANCEL_CHANNEL, (heard) => heard.kind === 'notified' && cancellations.cancel(heard.payload));
  await jobs.handle('run-generation', { concurrency: CONCURRENCY }, ({ generationId }) =>
    cancellations.run(generationId as GenerationId, async (signal) => {
      logger.debug('job.started', { job: 'run-generation' });
      await runGeneration(context, { generationId: generationId as GenerationId, signal });
      logger.debug('job.finished', { job: 'run-generation' });
    }),
  );
  return { abandonAll: cancellations.abandonAll, close: () => listener.close() };
};
