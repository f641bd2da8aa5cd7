import { probes, type SecretSources } from '@candid/application/evidence';
import { loadOpsConfig } from '@candid/config';
import type { DataFolder } from '@candid/ops/src/data-folder/data-folder.ts';
import { openSecrets, type LocalSecrets } from '@candid/ops/src/data-folder/secrets.ts';
import { listPrograms } from '@candid/ops/src/programs.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heldSecrets } from './secret-sources.ts';

const config = loadOpsConfig(
  {
    OPENAI_API_KEY: 'sk-of-the-operator',
    GOOGLE_CLIENT_ID: 'id',
    GOOGLE_CLIENT_SECRET: 'of-google',
    SMTP_URL: 'smtps://me:of-mail@mail.example',
    MAIL_FROM: 'a@b.example',
  },
  '/checkout',
);
let folder: string;
let secrets: LocalSecrets;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candid-secrets-'));
  secrets = openSecrets(join(folder, 'secrets.json'), false);
});
afterAll(() => rm(folder, { recursive: true }));

/** The programs as a start would give them their environments. */
const programs = () => {
  const at = (user: keyof LocalSecrets['rolePasswords']): string =>
    `postgres://candid_${user}:${secrets.rolePasswords[user]}@127.0.0.1/candid`;
  const urls = {
    owner: at('owner'),
    keyringOwner: at('owner'),
    web: at('web'),
    worker: at('worker'),
    console: at('console'),
    keyring: at('keyring'),
  };
  const data = { blobs: '/data/blobs', logs: '/data/logs' } as DataFolder;
  return listPrograms({ root: '/checkout', config, folder: data, secrets, urls }).map(({ name, env }) => ({
    name,
    environment: Object.entries(env)
      .map((pair) => pair.join('='))
      .join('\0'),
  }));
};

const environmentOf = (name: string): string => programs().find((program) => program.name === name)?.environment ?? '';

async function* saying(...texts: readonly string[]): AsyncIterable<string> {
  yield* texts;
}
const sources = (changes: Partial<SecretSources> = {}): { readonly secrets: SecretSources } => ({
  secrets: { held: heldSecrets(config, secrets), programs: programs(), texts: () => saying('program.ready'), ...changes },
});

test('CR-20: each program is given what its task needs: the provider’s key the worker alone, keys to content never the console', () => {
  const [web, worker, staff] = [environmentOf('web'), environmentOf('worker'), environmentOf('console')];
  const key = secrets.masterKeys.split(':')[1] ?? '';
  expect([web, worker, staff].map((text) => text.includes('sk-of-the-operator'))).toEqual([false, true, false]);
  expect([web, worker, staff].map((text) => text.includes(key))).toEqual([true, true, false]);
  expect([web, worker, staff].map((text) => text.includes('of-google'))).toEqual([true, false, false]);
  expect([web, worker, staff].map((text) => text.includes('of-mail'))).toEqual([false, true, false]);
  for (const text of [web, worker, staff]) expect(text).not.toContain(secrets.rolePasswords.owner);
});

test('CR-20 evidence: no program has more than it needs, nothing is said or published, and what is would be found', async () => {
  const reading = await probes.secrets(sources());
  expect(reading).toMatchObject({ ok: true, figures: { programs: 4, read: 4, beyond: '', logs: 1, inLogs: 0, inBundles: 0 } });
  const leaky = sources({ texts: (kind) => saying(kind === 'bundles' ? `key="sk-of-the-operator"` : 'nothing') });
  expect(await probes.secrets(leaky)).toMatchObject({ ok: false, figures: { inBundles: 1 } });
  const generous = sources({ programs: [{ name: 'console', environment: environmentOf('web') }] });
  expect((await probes.secrets(generous)).figures['beyond']).toBe(
    'console:cookie-secret console:google-secret console:keyring-login console:master-key console:web-login',
  );
  expect(await probes.secrets(sources({ programs: [] }))).toMatchObject({ ok: false });
});
