import { routesFromFiles } from '@candid/remix-kit/route-files';

const files = await routesFromFiles();

// The page of all components exists in development only: no route, no code in a production build.
const development =
  process.env['NODE_ENV'] === 'development' ? [{ path: '_components', file: 'development/components.tsx' }] : [];

export default [...files, ...development];
