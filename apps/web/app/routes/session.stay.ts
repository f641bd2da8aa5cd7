import { defineAction } from '@candid/remix-kit';

/** Somebody is at their page: that they asked keeps the session from ending of silence (NA-08). It begins none. */
export const action = defineAction({ methods: ['POST'], handle: () => new Response(null, { status: 204 }) });
