import { Drawer, Receipt } from '@candid/ui';
import { useNavigate } from '@remix-run/react';
import { useServerNow } from '../live/browser-clock.ts';
import { usePictureSource } from '../session/picture-source.ts';
import { useCarriedLanguage } from '../shell/carry-language.ts';
import { useWords } from '../shell/words.tsx';
import { DestroyedReceipt } from './destroyed-receipt.tsx';
import { useOptionWord } from './option-word.ts';
import { useStudio } from './studio-context.tsx';
import { PictureActs } from './picture-acts.tsx';
import { isGone, isUrgent } from './table-frame.tsx';
import type { GenerationView, ImageView } from './view.ts';

type Shown = { readonly generation: GenerationView; readonly image: ImageView };

const FILES = { 'image/png': 'file.png', 'image/jpeg': 'file.jpeg', 'image/webp': 'file.webp' } as const;

const Facts = ({ generation, image, now }: Shown & { readonly now: number }) => {
  const { t, format } = useWords();
  const { view, terms } = useStudio();
  const word = useOptionWord();
  const made = Date.parse(generation.endedAt ?? generation.createdAt);
  const deadline = new Date(image.expiresAt);
  const model = view.models.find(({ id }) => id === generation.model)?.name ?? generation.model;
  const isPlayed = terms.readers.some(({ isStandIn }) => isStandIn);
  const time = isUrgent(image, now) ? ({ tone: 'time' } as const) : {};
  return (
    <Receipt
      level={3}
      title={t('details.receipt')}
      serial={format.time(new Date(made))}
      lines={[
        { label: t('details.model'), value: isPlayed ? t('details.model.played', { model }) : model },
        { label: t('details.quality'), value: word(`quality.${generation.quality}`, generation.quality) },
        { label: t('details.pixels'), value: t('order.pixels', { width: image.width, height: image.height }) },
        { label: t('details.file'), value: t('details.fileValue', { type: t(FILES[image.mime]), size: image.byteSize }) },
        { label: t('details.took'), value: format.duration(made - Date.parse(generation.startedAt ?? generation.createdAt)) },
        ...(terms.prompt.until === 'generation-ends'
          ? [{ label: t('details.description'), value: t('details.deleted'), tone: 'proven' } as const]
          : []),
        { label: t('details.deletedAt'), value: format.time(deadline), ...time },
        { label: t('details.left'), value: format.duration(deadline.getTime() - now), ...time },
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
  const carried = useCarriedLanguage();
  const { view, descriptions } = useStudio();
  const now = useServerNow(view.serverTime);
  const gone = isGone(image, now);
  const description = descriptions.get(generation.id);
  const source = usePictureSource(`/images/${image.id}`);
  return (
    <Drawer
      title={t('details.title')}
      closeLabel={t('details.close')}
      onClose={() => navigate(carried('/'), { preventScrollReset: true })}
    >
      <div className="details">
        <div className="details__picture">
          {gone ? null : (
            <img
              src={source}
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
