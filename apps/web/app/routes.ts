import { routesFromFiles } from '@candid/remix-kit/route-files';

const files = await routesFromFiles();

// The page of all components exists in development only: no route, no code in a production build.
const development =
  process.env['NODE_ENV'] === 'development' ? [{ path: '_components', file: 'development/components.tsx' }] : [];

// The home of a policy without a server side: routes-of-policy.ts keeps either this or the studio's, never both.
const onDevice = { index: true, file: 'on-device/home.tsx' };

export default [...files, onDevice, ...development];
