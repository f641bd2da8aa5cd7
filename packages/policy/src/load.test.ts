import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadNextPolicy, loadPolicy } from './load.ts';
import { policies } from './policies/index.ts';
import { readPolicy } from './schema.ts';
import { POLICY_IDS } from './vocabulary.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candid-policy-'));
});
afterAll(() => rm(folder, { recursive: true }));

const moduleWith = async (name: string, source: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, source);
  return path;
};
const plain = (): Record<string, any> => structuredClone(policies['one-hour']) as Record<string, any>;

describe('loadPolicy', () => {
  it.each(POLICY_IDS)('gives the shipped %s', async (id) => {
    expect(await loadPolicy(id)).toBe(policies[id]);
  });

  it('takes a variant from a module, with the sentences that follow from it', async () => {
    const path = await moduleWith(
      'two.mjs',
      `export default ({ sources, definePolicy }) => {
        const { parameters, commitments } = sources['one-hour'];
        const result = { ...parameters.retention.result, lifetime: 7_200_000 };
        return definePolicy({ commitments, parameters: { ...parameters, id: 'two-hours', retention: { ...parameters.retention, result } } });
      };`,
    );
    const policy = await loadPolicy(path);
    expect(policy.id).toBe('two-hours');
    expect(policy.commitments.find((c) => c.id === 'OH-06')?.promise).toContain('2 hours');
    expect(Object.isFrozen(policy.retention.result)).toBe(true);
  });

  it('takes a plain definition', async () => {
    const path = await moduleWith('plain.mjs', `export default ${JSON.stringify(policies.history)};`);
    expect(await loadPolicy(path)).toEqual(policies.history);
  });

  it('says which policies there are when there is none of that name', async () => {
    await expect(loadPolicy('two-hours')).rejects.toMatchObject({
      code: 'policy_invalid',
      detail: { field: 'POLICY', problem: expect.stringContaining('no-account') },
    });
  });

  it('refuses a policy that breaks a rule of its own (HI-25)', async () => {
    const policy = plain();
    policy['recipients'][1].transfer.eea = null;
    const path = await moduleWith('breach.mjs', `export default ${JSON.stringify(policy)};`);
    await expect(loadPolicy(path)).rejects.toMatchObject({ detail: { field: 'recipients.image-generation.transfer.eea' } });
  });
});

describe('loadNextPolicy', () => {
  const later = (version: string): string => JSON.stringify({ ...plain(), version });

  it('CR-28: takes a later version of the same policy, and knows when there is none', async () => {
    expect(await loadNextPolicy(null, policies['one-hour'])).toBeNull();
    const path = await moduleWith('later.mjs', `export default ${later('2027-01-01')};`);
    expect(await loadNextPolicy(path, policies['one-hour'])).toMatchObject({ id: 'one-hour', version: '2027-01-01' });
  });

  it('refuses another policy, and a version that is not later', async () => {
    const same = await moduleWith('same.mjs', `export default ${later(policies['one-hour'].version)};`);
    for (const wrong of [same, 'history'])
      await expect(loadNextPolicy(wrong, policies['one-hour'])).rejects.toMatchObject({ detail: { field: 'version' } });
  });
});

describe('readPolicy', () => {
  it.each(Object.values(policies))('reads $id as it is', (policy) => {
    expect(readPolicy(structuredClone(policy))).toEqual(policy);
  });

  it.each([
    ['default export', () => undefined],
    [
      'retention.result.lifetime',
      () => ({ ...plain(), retention: { ...plain()['retention'], result: { ...plain()['retention'].result, lifetime: '1h' } } }),
    ],
    ['version', () => ({ ...plain(), version: 'yesterday' })],
    ['features.generate', () => ({ ...plain(), features: { ...plain()['features'], generate: 'yes' } })],
    [
      'recipients.1.hosts.0',
      () => {
        const policy = plain();
        policy['recipients'][1].hosts = ['https://api.openai.com/v1'];
        return policy;
      },
    ],
  ])('names %s when it does not fit', (field, make) => {
    expect(() => readPolicy(make())).toThrow(
      expect.objectContaining({ code: 'policy_invalid', detail: expect.objectContaining({ field }) }),
    );
  });
});
