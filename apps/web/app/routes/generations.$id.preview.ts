import { parseId } from '@candid/kernel';
import { defineLoader } from '@candid/remix-kit';
import { streamBody } from '../server/stream-body.ts';

/** The latest preview of a running generation; its address carries the preview's number only to make it a new one. */
export const loader = defineLoader({
  params: { id: parseId<'generation'> },
  handle: async ({ context, params }) => {
    const { bytes, mime } = await context.studio.preview(context.session.subjectId, params.id);
    return new Response(streamBody(bytes), { headers: { 'Content-Type': mime } });
  },
});
