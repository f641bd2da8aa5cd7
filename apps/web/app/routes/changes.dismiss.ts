import { AppError } from '@candid/kernel';
import { defineLoader, definePress, readFields } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { returnPath } from '../server/sign-in.ts';

const VERSION = /^\d{4}-\d{2}-\d{2}$/;

/** Somebody with an account has read of a changed policy: their pages tell it no more. */
export const action = definePress({
  handle: async ({ request, context }) => {
    const { session, changes, kit } = context;
    const form = await readFields(request);
    session.verifyForm(form.get('csrf'));
    if (!session.account) throw new AppError('sign_in_needed');
    const version = form.get('version');
    if (typeof version !== 'string' || !VERSION.test(version)) throw new AppError('bad_request');
    await changes.dismiss(session.subjectId, version);
    return redirect(returnPath(form.get('to'), kit.origin), 303);
  },
});

/** There is nothing to see at this address. */
export const loader = defineLoader({ handle: () => redirect('/') });

export default function Dismissing() {
  return null;
}
