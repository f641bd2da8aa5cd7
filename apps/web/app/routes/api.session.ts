import { defineLoader } from '@candid/remix-kit';

/** A form token for a page whose session has ended; asking begins a new one. */
export const loader = defineLoader({ handle: ({ context }) => Response.json({ csrfToken: context.session.csrfToken }) });
