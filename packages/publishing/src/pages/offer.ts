import { optionalUses } from '@candid/policy';
import type { Block, PublishedDocument, Runs } from '../document.ts';
import type { Writer } from '../writer.ts';
import { list, section } from './parts.ts';

/** What there is to use, by the policy's features (CR-36). */
export const features = (writer: Writer): PublishedDocument => {
  const { t, policy, site } = writer;
  const { features: has, limits, retention } = policy;
  const items = [
    has.generate ? t('features.generate', { count: limits.imagesPerRequest }) : null,
    has.edit ? t('features.edit') : null,
    has.references ? t('features.references', { count: limits.maxReferences }) : null,
    has.generate ? t('features.ratios') : null,
    retention.result.lifetime > 0 ? t('features.lifetime', { lifetime: retention.result.lifetime }) : null,
    has.generate ? t('features.receipts') : null,
    has.history ? t('features.history') : null,
    has.taskList ? t('features.taskList') : null,
    has.trial ? t('features.trial', { count: limits.freeImages }) : null,
    has.accounts && site.offers.accounts ? t('features.accounts') : null,
  ];
  return {
    page: 'features',
    title: t('features.title'),
    lead: writer.runs('features.lead'),
    sections: [section('list', t('features.title'), [list(items.filter((item) => item !== null))])],
  };
};

const free = ({ text, policy, site }: Writer): Block => {
  const { freeImages, generationsPerSession } = policy.limits;
  // Where nothing can be bought nothing is asked for: then the limit of a session is what is free.
  if (freeImages === 0)
    return site.offers.payments ? text('pricing.free.none') : text('pricing.free.window', generationsPerSession);
  if (policy.features.trial) return text('pricing.free.trial', { count: freeImages });
  return text('pricing.free.window', { count: freeImages, per: generationsPerSession.per });
};

/** What costs, and what never does; where nothing can be bought yet it says so and nothing more. */
export const pricing = (writer: Writer): PublishedDocument => {
  const { t, text, site } = writer;
  return {
    page: 'pricing',
    title: t('pricing.title'),
    lead: writer.runs('pricing.lead'),
    sections: [
      section('now', t('pricing.now'), [text(site.offers.payments ? 'pricing.plans' : 'pricing.later')]),
      section('free', t('pricing.free'), [free(writer)]),
      section('never', t('pricing.never'), [text('pricing.never.body')]),
    ],
  };
};

/** Pages beside the published ones that are there for everybody. */
const forEverybody = ({ t, policy, site }: Writer): readonly Runs[] => {
  const { features: has } = policy;
  const pages: readonly (Runs | null)[] = [
    [{ text: t('sitemap.versions'), href: '/privacy/versions' }],
    optionalUses(policy).length > 0 ? [{ text: t('sitemap.consent'), href: '/consent' }] : null,
    has.newsletter && !has.onDevice ? [{ text: t('sitemap.newsletter'), href: '/newsletter' }] : null,
    has.generate ? [{ text: t('sitemap.report'), href: '/report' }] : null,
    has.accounts && site.offers.accounts ? [{ text: t('sitemap.signIn'), href: '/sign-in' }] : null,
  ];
  return pages.filter((page) => page !== null);
};

/** Every page there is. */
export const sitemap = (writer: Writer): PublishedDocument => {
  const { t, policy } = writer;
  const pages: readonly Runs[] = [
    [{ text: t('sitemap.home'), href: '/' }],
    ...policy.pages.filter((page) => page !== 'sitemap').map((page): Runs => [{ text: t(`page.${page}`), href: `/${page}` }]),
    ...forEverybody(writer),
  ];
  return {
    page: 'sitemap',
    title: t('sitemap.title'),
    lead: writer.runs('sitemap.lead'),
    sections: [section('pages', t('sitemap.pages'), [{ kind: 'list', items: pages }])],
  };
};
