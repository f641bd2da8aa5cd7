import { optionalUses, type CookieRule } from '@candid/policy';
import type { PublishedDocument } from '../document.ts';
import type { Writer } from '../writer.ts';
import { isCookieInUse } from './in-use.ts';
import { section, table } from './parts.ts';

/** What remembers the answer comes with a no as well. */
const occasionOf = ({ category, setAt }: CookieRule) =>
  category === 'essential' && setAt === 'consent' ? 'cookies.set.answer' : (`occasion.${setAt}` as const);

const cookieRows = ({ t, policy, site }: Writer) =>
  policy.cookies.map((cookie) => [
    isCookieInUse(site.offers, cookie) ? cookie.name : t('cookies.later', { name: cookie.name }),
    t(`cookieCategory.${cookie.category}`),
    t(`purpose.${cookie.purpose}`),
    cookie.lifetime === null ? t('cookies.browser') : t('held.deadline', { lifetime: cookie.lifetime }),
    t(occasionOf(cookie)),
  ]);

/** Everything that can be in a browser, by name (OH-13, CR-25). */
export const cookies = (writer: Writer): PublishedDocument => {
  const { t, text, policy } = writer;
  const optional = policy.cookies.some(({ category }) => category !== 'essential');
  const storage = policy.browserStorage.map(({ name, area, purpose, setAt }) => [
    name,
    t(`area.${area}`),
    t(`purpose.${purpose}`),
    t(`occasion.${setAt}`),
  ]);
  const head = [t('cookies.name'), t('cookies.kind'), t('cookies.for'), t('cookies.lasts'), t('cookies.set')];
  const storageHead = [t('cookies.name'), t('cookies.storage.where'), t('cookies.for'), t('cookies.set')];
  return {
    page: 'cookies',
    title: t('cookies.title'),
    lead: writer.runs('cookies.lead'),
    sections: [
      section('cookies', t('cookies.list'), [
        text(policy.cookies.length === 0 ? 'cookies.none' : 'cookies.intro'),
        policy.cookies.length === 0 ? null : table(head, cookieRows(writer)),
      ]),
      section('storage', t('cookies.storage'), [
        writer.site.hasStudio === false ? text('cookies.storage.later') : null,
        storage.length === 0 ? text('cookies.storage.none') : table(storageHead, storage),
      ]),
      section('choose', t('cookies.choose'), [
        text(optional ? 'cookies.choose.optional' : 'cookies.choose.essential'),
        optionalUses(policy).length > 0 ? text('cookies.choose.panel') : null,
        policy.analytics === null || policy.analytics.mode === 'aggregate-only' ? null : text('cookies.gpc'),
      ]),
    ],
  };
};
