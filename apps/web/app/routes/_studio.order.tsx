import { codeOf, defineAction, defineLoader, errorResponse } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { guestOf } from '../server/guest.ts';
import { readSubmission } from '../server/submission-form.ts';

/**
 * The composer's form as a browser sends it without script: accepted, it leads to the table; refused, the page comes back with
 * what was typed in it. The server keeps nothing of it: the refusal lives as long as this one answer.
 */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const typed = new Map<string, string>();
    try {
      const { input, csrf } = await readSubmission(request, typed);
      context.session.verifyForm(csrf);
      context.session.demand();
      await context.studio.submit(context.session.subjectId, input, guestOf(context));
    } catch (thrown) {
      context.kit.report(thrown);
      context.refusal = { code: codeOf(thrown), typed: Object.fromEntries(typed) };
      return errorResponse(thrown);
    }
    return redirect('/', 303);
  },
});

/** There is nothing to see at this address but an answer to a form. */
export const loader = defineLoader({
  handle: ({ context }) => {
    if (!context.refusal) throw redirect('/');
    return null;
  },
});

export default function BareTable() {
  return null;
}
