import { AppError, parseId } from '@candid/kernel';
import { defineLoader } from '@candid/remix-kit';
import { useParams } from '@remix-run/react';
import type { RouteHandle } from '../shell/page-title.tsx';
import { guestOf } from '../server/guest.ts';
import { Details } from '../studio/details.tsx';
import { useStudio } from '../studio/studio-context.tsx';

export const handle: RouteHandle = { title: ({ t }) => t('details.page') };

/** Answers 404 to anyone but the owner, and 410 with the receipt once the picture is destroyed. */
export const loader = defineLoader({
  params: { id: parseId<'image'> },
  handle: async ({ context, params }) => {
    if (context.session.isPending) return { id: params.id };
    const { generations } = await context.studio.overview(context.session.subjectId, guestOf(context));
    const image = generations.find((generation) => generation.image?.id === params.id)?.image;
    if (!image) throw new AppError('not_found');
    if (image.destroyedAt !== null || Date.parse(image.expiresAt) <= context.clock.now().getTime())
      throw Response.json({ code: 'gone', image }, { status: 410 });
    return { id: params.id };
  },
});

export default function PictureDetails() {
  const { id } = useParams();
  const generation = useStudio().view.generations.find((one) => one.image?.id === id);
  return generation?.image ? <Details generation={generation} image={generation.image} /> : null;
}
