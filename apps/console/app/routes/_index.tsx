import { readGrants } from '@candid/db';
import { defineLoader } from '@candid/remix-kit';
import { Notice } from '@candid/ui';
import { useLoaderData } from '@remix-run/react';
import { readHealth } from '../../src/read-health.ts';
import { Grants } from '../parts/grants.tsx';
import { HealthLedger } from '../parts/health.tsx';
import { words } from '../words.ts';

export const loader = defineLoader({
  handle: async ({ context }) => {
    const { db, clock } = context.console;
    const at = clock.now();
    try {
      return { at, reachable: true as const, health: await readHealth(db), grants: await readGrants(db) };
    } catch (error) {
      // A database that is down is what this page is for: it says so instead of failing.
      context.kit.report(error);
      return { at, reachable: false as const };
    }
  },
});

export default function Index() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <header className="console__head">
        <h1>{words.t('console.name')}</h1>
        <p className="u-mono">
          <time dateTime={page.at.toISOString()}>{words.t('console.asOf', { at: page.at })}</time>
        </p>
      </header>
      <main id="ledger" className="console__main" tabIndex={-1}>
        {page.reachable ? (
          <>
            <HealthLedger health={page.health} />
            <Grants tables={page.grants} />
          </>
        ) : (
          <Notice tone="trouble" title={words.t('health.unreachable')}>
            {words.t('health.down')}
          </Notice>
        )}
      </main>
    </>
  );
}
