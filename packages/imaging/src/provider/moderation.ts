import { AppError, type Milliseconds } from '@candid/kernel';
import type OpenAI from 'openai';
import { knownCategories } from './failure.ts';
import type { Moderator, ModerationVerdict, ProviderInput } from './port.ts';
import { watchProgress, type Timers } from './watchdog.ts';

const dataUrl = ({ bytes, mime }: ProviderInput): string => `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;

/**
 * Text and pictures before the provider sees them, one picture a call: the endpoint takes one. Any answer that is not a clear
 * verdict counts as "down", and down means that nothing is made (CR-15).
 * `judge` throws AppError `moderation_unavailable`, or `cancelled` when the caller gave up.
 */
export const createOpenAIModerator = (
  client: OpenAI,
  options: { readonly timers: Timers; readonly silence: Milliseconds },
): Moderator => {
  const ask = async (input: OpenAI.ModerationCreateParams['input'], signal: AbortSignal): Promise<ModerationVerdict> => {
    using watchdog = watchProgress(options.timers, options.silence, signal);
    try {
      const { results } = await client.moderations.create(
        { model: 'omni-moderation-latest', input },
        { signal: watchdog.signal },
      );
      if (results.length === 0) throw new AppError('moderation_unavailable');
      const hit = results.filter(({ flagged }) => flagged);
      if (results.some(({ flagged }) => typeof flagged !== 'boolean')) throw new AppError('moderation_unavailable');
      const names = hit.flatMap(({ categories }) => Object.entries(categories).flatMap(([name, yes]) => (yes ? [name] : [])));
      return { flagged: hit.length > 0, categories: [...new Set(knownCategories(names))] };
    } catch (error) {
      if (signal.aborted) throw new AppError('cancelled');
      if (error instanceof AppError) throw error;
      throw new AppError('moderation_unavailable');
    }
  };

  return {
    judge: async ({ prompt, pictures }, signal) => {
      const verdicts = [await ask([{ type: 'text', text: prompt }], signal)];
      for (const picture of pictures)
        verdicts.push(await ask([{ type: 'image_url', image_url: { url: dataUrl(picture) } }], signal));
      const categories = [...new Set(verdicts.flatMap((verdict) => verdict.categories))].sort();
      return { flagged: verdicts.some(({ flagged }) => flagged), categories };
    },
  };
};
