import type { Plugin } from 'vite';
import type { Breach } from './breach.ts';

/**
 * A source with the breach in it.
 * @throws Error when the place is not there, or there more than once: the breach has to follow the code it breaks
 */
export const seed = (source: string, { file, find, replace }: Pick<Breach, 'file' | 'find' | 'replace'>): string => {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`${file} has the place of this breach ${places} times instead of once: ${find.trim()}`);
  return source.replace(find, () => replace);
};

/** Puts the breach into its file whenever a test loads it. */
export const seeding = (breach: Breach): Plugin => ({
  name: 'candid-seeded-breach',
  enforce: 'pre',
  transform: (source, id) => (id.split('?')[0]?.endsWith(`/${breach.file}`) ? seed(source, breach) : null),
});
