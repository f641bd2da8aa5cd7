import { parseId } from '@candid/kernel';
import { defineLoader } from '@candid/remix-kit';
import { useLoaderData } from '@remix-run/react';
import { demand } from '../server/demand.ts';
import { PageButton } from '../shell/page-links.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';
import { TaskList } from '../tasks/task-list.tsx';

const PLACE = /^(\d{1,15})_([0-9a-f-]{36})$/;

const readPlace = (text: string | null) => {
  const [, at, id] = PLACE.exec(text ?? '') ?? [];
  return at === undefined || id === undefined ? null : { createdAt: new Date(Number(at)), id: parseId<'generation'>(id) };
};

/** What was asked for, without words or picture (CR-09). */
export const loader = defineLoader({
  handle: async ({ context, url }) => {
    const { session, policy } = context;
    const { tasks, next } = await demand(context.tasks).page(session.subjectId, readPlace(url.searchParams.get('after')));
    return {
      tasks,
      next: next && `${next.createdAt.getTime()}_${next.id}`,
      isFirstPage: !url.searchParams.has('after'),
      lifetimeMs: policy.retention.result.lifetime,
    };
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('tasks.page') };

export default function TasksPage() {
  const { t } = useWords();
  // Until the page has asked for itself there is nothing to show.
  const data = useLoaderData<typeof loader>() as ReturnType<typeof useLoaderData<typeof loader>> | null;
  return (
    <main className="form-page tasks" id="main">
      <h1>{t('tasks.heading')}</h1>
      {data === null ? null : (
        <>
          <p>{t('tasks.promise', { lifetime: data.lifetimeMs })}</p>
          {data.tasks.length === 0 ? <p>{t('tasks.none')}</p> : <TaskList tasks={data.tasks} />}
          <nav className="history__pages" aria-label={t('tasks.pages')}>
            {data.isFirstPage ? <span /> : <PageButton href="/tasks">{t('history.newest')}</PageButton>}
            {data.next === null ? <span /> : <PageButton href={`/tasks?after=${data.next}`}>{t('history.older')}</PageButton>}
          </nav>
        </>
      )}
    </main>
  );
}
