import { flatRoutes } from '@remix-run/fs-routes';
import type { RouteConfig } from '@remix-run/route-config';

/** Default export of an app's `app/routes.ts`: one route per file of `app/routes`, tests left out. */
export const routesFromFiles = (): RouteConfig => flatRoutes({ ignoredRouteFiles: ['**/*.test.{ts,tsx}', '**/.*'] });
