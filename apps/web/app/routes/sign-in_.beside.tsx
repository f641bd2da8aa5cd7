import { defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useEffect } from 'react';
import { tellSignedIn } from '../session/signed-in-beside.ts';
import { PageButton } from '../shell/page-links.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: ({ context }) => {
    if (!context.session.account) return redirect('/sign-in');
    return null;
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('signIn.page') };

/** Where Google's answer leads in a tab of its own: the page with the draft goes on by itself, and this one has done its work. */
export default function SignedInBeside() {
  const { t } = useWords();
  useEffect(tellSignedIn, []);
  return (
    <main className="form-page" id="main">
      <h1>{t('signIn.beside.heading')}</h1>
      <p>{t('signIn.beside.done')}</p>
      <p>
        <PageButton href="/">{t('signIn.beside.here')}</PageButton>
      </p>
    </main>
  );
}
