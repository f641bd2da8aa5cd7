import { wordsOf, type Word } from '@candid/telemetry';
import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';

type Routes = ServerBuild['routes'];
type RouteTree = Parameters<typeof matchRoutes>[0];

const childrenOf = (routes: Routes, parentId: string | undefined): RouteTree =>
  Object.values(routes)
    .filter((route) => route.parentId === parentId)
    .map((route) =>
      route.index === true
        ? { id: route.id, index: true, ...(route.path === undefined ? {} : { path: route.path }) }
        : { id: route.id, ...(route.path === undefined ? {} : { path: route.path }), children: childrenOf(routes, route.id) },
    );

/** The path a person's browser shows, for a document request and for its single-fetch twin (`/_root.data`, `/x.data`). */
export const documentPath = (path: string): string => {
  if (path === '/_root.data') return '/';
  return path.endsWith('.data') ? path.slice(0, -'.data'.length) : path;
};

const joinPaths = (paths: readonly (string | undefined)[]): string =>
  `/${paths.filter((path) => path !== undefined && path !== '').join('/')}`.replaceAll('//', '/');

/** Every pattern that the build's own files make. */
const patternsIn = (tree: RouteTree, above: readonly (string | undefined)[] = []): readonly string[] =>
  tree.flatMap(({ path, children }) => [joinPaths([...above, path]), ...patternsIn(children ?? [], [...above, path])]);

/** Finds the pattern (`/images/:imageId`) that a path matches, so that logs and counters never see the path itself. */
export const createRoutePatterns = (routes: Routes): ((path: string) => Word) => {
  const tree = childrenOf(routes, undefined);
  const wordOf = wordsOf(['unmatched', ...patternsIn(tree)]);
  return (path) => {
    const matches = matchRoutes(tree, documentPath(path));
    return wordOf(matches === null ? 'unmatched' : joinPaths(matches.map(({ route }) => route.path)));
  };
};
