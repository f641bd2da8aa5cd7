import { compareTexts } from '@candid/publishing';
import { defineLoader } from '@candid/remix-kit';
import { useLoaderData } from '@remix-run/react';
import { Comparison } from '../published/comparison.tsx';
import { VersionList } from '../published/version-list.tsx';
import { textsIn, versionView } from '../server/version-view.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: async ({ url, context }) => {
    const { archive } = context.publications;
    const versions = await archive.list();
    const [from, to] = await Promise.all(['from', 'to'].map((name) => archive.find(url.searchParams.get(name) ?? '')));
    const [before, after] = [textsIn(from ?? null, context.locale), textsIn(to ?? null, context.locale)];
    const pages = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return {
      versions: versions.map(versionView(context.policy, context.clock.now())),
      compared:
        from && to
          ? {
              from: from.hash,
              to: to.hash,
              pages: pages
                .map((page) => ({
                  page,
                  title: (after[page] ?? before[page])?.[0]?.text ?? page,
                  changes: compareTexts(before[page] ?? [], after[page] ?? []),
                }))
                .filter(({ changes }) => changes.length > 0),
            }
          : null,
    };
  },
});

export const handle: RouteHandle = { isPublic: true, title: ({ t }) => t('published.title', { title: t('versions.title') }) };

/** Every text that was published, and what changed between any two (OH-22, NA-16). */
export default function VersionsPage() {
  const { versions, compared } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <main className="published" id="main">
      <header className="published__head">
        <h1>{t('versions.title')}</h1>
        <p className="published__lead">{t('versions.lead')}</p>
        <p>
          <a href="/announcements.atom">{t('versions.feed')}</a>
        </p>
      </header>
      <div className="published__body">
        {compared ? <Comparison pages={compared.pages} /> : null}
        <VersionList versions={versions} compared={compared} />
      </div>
    </main>
  );
}
