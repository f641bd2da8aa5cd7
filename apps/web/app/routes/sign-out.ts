import { defineLoader, definePress, readFields } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { leave } from '../server/enter.ts';

/** Ends this browser's session and forgets it. */
export const action = definePress({
  handle: async ({ request, context }) => {
    context.session.verifyForm((await readFields(request)).get('csrf'));
    await leave(context);
    return redirect('/', 303);
  },
});

/** There is nothing to see at this address. */
export const loader = defineLoader({ handle: () => redirect('/') });

export default function SigningOut() {
  return null;
}
