import { AppError } from '@candid/kernel';
import { defineAction } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';

/** Ends this browser's session and forgets it. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { session, people } = context;
    session.verifyForm((await request.formData()).get('csrf'));
    if (!people || !session.account || session.id === null) throw new AppError('sign_in_needed');
    await people.endSession(session.subjectId, session.id);
    session.forget();
    return redirect('/', 303);
  },
});
