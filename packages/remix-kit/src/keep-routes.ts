import type { ServerBuild } from '@remix-run/node';

const keep = <T>(routes: Readonly<Record<string, T>>, exists: (routeId: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(routes).filter(([id]) => exists(id)));

/** A build with some of its routes, on the server as in what browsers are told of. A route goes with its children. */
export const keepRoutes = (build: ServerBuild, exists: (routeId: string) => boolean): ServerBuild => {
  const existsWithParents = (id: string): boolean => {
    const parent = build.routes[id]?.parentId;
    return exists(id) && (parent === undefined || existsWithParents(parent));
  };
  return {
    ...build,
    routes: keep(build.routes, existsWithParents),
    assets: { ...build.assets, routes: keep(build.assets.routes, existsWithParents) },
  };
};
