import { Button, Drawer, Icon, Field } from '@candid/ui';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { usePictureSource } from '../session/picture-source.ts';
import { useWords } from '../shell/words.tsx';
import type { DraftSource } from './draft.ts';
import { EMPTY_PAINTING, exportMask, showPainting, toSourcePixel, type Painting } from './mask-painting.ts';

export type MaskDialogProps = {
  readonly source: DraftSource;
  readonly onClose: () => void;
  readonly onMask: (mask: Blob | null) => void;
};

type CanvasProps = {
  readonly source: DraftSource;
  readonly painting: Painting;
  readonly radius: number;
  readonly onChange: (change: (painting: Painting) => Painting) => void;
};

const addPoint = (painting: Painting, point: { x: number; y: number }): Painting => {
  const last = painting.strokes.at(-1);
  if (!last) return painting;
  return { ...painting, strokes: [...painting.strokes.slice(0, -1), { ...last, points: [...last.points, point] }] };
};

/** The painting area: a canvas of the source's pixels over the picture. */
const MaskCanvas = ({ source, painting, radius, onChange }: CanvasProps) => {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current) return;
    showPainting(context, painting, getComputedStyle(canvas.current).getPropertyValue('--mask-paint'));
  }, [painting]);
  const pointOf = (event: PointerEvent<HTMLCanvasElement>) =>
    toSourcePixel({ x: event.clientX, y: event.clientY }, event.currentTarget.getBoundingClientRect(), source);
  return (
    <div className="mask">
      <img src={usePictureSource(`/images/${source.imageId}`)} alt="" width={source.width} height={source.height} />
      <canvas
        ref={canvas}
        width={source.width}
        height={source.height}
        role="img"
        aria-label={t('mask.canvas')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const point = pointOf(event);
          onChange((before) => ({ ...before, strokes: [...before.strokes, { radius, points: [point] }] }));
        }}
        onPointerMove={(event) => {
          if (event.buttons !== 1) return;
          const point = pointOf(event);
          onChange((before) => addPoint(before, point));
        }}
      />
    </div>
  );
};

/** Paints the area to change. By keyboard: everything can be marked, inverted and cleared with buttons. */
export const MaskDialog = ({ source, onClose, onMask }: MaskDialogProps) => {
  const { t } = useWords();
  const [painting, setPainting] = useState<Painting>(EMPTY_PAINTING);
  const [share, setShare] = useState(4);
  const radius = (Math.min(source.width, source.height) * share) / 100;
  const isEmpty = painting.strokes.length === 0 && !painting.inverted;
  const use = async (): Promise<void> => onMask(isEmpty ? null : await exportMask(painting, source));
  return (
    <Drawer title={t('mask.title')} closeLabel={t('details.close')} onClose={onClose}>
      <div className="mask-dialog">
        <MaskCanvas source={source} painting={painting} radius={radius} onChange={setPainting} />
        <div className="acts">
          <Field
            label={t('mask.brush')}
            type="range"
            min={1}
            max={20}
            value={share}
            onChange={(event) => setShare(Number(event.currentTarget.value))}
          />
          <Button small disabled={isEmpty} onClick={() => setPainting({ ...painting, strokes: painting.strokes.slice(0, -1) })}>
            <Icon name="undo" />
            {t('mask.undo')}
          </Button>
          <Button small onClick={() => setPainting({ ...painting, inverted: !painting.inverted })}>
            {t('mask.invert')}
          </Button>
          <Button small onClick={() => setPainting({ strokes: [], inverted: true })}>
            {t('mask.all')}
          </Button>
          <Button small onClick={() => setPainting(EMPTY_PAINTING)}>
            {t('mask.clear')}
          </Button>
          <Button tone="primary" onClick={() => void use()}>
            {t('mask.use')}
          </Button>
        </div>
        <p className="footer__note">{t('mask.note')}</p>
      </div>
    </Drawer>
  );
};
