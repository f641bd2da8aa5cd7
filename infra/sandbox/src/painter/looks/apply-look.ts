import type { Look } from '../scene.ts';
import { addGrain, createGrain, type Raster } from '../raster.ts';
import { createFilm } from './film.ts';
import { createInk } from './ink.ts';
import { createOil } from './oil.ts';
import { pixelate } from './pixels.ts';
import { screenPrint } from './poster.ts';
import { createWatercolour } from './watercolour.ts';

/** Gives a finished picture the manner the prompt asks for. Alpha stays; `opaque` ones may get a margin of paper. */
export type ApplyLook = (raster: Raster, look: Look, opaque: boolean) => Promise<Raster>;

/** Tools are made at their first use: a stand-in that only ever paints gouache stays small. */
const once = <T>(make: () => T): (() => T) => {
  let kept: { tool: T } | null = null;
  return () => (kept ??= { tool: make() }).tool;
};

export const createLooks = (): ApplyLook => {
  const grain = once(createGrain);
  const [watercolour, ink, oil, film] = [once(createWatercolour), once(createInk), once(createOil), once(createFilm)];
  const gouache = (raster: Raster): Promise<Raster> => {
    addGrain(raster, grain());
    return Promise.resolve(raster);
  };
  const looks: Readonly<Record<Look, (raster: Raster, opaque: boolean) => Promise<Raster>>> = {
    gouache,
    minimal: gouache,
    watercolour: (raster, opaque) => watercolour()(raster, opaque),
    ink: (raster) => ink()(raster),
    oil: (raster) => oil()(raster),
    film: (raster, opaque) => Promise.resolve(film()(raster, opaque)),
    pixel: pixelate,
    poster: (raster, opaque) => Promise.resolve(screenPrint(raster, opaque)),
  };
  return (raster, look, opaque) => looks[look](raster, opaque);
};
