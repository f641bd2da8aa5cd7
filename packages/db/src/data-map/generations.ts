import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const own = ['subject_id'];
const record = personal({ category: 'generation-record', purpose: 'provide-service', subjectPath: own });
const prompt = personal({ category: 'prompt', purpose: 'provide-service', subjectPath: own });
const moderation = personal({ category: 'moderation-record', purpose: 'trust-and-safety', subjectPath: own });

const pointer = { excluded: 'A random number that only ties rows, files and keys together.' };
const workings = {
  excluded: 'How the work was organised here; it says nothing about the person beyond the times given with it.',
};

/** What was asked for, and how it went. */
export const generationColumns: DataMapOf<Pick<Database, 'generation' | 'generation_event'>> = {
  generation: {
    id: record('portability'),
    subject_id: record(pointer),
    client_key: record(pointer),
    position: record('access'),
    kind: record('portability'),
    state: record('access'),
    worker_instance: record(workings),
    model: record('portability'),
    quality: record('portability'),
    width: record('portability'),
    height: record('portability'),
    background: record('portability'),
    output_format: record('portability'),
    prompt_key_id: prompt(pointer, 'clear'),
    prompt_sealed: prompt('portability', 'clear'),
    reference_count: record('access'),
    has_mask: record('access'),
    cancel_requested_at: record('access'),
    failure_code: record('access'),
    moderation_stage: moderation('access', 'clear'),
    moderation_categories: moderation('access', 'clear'),
    partials: record(workings),
    estimate_micro_usd: record('access'),
    spend_day: record('access'),
    created_at: record('portability'),
    started_at: record('access'),
    call_started_at: record('access'),
    ended_at: record('access'),
    provider_request_id: record('access'),
    lifetime_ms: record('access'),
    record_lifetime_ms: record('access'),
    moderation_lifetime_ms: record('access'),
    prompt_until: record('access'),
    upload_until: record('access'),
    removed_at: record('access'),
  },
  generation_event: {
    id: record(workings),
    generation_id: record(pointer),
    subject_id: record(pointer),
    kind: record('access'),
    at: record('access'),
  },
};
