const SHAPES = ['1:3', '9:21', '9:16', '2:3', '3:4', '1:1', '4:3', '3:2', '16:9', '21:9', '3:1'] as const;

/** A class of proportions, `width:height`; the style sheet lays rows of equal height by them. */
export type Shape = (typeof SHAPES)[number];

const proportion = (shape: Shape): number => {
  const [width = 1, height = 1] = shape.split(':').map(Number);
  return width / height;
};

/** The class nearest to a picture's proportions. */
export const shapeOf = (width: number, height: number): Shape => {
  const distance = (shape: Shape): number => Math.abs(Math.log(width / height / proportion(shape)));
  return SHAPES.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best), SHAPES[0]);
};

/** Shapes in the order they are offered: from the tallest to the widest. */
export const fromTallToWide = <R extends { readonly width: number; readonly height: number }>(shapes: readonly R[]): R[] =>
  shapes.toSorted((a, b) => a.width / a.height - b.width / b.height);
