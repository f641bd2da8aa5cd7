import { Notice } from '@candid/ui';
import { useRouteLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import type { loader } from '../root.tsx';
import { usePageSession, useTrialMark } from '../session/session-context.tsx';
import { StayingButton } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { useStudio } from './studio-context.tsx';

/** The way on for somebody without an account; nothing where nobody can have one. */
export const SignUpLink = () => {
  const { t } = useWords();
  if (!useRouteLoaderData<typeof loader>('root')?.person) return null;
  return (
    <StayingButton small href="/sign-in">
      {t('person.signIn')}
    </StayingButton>
  );
};

/**
 * What somebody without an account has to know of their free picture: that it lives in this page only, and once it was made here, that
 * there is no second one. Remembers by a yes or no in this browser that it was (CR-25).
 */
export const FreePicture = () => {
  const { t } = useWords();
  const { view } = useStudio();
  const mark = useTrialMark();
  const isUsed = usePageSession()?.isTrialUsed === true;
  const isGuest = view.limits.free !== null;
  const isMade = isGuest && view.generations.some(({ state }) => state === 'delivered');
  useEffect(() => {
    if (isMade) mark();
  }, [isMade, mark]);
  if (!isGuest) return null;
  if (isMade)
    return (
      <Notice title={t('trial.kept.title')} action={<SignUpLink />}>
        {t('trial.kept.body')}
      </Notice>
    );
  if (!isUsed) return null;
  return (
    <Notice title={t('trial.used.title')} action={<SignUpLink />}>
      {t('trial.used.body')}
    </Notice>
  );
};
