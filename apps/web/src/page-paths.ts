import { routeExists, routeTable, type Service } from './routes-of-policy.ts';

/** An id that nothing has. */
const NOBODYS_ID = '019a0000-0000-7000-8000-000000000000';

/** A route's address, by how its file is named; a parameter is given a value that leads to nothing. */
const pathOf = (routeId: string): string => {
  const words = routeId
    .replace('routes/', '')
    .replaceAll(/\[(.)\]/g, '\u0000')
    .split('.')
    .filter((word) => !word.startsWith('_'))
    .map((word) => word.replace(/_$/, '').replace(/^\$(.*)$/, (_, name: string) => (name === '' ? 'no-such-page' : NOBODYS_ID)));
  return `/${words.join('/').replaceAll('\u0000', '.')}`;
};

/** The address of everything that an installation answers to, pages and what they ask for: what nothing links to as well. */
export const pathsUnder = (service: Service): readonly string[] => {
  const exists = routeExists(service);
  return [...new Set(Object.keys(routeTable).flatMap((id) => (id.startsWith('routes/') && exists(id) ? [pathOf(id)] : [])))];
};
