import { statesAge } from '@candid/accounts';
import { AppError } from '@candid/kernel';
import { defineAction, readFields } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { AGE_FIELD } from '../account/age-statement.tsx';
import { ageLimitOf } from '../server/age.ts';
import { problemPage, returnPath } from '../server/sign-in.ts';

/** Sends a person to Google, and remembers with their session what the answer has to match. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { session, people, google } = context;
    if (!people || !google) throw new AppError('not_found');
    const form = await readFields(request);
    try {
      session.verifyForm(form.get('csrf'));
      const sessionId = session.demand();
      const { location, attempt } = await google.begin();
      const limit = ageLimitOf(context);
      await people.attempts.remember(sessionId, {
        ...attempt,
        returnTo: returnPath(form.get('returnTo'), context.kit.origin),
        ageLimit: statesAge(form.get(AGE_FIELD), limit) ? limit : null,
      });
      return redirect(location, 303);
    } catch (error) {
      return problemPage(error);
    }
  },
});
