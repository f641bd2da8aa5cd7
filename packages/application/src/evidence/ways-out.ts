import { createEgress, type RecipientAddress } from '@candid/egress';
import {
  createOpenAIClient,
  createOpenAIModerator,
  createOpenAIProvider,
  imageModels,
  systemTimers,
  type ProviderRequest,
} from '@candid/imaging';
import { AppError, isAppError } from '@candid/kernel';
import type { DataCategory, PolicyDefinition, RecipientRole } from '@candid/policy';
import type { Reading } from './reading.ts';

/** A host under a name that can belong to nobody (RFC 2606). */
const STRANGER = 'https://undeclared.invalid/';

/** `egress`: the origins that may be called, and whether a call to any other is refused and reported, by trying one (OH-12). */
export const readEgress = async ({
  policy,
  addresses = [],
}: {
  policy: Pick<PolicyDefinition, 'recipients'>;
  addresses?: readonly RecipientAddress[];
}): Promise<Reading> => {
  let reported = 0;
  const egress = createEgress({ recipients: policy.recipients, addresses, onRefused: () => (reported += 1) });
  const refused = await egress.fetch(STRANGER).then(
    () => false,
    (error: unknown) => isAppError(error, 'egress_denied'),
  );
  return {
    ok: refused && reported === 1,
    figures: { allowed: egress.allowed.join(' '), strangersReached: refused ? 0 : 1, reported },
  };
};

/** What a picture needs, by the names of the provider's interface; anything else would say more than that. */
const NEEDED = new Set([
  'model',
  'prompt',
  'n',
  'size',
  'quality',
  'background',
  'output_format',
  'partial_images',
  'stream',
  'image[]',
  'mask',
  'input',
]);
const NEEDED_HEADERS = /^(accept|authorization|connection|content-(type|length)|user-agent|x-stainless-[a-z-]+)$/;

const fieldsOf = async (request: Request): Promise<string[]> => {
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') === true;
  return isForm ? [...(await request.formData()).keys()] : Object.keys((await request.json()) as object);
};

/** Makes every kind of call to the provider that there is, with nothing in it, and keeps what would have left instead of sending it. */
const callsNotSent = async (): Promise<Request[]> => {
  const kept: Request[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    kept.push(new Request(input, init));
    return Promise.reject(new AppError('egress_denied'));
  };
  const [model] = imageModels;
  if (model === undefined) throw new AppError('model_unknown');
  const client = createOpenAIClient({ apiKey: 'none', baseUrl: 'https://provider.invalid/v1', fetch });
  const options = { timers: systemTimers(), silence: 1_000 };
  const [provider, moderator] = [createOpenAIProvider(client, options), createOpenAIModerator(client, options)];
  const picture = { bytes: new Uint8Array(1), mime: 'image/png' } as const;
  const bare: ProviderRequest = {
    model,
    prompt: 'none',
    size: { width: 1, height: 1 },
    quality: 'low',
    background: 'auto',
    outputFormat: 'png',
    partials: 0,
    references: [],
    mask: null,
  };
  const { signal } = new AbortController();
  const call = { signal, onPartial: () => Promise.resolve() };
  await Promise.allSettled([
    provider.make(bare, call),
    provider.make({ ...bare, references: [picture], mask: picture }, call),
    moderator.judge({ prompt: 'none', pictures: [] }, signal),
  ]);
  return kept;
};

/** The kind of data in a field that a person fills; settings are of no kind. */
const KIND_OF: Readonly<Record<string, DataCategory>> = {
  prompt: 'prompt',
  input: 'prompt',
  'image[]': 'upload',
  mask: 'upload',
};

/** Kinds of data that go out without the row of the page naming them, for the part the provider plays. */
const unnamedKinds = (
  { recipients }: Pick<PolicyDefinition, 'recipients'>,
  role: RecipientRole,
  fields: readonly string[],
): readonly DataCategory[] => {
  const named = recipients.filter((recipient) => recipient.role === role).flatMap(({ receives }) => receives);
  const sent = new Set(fields.flatMap((name) => KIND_OF[name] ?? []));
  return [...sent].filter((kind) => !named.includes(kind));
};

/**
 * `provider-request`: names of the fields and headers that a call to the image provider carries, made by the real client and not sent; and
 * how many of them the making of a picture does not need, such as a user's id or a leave to keep or learn (OH-07, OH-11, CR-30); and the
 * kinds of data sent that the provider's row does not name (CR-04).
 */
export const readProviderRequest = async ({ policy }: { policy: Pick<PolicyDefinition, 'recipients'> }): Promise<Reading> => {
  const calls = await callsNotSent();
  const ofCalls = await Promise.all(calls.map(fieldsOf));
  const fields = new Set(ofCalls.flat());
  const unnamed = calls.flatMap(({ url }, index) =>
    unnamedKinds(policy, url.endsWith('/moderations') ? 'moderation' : 'image-generation', ofCalls[index] ?? []),
  );
  const headers = new Set(calls.flatMap((call) => [...call.headers.keys()]));
  const beyond = [
    ...[...fields].filter((name) => !NEEDED.has(name)),
    ...[...headers].filter((name) => !NEEDED_HEADERS.test(name)),
  ];
  const paths = [...new Set(calls.map((call) => new URL(call.url).pathname))].sort();
  return {
    ok: calls.length === 3 && beyond.length === 0 && unnamed.length === 0,
    figures: {
      calls: paths.join(' '),
      fields: [...fields].sort().join(' '),
      beyondNeed: beyond.length,
      unnamed: unnamed.length,
    },
  };
};
