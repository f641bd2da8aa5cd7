import { defineAppConfig } from '@candid/remix-kit/vite';

const app = defineAppConfig();

/** What asks for consent lies in a file of its own, so that its weight can be told from that of the rest. */
const consentApart = {
  name: 'candid-consent-apart',
  config: (_: unknown, { isSsrBuild }: { readonly isSsrBuild?: boolean }) =>
    isSsrBuild === true
      ? {}
      : {
          build: {
            rollupOptions: {
              output: { manualChunks: (id: string) => (id.includes('/app/consent/') ? 'consent-question' : undefined) },
            },
          },
        },
};

export default { ...app, plugins: [...(app.plugins ?? []), consentApart] };
