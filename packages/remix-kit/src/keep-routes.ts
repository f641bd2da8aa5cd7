import type { AppLoadContext, ServerBuild } from '@remix-run/node';

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

/**
 * A build in which some loaders are not asked for some requests: they answer null, and the page shows that it waits. A redirect or a
 * refusal would be the answer to somebody whom nobody knows yet.
 */
export const withholdRoutes = (
  build: ServerBuild,
  withholds: (routeId: string, context: AppLoadContext) => boolean,
): ServerBuild => ({
  ...build,
  routes: Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const { loader } = route.module;
      if (loader === undefined) return [id, route];
      const asked: typeof loader = (args) => (withholds(id, args.context) ? null : loader(args));
      return [id, { ...route, module: { ...route.module, loader: asked } }];
    }),
  ),
});
