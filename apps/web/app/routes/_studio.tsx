import { defineLoader } from '@candid/remix-kit';
import { Outlet, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { composerStart } from '../server/composer-start.ts';
import { guestOf } from '../server/guest.ts';
import { termsView } from '../server/policy-view.ts';
import { Composer } from '../studio/composer.tsx';
import { OrderReceipt } from '../studio/order-receipt.tsx';
import { StudioProvider } from '../studio/studio-context.tsx';
import { Table } from '../studio/table.tsx';
import type { StudioView } from '../studio/view.ts';

export const loader = defineLoader({
  handle: async ({ context, url }) => ({
    view: await context.studio.overview(context.session.subjectId, guestOf(context)),
    terms: termsView(context.policy, context.standIns),
    csrfToken: context.session.csrfToken,
    isAwaited: context.session.isPending,
    refusal: context.refusal ?? null,
    start: await composerStart(context, url.searchParams),
    // For a form sent without script, which cannot make its own key.
    spareKey: crypto.randomUUID(),
  }),
});

/** Live events keep the studio true; running the loader again would only race with them. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export default function StudioPage() {
  const { view, terms, csrfToken, isAwaited, refusal, start, spareKey } = useLoaderData<typeof loader>();
  return (
    // Remix widens optional properties of loader data by undefined, which JSON cannot carry.
    <StudioProvider
      view={view as StudioView}
      terms={terms}
      csrfToken={csrfToken}
      isAwaited={isAwaited}
      refusal={refusal}
      start={start}
    >
      <main className="studio table" id="main">
        <Table />
        <aside className="till">
          <OrderReceipt />
        </aside>
        <Composer csrfToken={csrfToken} spareKey={spareKey} />
      </main>
      <Outlet />
    </StudioProvider>
  );
}
