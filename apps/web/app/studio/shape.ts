/** The class of proportions a picture lies on the table in. */
export const shapeOf = (width: number, height: number): 'wide' | 'square' | 'tall' => {
  if (width > height * 1.1) return 'wide';
  return height > width * 1.1 ? 'tall' : 'square';
};
