import { parseId } from '@candid/kernel';
import { defineAction, isDefect, codeOf, readFields } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';

/**
 * Takes the word that a picture was downloaded whole, which ends it here (NA-04): from the page with the hash of what arrived; from a
 * form without script, whose browser cannot tell, the person's own.
 */
export const action = defineAction({
  methods: ['POST'],
  params: { id: parseId<'image'> },
  handle: async ({ request, context, params }) => {
    const { session, studio } = context;
    const form = await readFields(request);
    const sha256 = form.get('sha256');
    const isPlain = form.get('said') === 'yes';
    try {
      session.verifyForm(form.get('csrf'));
      const proof = isPlain ? 'said' : { sha256: typeof sha256 === 'string' ? sha256 : '' };
      const generation = await studio.taken(session.subjectId, params.id, proof);
      return isPlain ? redirect('/', 303) : Response.json(generation);
    } catch (error) {
      // The table shows how it stands: what a form without script could not end has ended, or lies there still.
      if (isPlain && !isDefect(codeOf(error))) return redirect('/', 303);
      throw error;
    }
  },
});
