import { Secret, describeConfigError } from '@candid/config';
import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { providerOf } from './picture-making.ts';

const openai = { apiKey: new Secret('sk-one'), baseUrl: 'https://api.openai.com/v1', isStandIn: false };

test('where pictures are made there has to be a key', () => {
  expect(providerOf({ openai }, policies['one-hour'])).toBe(openai);
  expect(() => providerOf({ openai: null }, policies['one-hour'])).toThrow(
    expect.toSatisfy((error: unknown) => /OPENAI_API_KEY.*not set/.test(describeConfigError(error) ?? '')),
  );
});

test('OD-02: where none are made on a server, a key that lies around is nobody’s', () => {
  expect(providerOf({ openai }, policies['on-device'])).toBeNull();
  expect(providerOf({ openai: null }, policies['on-device'])).toBeNull();
});
