import { AppError } from '@candid/kernel';
import { defineAction, defineLoader } from '@candid/remix-kit';
import { Notice } from '@candid/ui';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LetterForm } from '../contact/letter-form.tsx';
import { OwnDataSection } from '../contact/own-data.tsx';
import { RelayForm, RelaySent } from '../contact/relay-form.tsx';
import { PublishedPage, publishedHandle } from '../published/published-page.tsx';
import { readOwnData } from '../server/own-data-view.ts';
import { readPublished } from '../server/published-loader.ts';
import { keepLetter, relayLetter, relayViewOf, type LetterAnswer } from '../server/send-letter.ts';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: async ({ context }) => ({
    ...(await readPublished('contact', context)),
    own: await readOwnData(context),
    relay: context.letterbox && relayViewOf(context.letterbox, context.session),
    letters: context.support && {
      longest: context.support.longest,
      files: context.support.files,
      isSignedIn: context.session.account !== null,
      csrfToken: context.session.account === null ? '' : context.session.csrfToken,
    },
  }),
});

/** A letter from anybody: the front door lets only our own pages post, and nobody needs a session for it. */
export const action = defineAction({
  methods: ['POST'],
  handle: ({ request, context: { support, letterbox, ...context } }) => {
    if (support) return keepLetter(request, { ...context, support });
    if (letterbox) return relayLetter(request, { ...context, letterbox });
    throw new AppError('not_found');
  },
});

export const handle = publishedHandle;

const Sent = ({ due }: { readonly due: Date }) => {
  const { t } = useWords();
  return (
    <Notice title={t('letter.received')}>
      {t('letter.due', { due })} {t('letter.told')}
    </Notice>
  );
};

/** How to reach the people behind the service, the form to do it with, and what a session holds where nobody has more. */
export default function ContactPage() {
  const { letters, relay, own } = useLoaderData<typeof loader>();
  const answer = useActionData<LetterAnswer>();
  const { t } = useWords();
  const due = answer && 'due' in answer ? new Date(answer.due) : null;
  const relayed = answer && 'relayed' in answer ? answer.relayed : null;
  const refused = answer && 'problem' in answer ? answer : null;
  return (
    <PublishedPage>
      {own ? <OwnDataSection {...own} /> : null}
      {letters || relay ? (
        <section id="letter">
          <h2>{t('letter.heading')}</h2>
          {letters ? due ? <Sent due={due} /> : <LetterForm {...letters} refused={refused} /> : null}
          {relay ? relayed ? <RelaySent {...relay} {...relayed} /> : <RelayForm {...relay} refused={refused} /> : null}
        </section>
      ) : null}
    </PublishedPage>
  );
}
