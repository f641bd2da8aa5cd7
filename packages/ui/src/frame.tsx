import type { ReactNode } from 'react';

export type FrameState = 'waiting' | 'developing' | 'present' | 'destroyed' | 'failed';

export type FrameProps = {
  readonly state: FrameState;
  /** Pixels of the picture: the frame keeps its shape before, during and after. */
  readonly width: number;
  readonly height: number;
  /** Share of the lifetime that is left, 1 to 0; absent while nothing counts down. */
  readonly life?: number | undefined;
  /** The end is near: the edge burns in the signal colour. */
  readonly isUrgent?: boolean;
  readonly caption: ReactNode;
  /** What stands on the right of the caption: figures or acts. */
  readonly note?: ReactNode;
  readonly children?: ReactNode;
};

const WHOLE = 1000;

/** The edge of the print runs down with the picture's lifetime; near the end an ember marks where it stands. */
const Fuse = ({ life, isUrgent }: { readonly life: number; readonly isUrgent: boolean }) => {
  const left = Math.round(Math.min(1, Math.max(0, life)) * WHOLE);
  const edge = { x: 0, y: 0, width: '100%', height: '100%', pathLength: WHOLE };
  return (
    <svg className="frame__fuse" aria-hidden="true" focusable="false">
      <rect {...edge} className="frame__fuse-track" />
      <rect {...edge} className="frame__fuse-left" strokeDasharray={`${left} ${WHOLE}`} />
      {isUrgent && left > 0 ? (
        <rect {...edge} className="frame__fuse-ember" strokeDasharray={`0.01 ${WHOLE * 2}`} strokeDashoffset={-left} />
      ) : null}
    </svg>
  );
};

/** A picture on the light table, from the blank paper through the developing print to the empty frame it leaves. */
export const Frame = ({ state, width, height, life, isUrgent = false, caption, note, children }: FrameProps) => (
  <figure className="frame" data-state={state} data-urgent={isUrgent}>
    <div className="frame__mat">
      <svg className="frame__spacer" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false" />
      {children}
    </div>
    <figcaption className="frame__caption">
      <span className="frame__words">{caption}</span>
      {note === undefined ? null : <span className="frame__note">{note}</span>}
    </figcaption>
    {life === undefined ? null : <Fuse life={life} isUrgent={isUrgent} />}
  </figure>
);

/** What is left in the frame of a picture that is gone or never came. */
export const FrameRemains = ({ children }: { readonly children: ReactNode }) => <div className="frame__remains">{children}</div>;
