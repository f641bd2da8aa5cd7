import { Button, Frame, FrameRemains, Icon, type FrameState } from '@candid/ui';
import { useRef } from 'react';
import { usePictureSource } from '../session/picture-source.ts';
import { PageLink } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { DestroyedReceipt } from './destroyed-receipt.tsx';
import { PictureActs } from './picture-acts.tsx';
import { shapeOf } from './shape.ts';
import { isRunning } from './store.ts';
import { useStudio } from './studio-context.tsx';
import { useFaded } from './use-faded.ts';
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

type PictureProps = { readonly generation: GenerationView; readonly image: ImageView; readonly isGoing: boolean };

/** The picture itself; at its deadline it fades, and then the page holds it no longer. */
const Picture = ({ generation, image, isGoing }: PictureProps) => {
  const { t } = useWords();
  const shown = useRef<HTMLImageElement>(null);
  const faded = useFaded(shown, isGoing);
  const description = useStudio().descriptions.get(generation.id);
  const source = usePictureSource(`/images/${image.id}`);
  const { width, height } = image;
  const alt = description ? t('frame.alt.prompt', { prompt: description }) : t('frame.alt', { width, height });
  if (faded) return null;
  return (
    <PageLink className="picture-link" to={`/i/${image.id}`} preventScrollReset>
      <img ref={shown} className="frame__picture" src={source} alt={alt} width={width} height={height} />
    </PageLink>
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

const Preview = ({ id, partial }: { readonly id: string; readonly partial: number }) => {
  const { t } = useWords();
  const source = usePictureSource(`/generations/${id}/preview?partial=${partial}`);
  return <img className="frame__picture" data-sharpness={Math.min(2, partial)} src={source} alt={t('frame.alt.preview')} />;
};

const Content = ({ generation, state }: { readonly generation: GenerationView; readonly state: FrameState }) => {
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
        {state === 'present' || wasPresent.current ? (
          <Picture generation={generation} image={image} isGoing={state === 'destroyed'} />
        ) : null}
        {state === 'destroyed' ? (
          <FrameRemains>
            <DestroyedReceipt image={image} level={2} />
          </FrameRemains>
        ) : null}
      </>
    );
  return partial === null ? null : <Preview id={generation.id} partial={partial} />;
};

const NEAR_END_MS = 600_000;

/** True in the last ten minutes of a picture: from then on its time is told in the signal colour. */
export const isUrgent = (image: ImageView, now: number): boolean => Date.parse(image.expiresAt) - now < NEAR_END_MS;

/** What is written below a print: its time, or how far it is. */
const Caption = ({ generation, now }: TableFrameProps) => {
  const { t, format } = useWords();
  const status = useStatus();
  const { image } = generation;
  if (!image) return status(generation);
  if (isGone(image, now)) return t('frame.destroyed', { at: new Date(image.destroyedAt ?? image.expiresAt) });
  const left = Date.parse(image.expiresAt) - now;
  return (
    <time dateTime={image.expiresAt}>
      <span className="frame__full">{t('frame.left', { left })}</span>
      <span className="frame__short">{format.duration(left)}</span>
    </time>
  );
};

const Note = ({ generation, now }: TableFrameProps) => {
  const { t, format } = useWords();
  const { cancel } = useStudio();
  const { image } = generation;
  if (image) return isGone(image, now) ? null : <PictureActs image={image} small />;
  if (!isRunning(generation)) return null;
  return (
    <>
      <time className="frame__took">{format.duration(now - Date.parse(generation.startedAt ?? generation.createdAt))}</time>
      <Button tone="quiet" small onClick={() => void cancel(generation.id)}>
        {t('frame.cancel')}
      </Button>
    </>
  );
};

export type TableFrameProps = { readonly generation: GenerationView; readonly now: number };

/** One generation on the table, from blank paper to empty frame. */
export const TableFrame = ({ generation, now }: TableFrameProps) => {
  const { lifetimeMs } = useStudio().view.limits;
  const { image, width, height } = generation;
  const state = frameState(generation, now);
  const isThere = image !== null && state === 'present';
  return (
    <li className="sheet__item" data-shape={shapeOf(width, height)} data-state={state}>
      <Frame
        state={state}
        width={width}
        height={height}
        life={isThere ? (Date.parse(image.expiresAt) - now) / lifetimeMs : undefined}
        isUrgent={isThere && isUrgent(image, now)}
        caption={<Caption generation={generation} now={now} />}
        note={<Note generation={generation} now={now} />}
      >
        <Content generation={generation} state={state} />
      </Frame>
    </li>
  );
};
