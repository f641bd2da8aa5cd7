import { setTimeout as delay } from 'node:timers/promises';
import { untilClientLeaves, type Call } from '../call.ts';
import type { ActiveFaults } from '../control/faults.ts';
import * as failures from './failures.ts';

const DEFAULT_RETRY_MS = 1_200;
const DEFAULT_SLOW_SECONDS = 5;

const refusalOf = (faults: ActiveFaults, model: string, requestId: string): Error | null => {
  if (faults.has('401')) return failures.invalidApiKey();
  if (faults.has('403')) return failures.unverifiedOrganization(model);
  if (faults.has('404')) return failures.modelNotFound(model);
  if (faults.has('429')) return failures.rateLimited(model, faults.get('429') ?? DEFAULT_RETRY_MS);
  if (faults.has('insufficient-quota')) return failures.insufficientQuota();
  if (faults.has('billing-hard-limit')) return failures.billingHardLimit();
  if (faults.has('500') || faults.has('500-once')) return failures.serverError(500);
  if (faults.has('502')) return failures.serverError(502);
  if (faults.has('503')) return failures.serverError(503);
  if (faults.has('moderation-input')) return failures.moderationBlocked('input', requestId);
  if (faults.has('moderation-output')) return failures.moderationBlocked('output', requestId);
  return null;
};

/** The faults that strike before the first byte of an image answer. */
export const strikeBeforeAnswer = async (call: Call, faults: ActiveFaults, model: string): Promise<void> => {
  if (faults.has('hang')) await untilClientLeaves(call.signal);
  if (faults.has('slow')) {
    await delay((faults.get('slow') ?? DEFAULT_SLOW_SECONDS) * 1000, undefined, { signal: call.signal });
  }
  const refusal = refusalOf(faults, model, call.requestId);
  if (refusal !== null) throw refusal;
  await call.sandbox.pacing.pass('start', call.signal);
};
