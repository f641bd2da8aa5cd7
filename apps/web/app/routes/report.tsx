import { AppError } from '@candid/kernel';
import { defineAction, defineLoader, readFields } from '@candid/remix-kit';
import { Button, Notice, TextArea } from '@candid/ui';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isErrorCode } from '../messages/index.ts';
import { PageButton, PageForm } from '../shell/page-links.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';
import { isEnded, Remains } from '../visit/visit-end.tsx';

export const loader = defineLoader({
  handle: ({ context: { session, reports, endedVisit, policy } }) => ({
    csrfToken: endedVisit === undefined ? session.csrfToken : '',
    age: policy.children.minimumAge,
    address: policy.support.address,
    takesLetters: reports !== null,
  }),
});

/** Somebody's word of a child: kept with its clock where letters are, and where nothing is kept the session ends with all it holds (OH-21, NA-15). */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { session, reports, visits } = context;
    const form = await readFields(request);
    const text = form.get('text');
    // Anybody may write, with a session or without: the front door lets only our own pages post.
    if (reports) return { due: (await reports.receive(typeof text === 'string' ? text : '')).toISOString() };
    session.verifyForm(form.get('csrf'));
    if (!visits) throw new AppError('not_found');
    const ended = await visits.end(session.subjectId);
    context.endedVisit = ended;
    session.forget();
    return ended && { pictures: ended.pictures, underWay: ended.underWay, at: ended.at.toISOString() };
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('report.page') };

type Answer = { readonly due?: unknown; readonly code?: unknown } | null | undefined;

const LetterForm = ({ age, code }: { readonly age: number; readonly code: unknown }) => {
  const { t, failure } = useWords();
  return (
    <>
      <p>{t('report.body', { age })}</p>
      <PageForm className="form-page__form" action="/report">
        <TextArea
          label={t('report.text')}
          hint={t('report.text.hint')}
          error={isErrorCode(code) ? `${failure(code).what} ${failure(code).advice}` : undefined}
          name="text"
          rows={6}
          maxLength={2000}
          required
        />
        <Button type="submit" tone="primary">
          {t('report.send')}
        </Button>
      </PageForm>
    </>
  );
};

const VisitForm = ({
  csrfToken,
  age,
  address,
}: {
  readonly csrfToken: string;
  readonly age: number;
  readonly address: string;
}) => {
  const { t } = useWords();
  return (
    <>
      <p>{t('report.body.visit', { age })}</p>
      {csrfToken === '' ? (
        <p>{t('report.visit.nothing')}</p>
      ) : (
        <PageForm action="/report">
          <input type="hidden" name="csrf" value={csrfToken} />
          <Button type="submit" tone="danger">
            {t('visit.end')}
          </Button>
        </PageForm>
      )}
      <p className="form-page__note">{t('report.visit.relay', { address })}</p>
    </>
  );
};

/** Where anybody can tell of a child, without an account and without a name. */
export default function ReportPage() {
  const { csrfToken, age, address, takesLetters } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { t } = useWords();
  const due = typeof answer?.due === 'string' ? new Date(answer.due) : null;
  return (
    <main className="form-page" id="main">
      <h1>{t('report.heading')}</h1>
      {isEnded(answer) ? <Remains ended={answer} /> : null}
      {due ? (
        <Notice title={t('report.received')}>
          {t('report.due', { due })} {t('report.ask', { address })}
        </Notice>
      ) : null}
      {takesLetters && !due ? <LetterForm age={age} code={answer?.code} /> : null}
      {takesLetters || isEnded(answer) ? null : <VisitForm csrfToken={csrfToken} age={age} address={address} />}
      <p>
        <PageButton href="/">{t('visit.again')}</PageButton>
      </p>
    </main>
  );
}
