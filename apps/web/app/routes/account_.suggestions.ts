import { AppError } from '@candid/kernel';
import { defineLoader, definePress, readFields } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { demand } from '../server/demand.ts';

/** Switches suggested settings off or on, with effect from the next page on. */
export const action = definePress({
  handle: async ({ request, context }) => {
    const { session } = context;
    const form = await readFields(request);
    session.verifyForm(form.get('csrf'));
    if (!session.account) throw new AppError('sign_in_needed');
    await demand(context.suggestions).set(session.subjectId, form.get('wish') === 'on');
    return redirect('/account#suggestions', 303);
  },
});

/** There is nothing to see at this address. */
export const loader = defineLoader({ handle: () => redirect('/account') });

export default function ChoosingSuggestions() {
  return null;
}
