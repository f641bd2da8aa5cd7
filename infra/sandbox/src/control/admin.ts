import { z } from 'zod';
import { sendJson, type Call } from '../call.ts';
import { ApiFailure } from '../openai/failure.ts';
import { parseJsonBody } from '../openai/json-body.ts';
import { FAULTS, isFaultName, type FaultName } from './faults.ts';

const faultRule = z.strictObject({
  fault: z.custom<FaultName>((value) => typeof value === 'string' && isFaultName(value), 'unknown fault'),
  when: z.union([z.literal('next'), z.literal('all'), z.strictObject({ nth: z.int().min(1) })]).default('next'),
  route: z.enum(['generations', 'edits', 'moderations']).optional(),
  argument: z.number().min(0).optional(),
});

const span = z.number().min(0).max(600_000).optional();
const pacingChange = z.strictObject({
  mode: z.enum(['instant', 'paced', 'manual']).optional(),
  startMs: span,
  partialMs: span,
  finalMs: span,
  pictures: z.enum(['painted', 'plain', 'heavy']).optional(),
});

const release = z.strictObject({ steps: z.int().min(1).max(1_000).default(1) });

const read = <T>(schema: z.ZodType<T>, body: Buffer): T => {
  const result = schema.safeParse(body.length === 0 ? {} : parseJsonBody(body));
  if (result.success) return result.data;
  throw new ApiFailure(400, z.prettifyError(result.error));
};

/** Leaves out what is undefined, as `exactOptionalPropertyTypes` asks. */
const compact = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

type AdminHandler = (call: Call) => unknown;

const faultsOverview: AdminHandler = ({ sandbox }) => ({ rules: sandbox.faults.rules(), known: FAULTS });
const pacingOverview: AdminHandler = ({ sandbox }) => ({ ...sandbox.pacing.settings(), waiting: sandbox.pacing.waiting() });
const journalOverview: AdminHandler = ({ sandbox }) => ({ counts: sandbox.journal.counts(), entries: sandbox.journal.entries() });

const hitsOverview: AdminHandler = ({ sandbox }) => ({ hits: sandbox.hits.list() });

const mailOverview: AdminHandler = ({ sandbox, request }) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://sandbox');
  return { letters: sandbox.letters.list(searchParams.get('to') ?? undefined) };
};

const ROUTES: Readonly<Record<string, AdminHandler>> = {
  'GET /admin/faults': faultsOverview,
  'POST /admin/faults': (call) => {
    call.sandbox.faults.set(compact(read(faultRule, call.body)));
    return faultsOverview(call);
  },
  'DELETE /admin/faults': (call) => {
    call.sandbox.faults.clear();
    return faultsOverview(call);
  },
  'GET /admin/pacing': pacingOverview,
  'PUT /admin/pacing': (call) => {
    call.sandbox.pacing.set(compact(read(pacingChange, call.body)));
    return pacingOverview(call);
  },
  'POST /admin/pacing/release': (call) => {
    call.sandbox.pacing.release(read(release, call.body).steps);
    return pacingOverview(call);
  },
  'GET /admin/journal': journalOverview,
  'DELETE /admin/journal': (call) => {
    call.sandbox.journal.clear();
    return journalOverview(call);
  },
  'GET /admin/analytics': hitsOverview,
  'DELETE /admin/analytics': (call) => {
    call.sandbox.hits.clear();
    return hitsOverview(call);
  },
  'GET /admin/mail': mailOverview,
  'DELETE /admin/mail': (call) => {
    call.sandbox.letters.clear();
    return mailOverview(call);
  },
};

/** Everything under /admin: faults, pacing, the journal, what was told to Analytics, and letters (`?to=ADDRESS`), for tests and for a person who tries the product. */
export const routeAdmin = (call: Call): void => {
  const handler = ROUTES[`${call.request.method} ${call.path}`];
  if (handler === undefined) throw new ApiFailure(404, `Unknown admin route. Known: ${Object.keys(ROUTES).join(', ')}.`);
  sendJson(call, 200, handler(call));
};
