import { loadOpsConfig } from '@candid/config';
import { expect, it } from 'vitest';
import { listPrograms, operatorPrograms, type ProgramsOptions } from './programs.ts';
import { readyLines } from './ready-lines.ts';

const PLACE = '127.0.0.1:2424';

const optionsFor = (env: Record<string, string>): ProgramsOptions => ({
  root: '/checkout',
  config: loadOpsConfig(env, '/checkout'),
  folder: {
    root: '/data',
    postgres: '/data/postgres',
    blobs: '/data/blobs',
    logs: '/data/logs',
    lock: '/data/lock',
    runRecord: '/data/processes.json',
    secrets: '/data/secrets.json',
    texts: '/data/texts',
  },
  secrets: {
    masterKeys: 'm',
    cookieSecrets: 'c',
    postgresPassword: 'p',
    rolePasswords: { owner: 'o', web: 'w', worker: 'k', console: 's', keyring: 'r' },
    sandboxKey: 'sk-stand-in',
  },
  urls: { owner: 'o', keyringOwner: 'ko', web: 'w', worker: 'k', console: 's', keyring: 'r' },
});

it('the place where letters come in is among the addresses wherever one is set, also with reload', () => {
  for (const how of ['as built', 'with reload'] as const) {
    const told = (env: Record<string, string>): string => {
      const options = optionsFor(env);
      return readyLines(options.config, listPrograms(options), how);
    };
    expect(told({ POLICY: 'history', SUPPORT_LMTP: PLACE })).toMatch(/^ {2}Letters by LMTP {2}127\.0\.0\.1:2424$/m);
    expect(told({ POLICY: 'history' })).not.toContain('LMTP');
    expect(told({ POLICY: 'history' })).toMatch(/^ {2}Make images {6}http:\/\/localhost:3000$/m);
  }
});

it('beside a studio that keeps nothing, letters come in where it is said, else in the data folder', () => {
  const places = (env: Record<string, string>) =>
    operatorPrograms(optionsFor({ POLICY: 'on-device', ...env })).flatMap(({ shown, env: { SUPPORT_LMTP } }) =>
      shown.filter(({ label }) => label === 'Letters by LMTP').map(({ url }) => [url, SUPPORT_LMTP]),
    );
  expect(places({ SUPPORT_LMTP: PLACE })).toEqual([[PLACE, PLACE]]);
  expect(places({})).toEqual([['unix:/data/letters', 'unix:/data/letters']]);
});
