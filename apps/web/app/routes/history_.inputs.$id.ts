import { parseId } from '@candid/kernel';
import { createByteResponse, defineLoader } from '@candid/remix-kit';
import { demand } from '../server/demand.ts';

/** A reference of an own picture, for as long as the picture lives (HI-28). */
export const loader = defineLoader({
  params: { id: parseId<'blob'> },
  handle: async ({ request, context, params }) => {
    const { stream: source, mime, byteSize } = await demand(context.history).input(context.session.subjectId, params.id);
    return createByteResponse({ request, source, headers: { 'Content-Type': mime, 'Content-Length': String(byteSize) } });
  },
});
