import { parseId } from '@candid/kernel';
import { createByteResponse, defineLoader } from '@candid/remix-kit';
import { pictureName } from '../studio/picture-name.ts';

/** The original bytes of a picture: 404 to anyone but its owner, 410 from its deadline on (OH-06). `?download` names the file. */
export const loader = defineLoader({
  params: { id: parseId<'image'> },
  handle: async ({ request, context, params, url }) => {
    const { stream: source, mime, byteSize } = await context.studio.image(context.session.subjectId, params.id);
    const headers = new Headers({ 'Content-Type': mime, 'Content-Length': String(byteSize) });
    const name = pictureName({ id: params.id, mime });
    if (url.searchParams.has('download')) headers.set('Content-Disposition', `attachment; filename="${name}"`);
    return createByteResponse({ request, source, headers });
  },
});
