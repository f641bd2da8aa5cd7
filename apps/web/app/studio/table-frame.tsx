import { Button, ButtonLink, Frame, FrameRemains, Icon, type FrameState } from '@candid/ui';
import { Link, useNavigate } from '@remix-run/react';
import { useRef } from 'react';
import { useWords } from '../shell/words.tsx';
import { DestroyedReceipt } from './destroyed-receipt.tsx';
import { shapeOf } from './shape.ts';
import { isRunning } from './store.ts';
import { useStudio } from './studio-context.tsx';
import type { GenerationView, ImageView } from './view.ts';

const PARTIALS = 3;

/** True once the picture's time is over, whether or not the server has said so yet. */
export const isGone = (image: ImageView, now: number): boolean =>
  image.destroyedAt !== null || Date.parse(image.expiresAt) <= now;

const frameState = (generation: GenerationView, now: number): FrameState => {
  if (generation.image) return isGone(generation.image, now) ? 'destroyed' : 'present';
  if (!isRunning(generation)) return 'failed';
  return generation.partial === null ? 'waiting' : 'developing';
};

const useStatus = () => {
  const { t } = useWords();
  return (generation: GenerationView): string => {
    if (generation.state === 'calling' && generation.partial !== null)
      return t('frame.developing', { step: Math.min(PARTIALS, generation.partial + 1), steps: PARTIALS });
    if (generation.state === 'cancelled') return t('frame.cancelled');
    if (generation.state === 'failed' || generation.state === 'delivered') return t('frame.failed');
    return t(`frame.${generation.state}`);
  };
};

/** What can be done with a picture that is there. */
export const PictureActs = ({ image }: { readonly image: ImageView }) => {
  const { t } = useWords();
  const { changeDraft, descriptions, view } = useStudio();
  const navigate = useNavigate();
  const workOn = (intent: 'edit' | 'variation', prompt: string): void => {
    changeDraft({ kind: 'workOn', intent, source, prompt });
    navigate('/', { preventScrollReset: true });
  };
  const generation = view.generations.find((one) => one.image?.id === image.id);
  const prompt = (generation && descriptions.get(generation.id)) ?? '';
  const source = { imageId: image.id, width: image.width, height: image.height };
  return (
    <div className="acts" role="group" aria-label={t('frame.actions')}>
      <ButtonLink small href={`/images/${image.id}?download`} download>
        <Icon name="download" />
        {t('frame.download')}
      </ButtonLink>
      <Button small onClick={() => workOn('edit', '')}>
        <Icon name="edit" />
        {t('frame.edit')}
      </Button>
      <Button small onClick={() => workOn('variation', prompt)}>
        <Icon name="variation" />
        {t('frame.variation')}
      </Button>
    </div>
  );
};

const Picture = ({ generation, image }: { readonly generation: GenerationView; readonly image: ImageView }) => {
  const { t } = useWords();
  const description = useStudio().descriptions.get(generation.id);
  const { width, height } = image;
  const alt = description ? t('frame.alt.prompt', { prompt: description }) : t('frame.alt', { width, height });
  return (
    <Link className="picture-link" to={`/i/${image.id}`} preventScrollReset>
      <img className="frame__picture" src={`/images/${image.id}`} alt={alt} width={width} height={height} />
    </Link>
  );
};

const Failed = ({ generation }: { readonly generation: GenerationView }) => {
  const { t, failure } = useWords();
  const { sent, changeDraft } = useStudio();
  const draft = sent.get(generation.id);
  const hasPictures = draft !== undefined && (draft.references.length > 0 || draft.source !== null);
  const { what, advice } = failure(generation.failure?.code ?? (generation.state === 'cancelled' ? 'cancelled' : 'internal'));
  const categories = generation.failure?.categories ?? [];
  return (
    <div className="failed">
      <p className="failed__what">{what}</p>
      <p>
        {advice} {generation.state === 'cancelled' && generation.wasCalled ? t('frame.called') : ''}{' '}
        {categories.length > 0 ? t('frame.categories', { categories: categories.join(', ') }) : ''}
      </p>
      {draft ? (
        <Button small onClick={() => changeDraft({ kind: 'takeUp', draft })}>
          <Icon name="undo" />
          {t(hasPictures ? 'frame.again.all' : 'frame.again')}
        </Button>
      ) : null}
    </div>
  );
};

const Content = ({ generation, state }: { readonly generation: GenerationView; readonly state: FrameState }) => {
  const { t } = useWords();
  const { image, partial } = generation;
  // The element itself has to stay for its fade: the server does not give its bytes again.
  const wasPresent = useRef(false);
  if (state === 'present') wasPresent.current = true;
  if (state === 'failed')
    return (
      <FrameRemains>
        <Failed generation={generation} />
      </FrameRemains>
    );
  if (image)
    return (
      <>
        {state === 'present' || wasPresent.current ? <Picture generation={generation} image={image} /> : null}
        {state === 'destroyed' ? (
          <FrameRemains>
            <DestroyedReceipt image={image} level={3} />
          </FrameRemains>
        ) : null}
      </>
    );
  if (partial === null) return null;
  const src = `/generations/${generation.id}/preview?partial=${partial}`;
  return <img className="frame__picture" data-sharpness={Math.min(2, partial)} src={src} alt={t('frame.alt.preview')} />;
};

const Note = ({ generation, now }: { readonly generation: GenerationView; readonly now: number }) => {
  const { t, format } = useWords();
  const { cancel } = useStudio();
  const { image } = generation;
  if (image) {
    if (isGone(image, now)) return t('frame.destroyed', { at: new Date(image.destroyedAt ?? image.expiresAt) });
    return <time dateTime={image.expiresAt}>{t('frame.left', { left: Date.parse(image.expiresAt) - now })}</time>;
  }
  if (!isRunning(generation)) return null;
  return (
    <>
      <time>{format.duration(now - Date.parse(generation.startedAt ?? generation.createdAt))}</time>{' '}
      <Button tone="quiet" small onClick={() => void cancel(generation.id)}>
        {t('frame.cancel')}
      </Button>
    </>
  );
};

export type TableFrameProps = { readonly generation: GenerationView; readonly now: number };

/** One generation on the table, from blank paper to empty frame. */
export const TableFrame = ({ generation, now }: TableFrameProps) => {
  const { t } = useWords();
  const { lifetimeMs } = useStudio().view.limits;
  const status = useStatus();
  const { image, width, height } = generation;
  const state = frameState(generation, now);
  const life = image && state === 'present' ? (Date.parse(image.expiresAt) - now) / lifetimeMs : undefined;
  return (
    <li className="sheet__item" data-shape={shapeOf(width, height)}>
      <Frame
        state={state}
        width={width}
        height={height}
        life={life}
        caption={image ? t('order.pixels', { width, height }) : status(generation)}
        note={<Note generation={generation} now={now} />}
      >
        <Content generation={generation} state={state} />
      </Frame>
      {image && state === 'present' ? <PictureActs image={image} /> : null}
    </li>
  );
};
