import { AppError } from '@candid/kernel';
import { defineAction } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { problemPage, returnPath } from '../server/sign-in.ts';

/** Sends a person to Google, and remembers with their session what the answer has to match. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { session, people, google } = context;
    if (!people || !google) throw new AppError('not_found');
    const form = await request.formData();
    session.verifyForm(form.get('csrf'));
    const sessionId = session.demand();
    try {
      const { location, attempt } = await google.begin();
      await people.attempts.remember(sessionId, { ...attempt, returnTo: returnPath(form.get('returnTo'), context.kit.origin) });
      return redirect(location, 303);
    } catch (error) {
      return problemPage(error);
    }
  },
});
