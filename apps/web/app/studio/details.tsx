import { Drawer, Receipt } from '@candid/ui';
import { useNavigate } from '@remix-run/react';
import { useServerNow } from '../live/browser-clock.ts';
import { useWords } from '../shell/words.tsx';
import { DestroyedReceipt } from './destroyed-receipt.tsx';
import { useStudio } from './studio-context.tsx';
import { isGone, PictureActs } from './table-frame.tsx';
import type { GenerationView, ImageView } from './view.ts';

type Shown = { readonly generation: GenerationView; readonly image: ImageView };

const Facts = ({ generation, image, now }: Shown & { readonly now: number }) => {
  const { t, format } = useWords();
  const made = Date.parse(generation.endedAt ?? generation.createdAt);
  const deadline = new Date(image.expiresAt);
  return (
    <Receipt
      level={3}
      title={t('details.receipt')}
      serial={format.time(new Date(made))}
      lines={[
        { label: t('details.model'), value: generation.model },
        { label: t('details.quality'), value: generation.quality },
        { label: t('details.pixels'), value: t('order.pixels', { width: image.width, height: image.height }) },
        { label: t('details.file'), value: t('details.fileValue', { type: image.mime, size: image.byteSize }) },
        { label: t('details.took'), value: format.duration(made - Date.parse(generation.startedAt ?? generation.createdAt)) },
        { label: t('details.kept'), value: t('details.notKept'), tone: 'proven' },
        { label: t('details.deletedAt'), value: format.time(deadline), tone: 'time' },
        { label: t('details.left'), value: format.duration(deadline.getTime() - now), tone: 'time' },
      ]}
      foot={t('details.note')}
      signature={{
        fingerprint: image.keyFingerprint,
        caption: t('destroyed.fingerprint', { fingerprint: image.keyFingerprint }),
        isVoid: false,
      }}
    />
  );
};

/** One picture large, with its receipt; at its deadline the picture goes and the receipt changes. */
export const Details = ({ generation, image }: Shown) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const { view, descriptions } = useStudio();
  const now = useServerNow(view.serverTime);
  const gone = isGone(image, now);
  const description = descriptions.get(generation.id);
  return (
    <Drawer
      title={t('details.title')}
      closeLabel={t('details.close')}
      onClose={() => navigate('/', { preventScrollReset: true })}
    >
      <div className="details">
        <div className="details__picture">
          {gone ? null : (
            <img
              src={`/images/${image.id}`}
              alt={description ? t('frame.alt.prompt', { prompt: description }) : t('frame.alt', image)}
              width={image.width}
              height={image.height}
            />
          )}
        </div>
        <div className="details__side">
          {description ? <p className="details__description">{description}</p> : null}
          {gone ? <DestroyedReceipt image={image} level={3} /> : <Facts generation={generation} image={image} now={now} />}
          {gone ? null : <PictureActs image={image} />}
        </div>
      </div>
    </Drawer>
  );
};
