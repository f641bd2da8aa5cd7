import type { AnyLocale } from '@candid/messages';
import type { PageName, PolicyDefinition } from '@candid/policy';
import type { PublishedDocument } from './document.ts';
import { cookies } from './pages/browser-storage.ts';
import { contact, faq, howItWorks, showcase } from './pages/guide.ts';
import { features, pricing, sitemap } from './pages/offer.ts';
import { privacy } from './pages/privacy.ts';
import { acceptableUse, ip, refunds, terms } from './pages/rules.ts';
import { subProcessors } from './pages/sub-processors.ts';
import type { Site } from './site.ts';
import { createWriter, type Writer } from './writer.ts';

const renderers: Readonly<Record<PageName, (writer: Writer) => PublishedDocument>> = {
  privacy,
  cookies,
  'sub-processors': subProcessors,
  terms,
  'acceptable-use': acceptableUse,
  refunds,
  ip,
  contact,
  faq,
  'how-it-works': howItWorks,
  showcase,
  features,
  pricing,
  sitemap,
};

export interface PublishInput {
  readonly policy: PolicyDefinition;
  readonly site: Site;
  readonly locale: AnyLocale;
}

/** Writes one page of a policy in one language. Pure: the same input reads the same. */
export const publish = (page: PageName, { policy, site, locale }: PublishInput): PublishedDocument =>
  renderers[page](createWriter(policy, site, locale));

/** What each published page is called, in the policy's order. */
export const pageTitles = ({
  policy,
  site,
  locale,
}: PublishInput): readonly { readonly page: PageName; readonly title: string }[] => {
  const { t } = createWriter(policy, site, locale);
  return policy.pages.map((page) => ({ page, title: t(`page.${page}`) }));
};
