import { vitePlugin as remix } from '@remix-run/dev';
import type { Plugin, UserConfig } from 'vite';

/** The package with TSX in it: Vite compiles it, Node loads every other one itself. */
const COMPILED = /^@candid\/ui(?:\/|$)/;

/**
 * Keeps our packages out of the server bundle, so that program and bundle share one copy of each: one AppError class,
 * one React context. Vite would bundle them because their files end in `.ts`.
 */
const externalPackages = (): Plugin => ({
  name: 'candid-external-packages',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id, _importer, { ssr }) =>
    ssr === true && id.startsWith('@candid/') && !COMPILED.test(id) ? { id, external: true } : null,
});

const REMIX_CLIENT = /node_modules\/(?:@remix-run\/(?:react|router)|react-router(?:-dom)?)\//;

/**
 * Takes sessionStorage away from the router: it notes there that it loaded a page anew after a new release, and which moves were animated.
 * No policy declares that (CR-25, NA-11), and a page that is loaded anew needs neither.
 */
const withoutRouterStorage = (): Plugin => ({
  name: 'candid-without-router-storage',
  transform: (code, id, { ssr } = {}) =>
    ssr !== true && REMIX_CLIENT.test(id) && code.includes('sessionStorage')
      ? `const nothingKept = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };\n${code.replaceAll(/(?:\b_?window\.)?\bsessionStorage\b/g, 'nothingKept')}`
      : null,
});

/** Each file of a page costs its reader a request, so what is small travels with what is always there. */
const SMALLEST_CHUNK_BYTES = 50_000;

const LANGUAGE_FOLDER = /\/app\/messages\/([a-z]+)\//;

/** Packages change seldom, so they stay in caches over releases; words of another language are for whoever reads it. */
const chunkOf = (id: string): string | undefined => (id.includes('/node_modules/') ? 'vendor' : LANGUAGE_FOLDER.exec(id)?.[1]);

/** The Vite configuration of a Candid app: every `v3_*` flag and single fetch. Routes come from `app/routes.ts`. */
export const defineAppConfig = (): UserConfig => ({
  plugins: [
    externalPackages(),
    withoutRouterStorage(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
  ],
  build: {
    // A data: URL would need its own hole in the Content-Security-Policy for fonts and scripts.
    assetsInlineLimit: 0,
    // The polyfill is an inline script that knows no nonce; every supported browser has the feature.
    modulePreload: { polyfill: false },
    target: 'es2022',
    rollupOptions: { output: { experimentalMinChunkSize: SMALLEST_CHUNK_BYTES, manualChunks: chunkOf } },
  },
  // Found before the first page is served: one that is found later reloads the page, and what was typed is lost.
  optimizeDeps: { entries: ['app/entry.client.ts', 'app/root.tsx', 'app/routes/**/*.tsx'] },
  ssr: { target: 'node' },
});
