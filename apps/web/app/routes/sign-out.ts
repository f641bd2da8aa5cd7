import { defineAction } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { leave } from '../server/enter.ts';

/** Ends this browser's session and forgets it. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    context.session.verifyForm((await request.formData()).get('csrf'));
    await leave(context);
    return redirect('/', 303);
  },
});
