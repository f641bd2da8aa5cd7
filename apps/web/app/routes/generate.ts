import { defineAction } from '@candid/remix-kit';
import { guestOf } from '../server/guest.ts';
import { readSubmission } from '../server/submission-form.ts';

/** Takes the composer's form from its script, and answers in JSON. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { input, csrf } = await readSubmission(request);
    context.session.verifyForm(csrf);
    context.session.demand();
    return Response.json(await context.studio.submit(context.session.subjectId, input, guestOf(context)));
  },
});
