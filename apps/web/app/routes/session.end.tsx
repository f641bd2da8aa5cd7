import { AppError } from '@candid/kernel';
import { defineLoader, definePress, readFields } from '@candid/remix-kit';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { RouteHandle } from '../shell/page-title.tsx';
import { isEnded, VisitEnd } from '../visit/visit-end.tsx';

export const loader = defineLoader({
  handle: ({ context: { session, visits, endedVisit, policy } }) => {
    if (!visits) throw new AppError('not_found');
    const { idle, afterLastConnection } = policy.sessions.anonymous;
    return { csrfToken: endedVisit === undefined ? session.csrfToken : '', idle, afterLastConnection };
  },
});

/** Ends the session at once, with all it holds (NA-08), and answers with what went. */
export const action = definePress({
  handle: async ({ request, context }) => {
    const { session, visits } = context;
    if (!visits) throw new AppError('not_found');
    session.verifyForm((await readFields(request)).get('csrf'));
    const ended = await visits.end(session.subjectId);
    context.endedVisit = ended;
    session.forget();
    return ended && { pictures: ended.pictures, underWay: ended.underWay, at: ended.at.toISOString() };
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('visit.page') };

export default function EndOfVisit() {
  const ended = useActionData();
  return <VisitEnd {...useLoaderData<typeof loader>()} ended={isEnded(ended) ? ended : null} />;
}
