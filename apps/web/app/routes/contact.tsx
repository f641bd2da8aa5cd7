import { AppError } from '@candid/kernel';
import { codeOf, defineAction, defineLoader, isDefect, statusOf } from '@candid/remix-kit';
import { Notice } from '@candid/ui';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LetterForm, type RefusedLetter } from '../contact/letter-form.tsx';
import { OwnDataSection } from '../contact/own-data.tsx';
import { PublishedPage, publishedHandle } from '../published/published-page.tsx';
import { readLetter, typedOf } from '../server/letter-form.ts';
import { readOwnData } from '../server/own-data-view.ts';
import { readPublished } from '../server/published-loader.ts';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: async ({ context }) => ({
    ...(await readPublished('contact', context)),
    own: await readOwnData(context),
    letters: context.support && {
      longest: context.support.longest,
      files: context.support.files,
      isSignedIn: context.session.account !== null,
      csrfToken: context.session.account === null ? '' : context.session.csrfToken,
    },
  }),
});

/** A letter from anybody (HI-04, CR-05, OD-18): the front door lets only our own pages post, and nobody needs a session for it. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { support, session, locale } = context;
    if (!support) throw new AppError('not_found');
    const isSignedIn = session.account !== null;
    const fields = new Map<string, string>();
    try {
      const files = await readLetter(request, support, fields);
      if (isSignedIn) session.verifyForm(fields.get('csrf'));
      const account = isSignedIn ? session.subjectId : null;
      const due = await support.send({ ...typedOf(fields), language: locale, account, files });
      return { due: due.toISOString() };
    } catch (error) {
      const problem = codeOf(error);
      if (isDefect(problem)) throw error;
      return Response.json({ problem, typed: typedOf(fields) } satisfies RefusedLetter, { status: statusOf(problem) });
    }
  },
});

export const handle = publishedHandle;

type Answer = { readonly due: string } | RefusedLetter | undefined;

const Sent = ({ due }: { readonly due: Date }) => {
  const { t } = useWords();
  return (
    <Notice title={t('letter.received')}>
      {t('letter.due', { due })} {t('letter.told')}
    </Notice>
  );
};

/** How to reach the people behind the service, the form to do it with where letters are kept, and what a session holds where nobody has more. */
export default function ContactPage() {
  const { letters, own } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { t } = useWords();
  const due = answer && 'due' in answer ? new Date(answer.due) : null;
  const refused = answer && 'problem' in answer ? answer : null;
  return (
    <PublishedPage>
      {own ? <OwnDataSection {...own} /> : null}
      {letters ? (
        <section id="letter">
          <h2>{t('letter.heading')}</h2>
          {due ? <Sent due={due} /> : <LetterForm {...letters} refused={refused} />}
        </section>
      ) : null}
    </PublishedPage>
  );
}
