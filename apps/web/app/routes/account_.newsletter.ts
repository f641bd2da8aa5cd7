import { AppError } from '@candid/kernel';
import { defineLoader, definePress, readFields } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { newsletterOf, newsletterWording } from '../server/newsletter-forms.ts';

/** Gives or takes back an account's consent to newsletters, with effect at once (HI-09). */
export const action = definePress({
  handle: async ({ request, context }) => {
    const { session, locale } = context;
    const form = await readFields(request);
    session.verifyForm(form.get('csrf'));
    if (!session.account) throw new AppError('sign_in_needed');
    const newsletter = newsletterOf(context);
    const wording = newsletterWording(context, 'account');
    const reads = (await newsletter.standing(session.subjectId)) === 'on';
    const wants = form.get('wish') === 'on';
    if (wants && !reads) await newsletter.join(session.subjectId, { language: locale, wording });
    if (!wants && reads) await newsletter.end(session.subjectId, wording);
    return redirect('/account#newsletter', 303);
  },
});

/** There is nothing to see at this address. */
export const loader = defineLoader({ handle: () => redirect('/account') });

export default function ChoosingNews() {
  return null;
}
