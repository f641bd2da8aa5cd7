import { offerOf } from '@candid/application';
import { estimateCost, imageModels } from '@candid/imaging';
import { duration } from '@candid/kernel';
import { policies, type PolicyDefinition } from '@candid/policy';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { termsView } from '../server/policy-view.ts';
import { startDraft, type Draft } from './draft.ts';
import { orderCost } from './order-cost.ts';
import { BareStudio } from './testing/bare-studio.tsx';
import type { StudioView } from './view.ts';

const models = offerOf(imageModels, { now: new Date('2026-11-21'), maxReferences: 16 });

const viewUnder = ({ retention, limits }: PolicyDefinition): StudioView => ({
  generations: [],
  models,
  limits: {
    imagesPerRequest: limits.imagesPerRequest,
    maxPromptLength: 32_000,
    left: limits.generationsPerSession.count,
    lifetimeMs: retention.result.lifetime,
    windowMs: limits.generationsPerSession.per,
    freesAt: null,
    free: null,
  },
  stopped: false,
  serverTime: '2026-11-21T14:00:00Z',
});

/** The words of the studio under a policy, as they reach the browser. */
const pageUnder = (policy: PolicyDefinition, standIns: readonly string[] = []): string => {
  const page = createElement(BareStudio, { view: viewUnder(policy), terms: termsView(policy, standIns) });
  return renderToStaticMarkup(page).replace(/<[^>]*>/g, '|');
};

const { 'one-hour': oneHour } = policies;

describe('the page under a policy', () => {
  test('one-hour', () => {
    const page = pageUnder(oneHour);
    expect(page).toContain('gone in 1 hour');
    expect(page).toContain('Your words go the moment the picture is done.');
    expect(page).toContain('OpenAI, which keeps it up to 30 days');
    expect(page).toContain('making it and a safety check');
    expect(page).toContain('20 more pictures can be made within 1 hour.');
    expect(page).toContain('Costs you||$0.00');
  });

  test('no-account', () => expect(pageUnder(policies['no-account'])).toContain('10 more pictures can be made within 1 hour'));

  test('history: a month, words no longer than the picture, and nothing said of a price that is not free', () => {
    const page = pageUnder(policies.history);
    expect(page).toContain('gone in 30 days');
    expect(page).toContain('deleted with the picture');
    expect(page).not.toContain('Costs you');
  });

  test('an odd one: seven minutes, and a safety check that nobody outside is asked for', () => {
    const { retention, limits, recipients, purposes } = oneHour;
    const [first, ...others] = purposes;
    if (!first) throw new Error('a policy without purposes');
    const page = pageUnder({
      ...oneHour,
      retention: { ...retention, result: { ...retention.result, lifetime: duration.minutes(7) } },
      limits: { ...limits, generationsPerSession: { count: 1, per: duration.minutes(90) }, freeImages: 0 },
      recipients: recipients
        .filter(({ role }) => role !== 'moderation')
        .map((recipient) =>
          recipient.role === 'image-generation' ? { ...recipient, vendor: 'Elsewhere', keepsFor: null } : recipient,
        ),
      purposes: [first, ...others.filter(({ purpose }) => purpose !== 'trust-and-safety'), { ...first, purpose: 'support' }],
    });
    expect(page).toContain('gone in 7 minutes');
    expect(page).toContain('deleted after 7 minutes');
    expect(page).toContain('1 more picture can be made within 1 hour, 30 minutes');
    expect(page).toContain('Sent to||Elsewhere|');
    expect(page).toContain('making it and answering you');
    for (const absent of ['OpenAI', '1 hour.', 'safety check', 'Read by our staff', 'Costs you'])
      expect(page).not.toContain(absent);
  });

  test('on a machine that plays the provider, nobody else is named as given anything', () => {
    const page = pageUnder(oneHour, ['openai']);
    expect(page).toContain('a stand-in for OpenAI, on this machine');
    expect(page).toContain('Would cost us at most');
    expect(page).not.toContain('keeps it up to');
  });
});

test('the cost shown follows shape, quality, number, references and the length of the description', () => {
  const image = { id: 'x', url: '', file: new File([], 'x') };
  fc.assert(
    fc.property(
      fc.constantFrom(...models),
      fc.record({
        shape: fc.nat(),
        quality: fc.nat(),
        count: fc.integer({ min: 1, max: 4 }),
        length: fc.nat(32_000),
        references: fc.nat(16),
      }),
      fc.boolean(),
      (model, { shape, quality: nth, count, length, references }, isEdit) => {
        const resolution = Object.keys(model.ratios).at(-1) ?? '';
        const ratio = model.ratios[resolution]?.at(shape % (model.ratios[resolution]?.length ?? 1));
        const quality = model.qualities[nth % model.qualities.length]?.id;
        const known = imageModels.find(({ id }) => id === model.id);
        if (!ratio || !quality || !known) throw new Error('a model without choices');
        const source = isEdit ? { imageId: 'i', width: 1, height: 1 } : null;
        const draft: Draft = {
          ...startDraft([model]),
          resolution,
          ratio: ratio.id,
          quality,
          count,
          source,
          mask: isEdit ? new Blob() : null,
          prompt: 'a'.repeat(length),
          references: Array.from({ length: references }, () => image),
        };
        const sent = references + (isEdit ? 2 : 0);
        const reserved = estimateCost(known, { quality, size: ratio, promptLength: length, partials: 3, references: sent });
        // Each part is rounded up by itself, to a millionth of a dollar, for each picture.
        const rounded = (3 + sent + length / 1_000) * count;
        expect(Math.abs((orderCost(draft, model) ?? 0) - reserved * count)).toBeLessThanOrEqual(rounded);
      },
    ),
  );
});
