import { writeRobots } from '@candid/publishing';
import { defineLoader } from '@candid/remix-kit';
import { publicFile } from '../server/public-file.ts';

/** Pictures and accounts are somebody's own; a policy that has neither names neither. */
export const loader = defineLoader({
  handle: ({ context: { kit, policy } }) => {
    const personal = [...(policy.features.generate ? ['/i/'] : []), ...(policy.features.accounts ? ['/account'] : [])];
    return publicFile(writeRobots(kit.origin, personal), { type: 'text/plain' });
  },
});
