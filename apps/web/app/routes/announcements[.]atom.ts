import { writeFeed, type FeedEntry } from '@candid/publishing';
import { defineLoader } from '@candid/remix-kit';
import { createWords } from '../messages/index.ts';
import { languages } from '../messages/languages.server.ts';
import { SHORT_HASH } from '../server/version-view.ts';
import { publicFile } from '../server/public-file.ts';
import { withLanguage } from '../shell/carry-language.ts';

/** Announcements of changed policies as an Atom feed: nobody has to leave an address to hear of one (OD-17). */
export const loader = defineLoader({
  handle: async ({ context }) => {
    const { kit, locale, publications, policy } = context;
    const { t } = createWords('UTC', languages[locale]);
    const versions = await publications.archive.list();
    const entries = versions.map(({ hash, version, publishedAt, effectiveAt }): FeedEntry => ({
      id: `urn:sha256:${hash}`,
      title: t('versions.feed.entry', { version }),
      summary: t('versions.feed.summary', { published: publishedAt, effective: effectiveAt, hash }),
      link: kit.origin + withLanguage(`/privacy/versions/${hash.slice(0, SHORT_HASH)}`, locale),
      at: publishedAt,
    }));
    const self = kit.origin + withLanguage('/announcements.atom', locale);
    const author = publications.site().operator?.name ?? t('brand.name');
    const feed = writeFeed({
      id: `${kit.origin}/announcements.atom#${policy.id}`,
      title: t('versions.feed.title'),
      author,
      locale,
      self,
      entries,
    });
    return publicFile(feed, { type: 'application/atom+xml', locale });
  },
});
