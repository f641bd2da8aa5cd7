import { expect, test } from 'vitest';
import { z } from 'zod';
import { jobCatalogue } from './catalogue.ts';

test.each(Object.entries(jobCatalogue))('%s carries ids and nothing else', (_, { payload }) => {
  const { properties, additionalProperties } = z.toJSONSchema(payload);
  expect(additionalProperties).toBe(false);
  const fields = Object.values(properties ?? {});
  expect(fields.length).toBeGreaterThan(0);
  for (const field of fields) expect(field).toMatchObject({ type: 'string', format: 'uuid' });
});

test.each(Object.entries(jobCatalogue))('%s is handed out again soon after its worker died', (_, { policy }) => {
  expect(policy.heartbeatSeconds).toBeLessThanOrEqual(60);
  expect(policy.retryLimit).toBeGreaterThan(0);
});
