import { Notice } from '@candid/ui';
import { defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { GoogleEntry } from '../account/google-entry.tsx';
import { PasswordEntry } from '../account/password-entry.tsx';
import { FormProblem, ofNoField } from '../account/password-fields.tsx';
import { isErrorCode } from '../messages/index.ts';
import { ageLimitOf } from '../server/age.ts';
import { enter } from '../server/enter.ts';
import { networkOf, passwordAction, textIn, typedEmail, type RefusedForm } from '../server/password-forms.ts';
import { returnPath } from '../server/sign-in.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: ({ url, context }) => {
    const { session, kit, standIns, google, people } = context;
    if (session.account) return redirect('/account');
    const problem = url.searchParams.get('problem');
    return {
      csrfToken: session.csrfToken,
      returnTo: returnPath(url.searchParams.get('to'), kit.origin),
      problem: isErrorCode(problem) ? problem : null,
      ageLimit: ageLimitOf(context),
      hasGoogle: google !== null,
      hasPasswords: people !== null && people.passwords !== null,
      isStandIn: standIns.includes('google'),
    };
  },
});

/** By address and password. A new session begins whatever there was before, and the visitor's work goes along (OH-16, HI-29). */
export const action = passwordAction(async ({ form, request, context, passwords }) => {
  const given = { email: textIn(form, 'email'), password: textIn(form, 'password'), network: networkOf(context) };
  await enter({ request, context }, (entering) => passwords.signIn({ ...given, ...entering }));
  return redirect(returnPath(form.get('returnTo'), context.kit.origin), 303);
}, typedEmail);

export const handle: RouteHandle = { title: ({ t }) => t('signIn.page') };

/** Signing in is a choice (OH-02). */
export default function SignInPage() {
  const { problem, hasGoogle, hasPasswords, isStandIn, ageLimit, ...form } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const { t, failure } = useWords();
  return (
    <main className="form-page" id="main">
      <h1>{t('signIn.heading')}</h1>
      {problem ? (
        <Notice tone="trouble" title={failure(problem).what}>
          {failure(problem).advice}
        </Notice>
      ) : null}
      <FormProblem problem={ofNoField(refused?.problem)} />
      <p>{t(hasPasswords ? 'signIn.lead' : 'signIn.choice')}</p>
      {hasPasswords ? <PasswordEntry {...form} refused={refused} /> : null}
      {hasPasswords && hasGoogle ? <h2>{t('signIn.or')}</h2> : null}
      {hasGoogle ? <GoogleEntry {...form} ageLimit={ageLimit} isStandIn={isStandIn} /> : null}
    </main>
  );
}
