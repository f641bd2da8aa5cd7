import { AppError, type Milliseconds } from '@candid/kernel';
import OpenAI, { toFile } from 'openai';
import type { Usage } from '../domain/price.ts';
import { providerFailure } from './failure.ts';
import type { ImageProvider, ProviderCall, ProviderInput, ProviderPartial, ProviderRequest, ProviderResult } from './port.ts';
import { watchProgress, type Timers } from './watchdog.ts';

export interface OpenAIOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** The way out of the program; the SDK gets no other. */
  readonly fetch: typeof globalThis.fetch;
}

/** The SDK's client with its retries off: it sends no idempotency key, so a second try could be paid twice. */
export const createOpenAIClient = ({ apiKey, baseUrl, fetch }: OpenAIOptions): OpenAI =>
  new OpenAI({
    apiKey,
    baseURL: baseUrl,
    // The SDK looks for `Response` on it; where there is none it fetches `data:,` to get at one.
    fetch: Object.assign((...call: Parameters<typeof fetch>) => fetch(...call), { Response }),
    maxRetries: 0,
    // A connection that lay idle may be gone when it is used again, and a call that is never repeated would be lost with it.
    defaultHeaders: { connection: 'close' },
    timeout: 30 * 60_000,
    organization: null,
    project: null,
    logLevel: 'off',
  });

const fileOf = ({ bytes, mime }: ProviderInput, name: string): Promise<File> =>
  toFile(bytes, `${name}.${mime === 'image/png' ? 'png' : 'jpg'}`, { type: mime });

const commonParameters = (request: ProviderRequest) => ({
  model: request.model.id,
  prompt: request.prompt,
  n: 1,
  size: `${request.size.width}x${request.size.height}`,
  quality: request.quality,
  background: request.background,
  output_format: request.outputFormat,
  partial_images: request.partials,
  stream: true as const,
});

const openStream = async (client: OpenAI, request: ProviderRequest, signal: AbortSignal) => {
  const common = commonParameters(request);
  if (request.references.length === 0) return client.images.generate(common, { signal }).withResponse();
  const image = await Promise.all(request.references.map((reference, index) => fileOf(reference, `reference-${index + 1}`)));
  const mask = request.mask ? { mask: await fileOf(request.mask, 'mask') } : {};
  return client.images.edit({ ...common, image, ...mask }, { signal }).withResponse();
};

interface CompletedUsage {
  readonly input_tokens_details?: { readonly text_tokens?: number; readonly image_tokens?: number };
  readonly output_tokens?: number;
}

const usageOf = (usage: CompletedUsage | undefined): Usage | null => {
  const { input_tokens_details: input, output_tokens: imageOut } = usage ?? {};
  if (imageOut === undefined || input?.text_tokens === undefined || input.image_tokens === undefined) return null;
  return { textIn: input.text_tokens, imageIn: input.image_tokens, imageOut };
};

const decode = (base64: string | undefined): Uint8Array => {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  if (bytes.byteLength === 0) throw new AppError('provider_broken_answer');
  return bytes;
};

/**
 * OpenAI's images through its official SDK, always streamed: headers come early and partial pictures show progress. A stream that ends
 * without its last event is a failure (lesson R9), as is one that falls silent for `silence`.
 */
export const createOpenAIProvider = (
  client: OpenAI,
  options: { readonly timers: Timers; readonly silence: Milliseconds },
): ImageProvider => ({
  make: async (request, { signal, onPartial }: ProviderCall): Promise<ProviderResult> => {
    using watchdog = watchProgress(options.timers, options.silence, signal);
    // What fails while a partial picture is kept is our own failure and no word of the provider.
    let own: { readonly error: unknown } | null = null;
    const give = (partial: ProviderPartial): void => {
      try {
        onPartial(partial);
      } catch (error) {
        own = { error };
        throw error;
      }
    };
    try {
      const { data: stream, request_id: requestId } = await openStream(client, request, watchdog.signal);
      for await (const event of stream) {
        watchdog.progress();
        switch (event.type) {
          case 'image_generation.partial_image':
          case 'image_edit.partial_image':
            give({ index: event.partial_image_index, bytes: decode(event.b64_json) });
            break;
          case 'image_generation.completed':
          case 'image_edit.completed':
            return { bytes: decode(event.b64_json), usage: usageOf(event.usage), requestId: requestId ?? null };
        }
      }
    } catch (error) {
      if (own) throw error;
      if (watchdog.barked) throw new AppError('provider_stalled');
      if (signal.aborted) throw new AppError('cancelled');
      throw providerFailure(error);
    }
    if (watchdog.barked) throw new AppError('provider_stalled');
    if (signal.aborted) throw new AppError('cancelled');
    throw new AppError('provider_broke_off');
  },
});
