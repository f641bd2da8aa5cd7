import { Frame } from '@candid/ui';
import { Link, useLocation } from '@remix-run/react';
import type { MouseEvent } from 'react';
import { useWords } from '../shell/words.tsx';
import { shapeOf } from '../studio/shape.ts';
import { TICK, type Selection } from './use-selection.ts';
import type { PictureView } from './view.ts';

/** In the last part of its life a picture's time is told in the signal colour. */
const URGENT_SHARE = 1 / 30;

export type PicturePrintProps = {
  readonly picture: PictureView;
  readonly now: number;
  readonly lifetimeMs: number;
  readonly selection: Selection;
};

/** One picture of the history: a print that can be ticked, with the time it has left and the words it was made from. */
export const PicturePrint = ({ picture, now, lifetimeMs, selection }: PicturePrintProps) => {
  const { t, format } = useWords();
  const { search } = useLocation();
  const { id, width, height, prompt, expiresAt } = picture;
  const left = Math.max(0, Date.parse(expiresAt) - now);
  const isUrgent = left < lifetimeMs * URGENT_SHARE;
  const alt = prompt === null ? t('frame.alt', { width, height }) : t('frame.alt.prompt', { prompt });
  const isChosen = selection.chosen.has(id);
  const tick = (event: MouseEvent<HTMLInputElement>): void =>
    selection.toggle(id, { isOn: event.currentTarget.checked, isRange: event.shiftKey });
  return (
    <li className="sheet__item print" data-shape={shapeOf(width, height)} data-chosen={isChosen}>
      <Frame
        state="present"
        width={width}
        height={height}
        life={left / lifetimeMs}
        isUrgent={isUrgent}
        caption={
          <time dateTime={expiresAt}>
            <span className="frame__full">{t('frame.left', { left })}</span>
            <span className="frame__short">{format.duration(left)}</span>
          </time>
        }
      >
        <Link className="picture-link" to={`/history/${id}${search}`} preventScrollReset>
          <img className="frame__picture" src={`/images/${id}`} alt={alt} width={width} height={height} loading="lazy" />
        </Link>
        <label className="print__tick">
          <input type="checkbox" name={TICK} value={id} checked={isChosen} onClick={tick} autoComplete="off" readOnly />
          <span className="u-hidden">{t('history.tick', { what: alt })}</span>
        </label>
      </Frame>
      {prompt === null ? null : <p className="print__words">{prompt}</p>}
    </li>
  );
};
