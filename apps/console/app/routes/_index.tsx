import { readGrants, readHealth, type Health } from '@candid/db';
import { defineLoader } from '@candid/remix-kit';
import { Notice } from '@candid/ui';
import { useLoaderData } from '@remix-run/react';
import { Figures } from '../parts/figures.tsx';
import { Grants } from '../parts/grants.tsx';
import { HealthLedger } from '../parts/health.tsx';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { Moment } from '../parts/moment.tsx';
import { ReviewNotice } from '../parts/review-notice.tsx';
import { useWords } from '../words.tsx';

export const loader = defineLoader({
  handle: async ({ context }) => {
    const { db, clock, review: reviewNow } = context.console;
    const [at, review] = [clock.now(), reviewNow()];
    try {
      return { at, review, reachable: true as const, health: await readHealth(db, at), grants: await readGrants(db) };
    } catch (error) {
      // A database that is down is what this page is for: it says so instead of failing.
      context.kit.report(error);
      return { at, review, reachable: false as const };
    }
  },
});

const Head = ({ at, policy }: { readonly at: Date; readonly policy: Health['policy'] | undefined }) => {
  const { t } = useWords();
  return (
    <header className="console__head">
      <h1>
        <img src="/mark.svg" alt="" />
        {t('console.brand')} <span>{t('console.name')}</span>
      </h1>
      <dl className="console__facts">
        {policy === undefined ? null : (
          <div>
            <dt>{t('console.policy')}</dt>
            <dd>{policy === null ? t('console.noPolicy') : `${policy.id} ${policy.version}`}</dd>
          </div>
        )}
        <div>
          <dt>{t('console.asOf')}</dt>
          <dd>
            <Moment at={at} /> {t('console.utc')}
          </dd>
        </div>
      </dl>
      <LanguageChoice />
    </header>
  );
};

export default function Index() {
  const page = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Head at={page.at} policy={page.reachable ? page.health.policy : undefined} />
      <main id="ledger" className="console__main" tabIndex={-1}>
        <ReviewNotice next={new Date(page.review.next)} isOverdue={page.review.isOverdue} />
        {page.reachable ? (
          <>
            <Figures health={page.health} />
            <HealthLedger health={page.health} />
            <Grants tables={page.grants} />
          </>
        ) : (
          <Notice tone="trouble" title={t('health.unreachable')}>
            {t('health.down')}
          </Notice>
        )}
      </main>
    </>
  );
}
