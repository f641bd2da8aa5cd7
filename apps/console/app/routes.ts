import { routesFromFiles } from '@candid/remix-kit/route-files';

export default routesFromFiles();
