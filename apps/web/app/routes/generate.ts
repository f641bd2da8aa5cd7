import { defineAction } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { readSubmission } from '../server/submission-form.ts';

/** Takes the composer's form. A script gets JSON, a plain form is led back to the table. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { input, csrf } = await readSubmission(request);
    context.session.verifyForm(csrf);
    const submitted = await context.studio.submit(context.session.subjectId, input);
    return request.headers.get('Accept') === 'application/json' ? Response.json(submitted) : redirect('/', 303);
  },
});
