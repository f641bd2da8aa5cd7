/** One stroke of the brush, in source pixels. */
export type Stroke = { readonly radius: number; readonly points: readonly { readonly x: number; readonly y: number }[] };

/** What is painted: strokes in order, or everything; `inverted` swaps painted and unpainted. */
export type Painting = { readonly strokes: readonly Stroke[]; readonly inverted: boolean };

export const EMPTY_PAINTING: Painting = { strokes: [], inverted: false };

/** A point of the canvas on the screen as a pixel of the source, whatever the zoom. */
export const toSourcePixel = (
  at: { readonly x: number; readonly y: number },
  shown: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  source: { readonly width: number; readonly height: number },
): { x: number; y: number } => ({
  x: ((at.x - shown.left) / shown.width) * source.width,
  y: ((at.y - shown.top) / shown.height) * source.height,
});

const DOT_LENGTH = 0.01;

const drawStrokes = (context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void => {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const { radius, points } of strokes) {
    const [first] = points;
    if (!first) continue;
    context.lineWidth = radius * 2;
    context.beginPath();
    context.moveTo(first.x, first.y);
    for (const { x, y } of points) context.lineTo(x, y);
    // A tap is a dot: the round caps of a line, which is not drawn at all when it has no length.
    if (points.length === 1) context.lineTo(first.x + DOT_LENGTH, first.y);
    context.stroke();
  }
};

/** Draws the painted area in one colour over an otherwise clear canvas. */
export const showPainting = (context: CanvasRenderingContext2D, painting: Painting, colour: string): void => {
  const { width, height } = context.canvas;
  context.globalCompositeOperation = 'source-over';
  context.clearRect(0, 0, width, height);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  if (painting.inverted) {
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'destination-out';
    context.strokeStyle = 'black';
  }
  drawStrokes(context, painting.strokes);
};

/**
 * The mask the image service reads: a PNG of the source's exact pixels, black and opaque where nothing changes,
 * alpha 0 where it should be edited. Two flat values compress to far below the 4 MB limit.
 */
export const exportMask = (
  painting: Painting,
  source: { readonly width: number; readonly height: number },
): Promise<Blob | null> => {
  const canvas = document.createElement('canvas');
  canvas.width = source.width;
  canvas.height = source.height;
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  showPainting(context, { ...painting, inverted: !painting.inverted }, 'black');
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
};
