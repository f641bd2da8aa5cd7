import { imageModels } from '@candid/imaging';
import { parseId } from '@candid/kernel';
import { defineLoader } from '@candid/remix-kit';
import { Drawer } from '@candid/ui';
import { useLoaderData, useLocation, useNavigate, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { PictureDetails } from '../history/picture-details.tsx';
import type { loader as historyLoader } from './history.tsx';
import { readThrown } from '../shell/error-page.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';
import { demand } from '../server/demand.ts';

/** One picture with what it was made from; 404 to anyone but its owner, and once it is gone. */
export const loader = defineLoader({
  params: { id: parseId<'image'> },
  handle: async ({ context, params }) => {
    const picture = await demand(context.history).picture(context.session.subjectId, params.id);
    return { picture, model: imageModels.find(({ id }) => id === picture.model)?.name ?? picture.model };
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('details.page') };

const useClose = (): (() => void) => {
  const navigate = useNavigate();
  const { search } = useLocation();
  return () => navigate(`/history${search}`, { preventScrollReset: true });
};

export default function HistoryPicture() {
  const { t } = useWords();
  const { picture, model } = useLoaderData<typeof loader>();
  const page = useRouteLoaderData<typeof historyLoader>('routes/history');
  const close = useClose();
  if (!page) return null;
  return (
    <Drawer title={t('details.title')} closeLabel={t('details.close')} onClose={close}>
      <PictureDetails picture={picture} model={model} serverTime={page.serverTime} csrfToken={page.csrfToken} />
    </Drawer>
  );
}

/** It may go while it is looked at: by its time, or deleted on another device. */
export const ErrorBoundary = () => {
  const { t, failure } = useWords();
  const { what, advice } = failure(readThrown(useRouteError()).code);
  return (
    <Drawer title={what} closeLabel={t('details.close')} onClose={useClose()}>
      <p className="details__description details">{advice}</p>
    </Drawer>
  );
};
