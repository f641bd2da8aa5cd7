import { AppError } from '@candid/kernel';
import { defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { enter } from '../server/enter.ts';
import { problemPage } from '../server/sign-in.ts';

/**
 * Google's answer. A new session begins whatever there was before (OH-16); the visitor's work goes along, and what Google gave beside
 * address and name is dropped with this request (OH-03).
 */
export const loader = defineLoader({
  handle: async ({ request, url, context }) => {
    const { session, people, google } = context;
    if (!people || !google) throw new AppError('not_found');
    try {
      const attempt = session.id === null ? null : await people.attempts.take(session.id);
      if (!attempt) throw new AppError('sign_in_expired');
      const person = await google.finish(url, attempt);
      await enter({ request, context }, (entering) =>
        people.signIn({ person, age: attempt.age, language: context.locale, ...entering }),
      );
      return redirect(attempt.returnTo, 303);
    } catch (error) {
      return problemPage(error);
    }
  },
});
