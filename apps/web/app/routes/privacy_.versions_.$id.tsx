import { AppError } from '@candid/kernel';
import { defineLoader } from '@candid/remix-kit';
import { Link, useLoaderData } from '@remix-run/react';
import { textsIn, versionView } from '../server/version-view.ts';
import { useCarriedLanguage } from '../shell/carry-language.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  params: { id: (text: string) => text },
  handle: async ({ params, context }) => {
    const found = await context.publications.archive.find(params.id);
    if (!found) throw new AppError('not_found');
    const { policy, clock, locale } = context;
    return {
      version: versionView(policy, clock.now())(found),
      pages: Object.entries(textsIn(found, locale)).map(([page, lines]) => ({ page, lines: lines ?? [] })),
    };
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('published.title', { title: t('versions.title') }) };

/** A text as it was published, line by line. */
export default function VersionPage() {
  const { version, pages } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const carried = useCarriedLanguage();
  return (
    <main className="published" id="main">
      <header className="published__head">
        <h1>{t('versions.version', { version: version.version })}</h1>
        <p className="published__lead">
          {t('versions.published', { at: new Date(version.publishedAt) })},{' '}
          {t('versions.effective', { at: new Date(version.effectiveAt) })}
        </p>
        <p className="u-mono version__hash">
          {t('versions.hash')} {version.hash}
        </p>
        <p>
          {version.isInEffect ? null : `${t('versions.old')} `}
          <Link to={carried('/privacy/versions')}>{t('versions.back')}</Link>
        </p>
      </header>
      <div className="published__body">
        {pages.map(({ page, lines }) => (
          <section key={page} id={page}>
            {lines.map(({ as, text }, index) => {
              if (as === 'title') return <h2 key={index}>{text}</h2>;
              return as === 'heading' ? <h3 key={index}>{text}</h3> : <p key={index}>{text}</p>;
            })}
          </section>
        ))}
      </div>
    </main>
  );
}
