import { imageModels } from '@candid/imaging';
import type { ErrorCode } from '@candid/kernel';
import { codeOf, defineAction, defineLoader, isDefect, statusOf, readFields } from '@candid/remix-kit';
import { Notice } from '@candid/ui';
import { Outlet, useActionData, useLoaderData } from '@remix-run/react';
import { EmptyHistory } from '../history/empty-history.tsx';
import { FilterForm } from '../history/filter-form.tsx';
import { Gallery } from '../history/gallery.tsx';
import { RemovedReceipt, type RemovedData } from '../history/removed-receipt.tsx';
import { useLiveHistory } from '../history/use-live-history.ts';
import { readFilter, readPlace, readTicked, writePlace } from '../server/history-query.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';
import { isErrorCode } from '../messages/index.ts';
import { demand } from '../server/demand.ts';

const FIELDS = ['from', 'to', 'model', 'shape', 'kind'] as const;

/** Why a press that has no page of its own led back here. */
const problemIn = (wish: URLSearchParams): ErrorCode | null => {
  const problem = wish.get('problem');
  return isErrorCode(problem) ? problem : null;
};

export const loader = defineLoader({
  handle: async ({ context, url }) => {
    const { session, clock } = context;
    const wish = url.searchParams;
    const page = await demand(context.history).page(session.subjectId, { filter: readFilter(wish), after: readPlace(wish) });
    return {
      pictures: page.pictures,
      next: page.next && writePlace(page.next),
      counts: page.counts,
      models: imageModels.filter(({ id }) => page.models.includes(id)).map(({ id, name }) => ({ id, name })),
      fields: Object.fromEntries(FIELDS.map((name) => [name, wish.get(name) ?? ''])) as Record<(typeof FIELDS)[number], string>,
      problem: problemIn(wish),
      isFirstPage: !wish.has('after'),
      isVisitor: session.account === null,
      csrfToken: session.csrfToken,
      lifetimeMs: page.lifetimeMs,
      serverTime: clock.now().toISOString(),
    };
  },
});

/** Deletes the ticked pictures, or all: gone at once, here and in every other page of the person (HI-14). */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { session, clock } = context;
    const form = await readFields(request);
    try {
      session.verifyForm(form.get('csrf'));
      const images = form.get('scope') === 'all' ? 'all' : readTicked(form);
      const removed = await demand(context.history).remove(session.subjectId, images);
      return Response.json({ removed, at: clock.now().toISOString() });
    } catch (error) {
      const problem = codeOf(error);
      if (isDefect(problem)) throw error;
      return Response.json({ problem }, { status: statusOf(problem) });
    }
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('history.page') };

/** What became of the last press: removed pictures, or the reason why not. `problem` came with the address, from a press that has no page. */
const Outcome = ({ problem: led }: { readonly problem: ErrorCode | null }) => {
  const { failure } = useWords();
  const { removed, at, problem = led } = useActionData<RemovedData & { problem?: unknown }>() ?? {};
  if (removed && at !== undefined) return <RemovedReceipt key={at} removed={removed} at={at} />;
  if (!isErrorCode(problem)) return null;
  const { what, advice } = failure(problem);
  return (
    <Notice tone="trouble" title={what}>
      {advice}
    </Notice>
  );
};

export default function HistoryPage() {
  const { t } = useWords();
  const data = useLoaderData<typeof loader>();
  useLiveHistory();
  const { counts, pictures, lifetimeMs } = data;
  return (
    <>
      <main className="history table" id="main">
        <header className="history__head">
          <h1>{t('history.heading')}</h1>
          <p className="history__promise">
            {t(data.isVisitor ? 'history.promise.visitor' : 'history.promise', { lifetime: lifetimeMs })}
          </p>
        </header>
        <Outcome problem={data.problem} />
        {data.isVisitor ? <Notice title={t('history.visitor.title')}>{t('history.visitor.body')}</Notice> : null}
        {counts.all === 0 ? <EmptyHistory /> : <FilterForm {...data} />}
        {counts.all > 0 && pictures.length === 0 ? <p className="history__none">{t('history.none')}</p> : null}
        {pictures.length > 0 ? <Gallery {...data} /> : null}
      </main>
      <Outlet />
    </>
  );
}
