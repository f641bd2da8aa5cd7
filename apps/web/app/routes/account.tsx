import { AppError, parseId, type ErrorCode } from '@candid/kernel';
import { codeOf, defineAction, defineLoader, isDefect, statusOf, readFields } from '@candid/remix-kit';
import { redirect, type AppLoadContext } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CloseAccount, ReopenAccount } from '../account/close-account.tsx';
import { NewsletterChoice } from '../newsletter/newsletter-choice.tsx';
import { FormProblem, ofNoField } from '../account/password-fields.tsx';
import { ProfileForm } from '../account/profile-form.tsx';
import { Suggestions } from '../account/suggestions.tsx';
import { SessionList } from '../account/session-list.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: async ({ context }) => {
    const { session, people, policy } = context;
    if (!people || !session.account) return redirect('/sign-in?to=/account');
    const [profile, sessions] = await Promise.all([people.profile(session.subjectId), people.sessions(session.subjectId)]);
    return {
      csrfToken: session.csrfToken,
      suggestions: (await context.suggestions?.standing(session.subjectId)) ?? null,
      newsletter: (await context.newsletter?.standing(session.subjectId)) ?? null,
      grace: policy.rights.grace,
      hasNames: policy.categories.includes('account-name'),
      profile: {
        ...profile,
        since: profile.since.toISOString(),
        eraseAfter: profile.eraseAfter?.toISOString() ?? null,
      },
      sessions: sessions.map(({ id, device, signedInAt, lastSeenAt, endsAt }) => ({
        id,
        device,
        signedInAt: signedInAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        endsAt: endsAt.toISOString(),
        isThis: id === session.id,
      })),
    };
  },
});

const INTENTS = ['rename', 'end-session', 'end-others', 'close', 'reopen'] as const;

const intentOf = (form: FormData): (typeof INTENTS)[number] => {
  const intent = INTENTS.find((name) => name === form.get('intent'));
  if (intent === undefined) throw new AppError('bad_request');
  return intent;
};

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** A refused form comes back with the reason, and with the name as it was typed if it was about that. */
const refused = (error: unknown, form: FormData): Response => {
  const problem = codeOf(error);
  if (isDefect(problem)) throw error;
  const typed = form.get('intent') === 'rename' ? { name: textIn(form, 'name') } : {};
  return Response.json({ problem, ...typed }, { status: statusOf(problem) });
};

const carryOut = async (form: FormData, { session, people }: AppLoadContext): Promise<Response> => {
  session.verifyForm(form.get('csrf'));
  const { id, subjectId } = session;
  if (!people || !session.account || id === null) throw new AppError('sign_in_needed');
  switch (intentOf(form)) {
    case 'rename':
      await people.rename(subjectId, textIn(form, 'name'));
      break;
    case 'end-session':
      await people.endSession(subjectId, parseId<'session'>(textIn(form, 'session')));
      break;
    case 'end-others':
      await people.endOtherSessions(subjectId, id);
      break;
    case 'close':
      await people.close(subjectId);
      session.forget();
      return redirect('/', 303);
    case 'reopen':
      await people.reopen(subjectId);
      break;
  }
  return redirect('/account', 303);
};

/** One form a section; each says by `intent` what it is for. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const form = await readFields(request);
    try {
      return await carryOut(form, context);
    } catch (error) {
      return refused(error, form);
    }
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('account.page') };

export default function AccountPage() {
  const { csrfToken, suggestions, newsletter, grace, hasNames, profile, sessions } = useLoaderData<typeof loader>();
  const answer = useActionData<{ readonly problem?: ErrorCode; readonly name?: string }>();
  const { t } = useWords();
  return (
    <main className="form-page" id="main">
      <h1>{t('account.heading')}</h1>
      <FormProblem problem={ofNoField(answer?.problem)} />
      {profile.eraseAfter === null ? null : <ReopenAccount csrfToken={csrfToken} eraseAfter={profile.eraseAfter} />}
      <ProfileForm csrfToken={csrfToken} profile={profile} hasNames={hasNames} refused={answer} />
      {suggestions === null ? null : <Suggestions csrfToken={csrfToken} standing={suggestions} />}
      {newsletter === null ? null : <NewsletterChoice csrfToken={csrfToken} standing={newsletter} />}
      <SessionList csrfToken={csrfToken} sessions={sessions} />
      {profile.eraseAfter === null ? <CloseAccount csrfToken={csrfToken} grace={grace} /> : null}
    </main>
  );
}
