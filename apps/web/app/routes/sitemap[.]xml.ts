import { writeSitemap } from '@candid/publishing';
import { defineLoader } from '@candid/remix-kit';
import { publicFile } from '../server/public-file.ts';

/** Every page of the policy, in each language. */
export const loader = defineLoader({
  handle: ({ context: { kit, policy } }) => {
    const paths = ['/', ...policy.pages.map((page) => `/${page}`), '/privacy/versions'];
    return publicFile(writeSitemap(kit.origin, paths), { type: 'application/xml' });
  },
});
