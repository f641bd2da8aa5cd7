import { defineLoader } from '@candid/remix-kit';
import { publicFile } from '../server/public-file.ts';

/** Says to machines that Global Privacy Control is honoured here, and since when. */
export const loader = defineLoader({
  handle: ({ context: { policy } }) =>
    publicFile(JSON.stringify({ gpc: true, lastUpdate: policy.version }), { type: 'application/json' }),
});
