import { defineLoader } from '@candid/remix-kit';
import { guestOf } from '../server/guest.ts';

/** The whole table again, for a page that may have missed events. */
export const loader = defineLoader({
  handle: async ({ context }) => Response.json(await context.studio.overview(context.session.subjectId, guestOf(context))),
});
