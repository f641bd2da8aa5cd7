import { parseId } from '@candid/kernel';
import { createByteResponse, defineLoader } from '@candid/remix-kit';

/** The latest preview of a running generation; its address carries the preview's number only to make it a new one. */
export const loader = defineLoader({
  params: { id: parseId<'generation'> },
  handle: async ({ request, context, params }) => {
    const { bytes: source, mime } = await context.studio.preview(context.session.subjectId, params.id);
    return createByteResponse({ request, source, headers: { 'Content-Type': mime } });
  },
});
