import { AppError, parseId } from '@candid/kernel';
import { codeOf, defineAction, defineLoader, isDefect } from '@candid/remix-kit';
import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CloseAccount, ReopenAccount } from '../account/close-account.tsx';
import { ProfileForm } from '../account/profile-form.tsx';
import { SessionList } from '../account/session-list.tsx';
import { createWords } from '../messages/index.ts';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: async ({ context }) => {
    const { session, people, policy } = context;
    if (!people || !session.account) return redirect('/sign-in?to=/account');
    const [profile, sessions] = await Promise.all([people.profile(session.subjectId), people.sessions(session.subjectId)]);
    return {
      csrfToken: session.csrfToken,
      grace: policy.rights.grace,
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

/** One form a section; each says by `intent` what it is for. A refused one keeps what was typed. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { session, people } = context;
    const form = await request.formData();
    session.verifyForm(form.get('csrf'));
    if (!people || !session.account || session.id === null) throw new AppError('sign_in_needed');
    const text = (name: string): string => String(form.get(name) ?? '');
    switch (text('intent')) {
      case 'rename':
        try {
          await people.rename(session.subjectId, text('name'));
        } catch (error) {
          if (isDefect(codeOf(error))) throw error;
          return Response.json({ problem: codeOf(error), name: text('name') }, { status: 422 });
        }
        break;
      case 'end-session':
        await people.endSession(session.subjectId, parseId<'session'>(text('session')));
        break;
      case 'end-others':
        await people.endOtherSessions(session.subjectId, session.id);
        break;
      case 'close':
        await people.close(session.subjectId);
        session.forget();
        return redirect('/', 303);
      case 'reopen':
        await people.reopen(session.subjectId);
        break;
      default:
        throw new AppError('bad_request');
    }
    return redirect('/account', 303);
  },
});

export const meta: MetaFunction = () => [{ title: createWords().t('account.page') }];

export default function AccountPage() {
  const { csrfToken, grace, profile, sessions } = useLoaderData<typeof loader>();
  const refused = useActionData<{ problem?: unknown; name?: string }>();
  const { t } = useWords();
  return (
    <main className="form-page" id="main">
      <h1>{t('account.heading')}</h1>
      {profile.eraseAfter === null ? null : <ReopenAccount csrfToken={csrfToken} eraseAfter={profile.eraseAfter} />}
      <ProfileForm csrfToken={csrfToken} profile={profile} refused={refused} />
      <SessionList csrfToken={csrfToken} sessions={sessions} />
      {profile.eraseAfter === null ? <CloseAccount csrfToken={csrfToken} grace={grace} /> : null}
    </main>
  );
}
