import { describeConfigError, loadOpsConfig } from '@candid/config';
import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { checkProviders, mailWarning } from './third-parties.ts';

const PUBLIC = {
  ORIGIN: 'https://images.example.org',
  CONSOLE_ORIGIN: 'https://console.example.org',
  HOST: '0.0.0.0',
  TRUSTED_PROXIES: '127.0.0.1',
  OPERATOR_NAME: 'Example Ltd',
  OPERATOR_ADDRESS: '1 Example Street',
  OPERATOR_CONTACT: 'privacy@example.org',
  OPERATOR_AUTHORITY: 'The authority',
};

const refusal = (id: keyof typeof policies, env: Record<string, string>): string | null => {
  try {
    checkProviders(loadOpsConfig(env, '/x'), policies[id]);
    return null;
  } catch (error) {
    return describeConfigError(error);
  }
};

test('a production start that makes pictures is refused without the key of who makes them', () => {
  expect(refusal('one-hour', PUBLIC)).toMatch(/OPENAI_API_KEY.*not set/);
  expect(refusal('one-hour', { ...PUBLIC, OPENAI_API_KEY: 'sk-one' })).toBeNull();
});

test('a local start has a stand-in, and a policy that makes none on the server needs nobody', () => {
  expect(refusal('one-hour', {})).toBeNull();
  expect(refusal('on-device', PUBLIC)).toBeNull();
});

test('a production start that has letters and nobody to send them says so, once and in one line', () => {
  const warning = (id: keyof typeof policies, env: Record<string, string>) => mailWarning(loadOpsConfig(env, '/x'), policies[id]);
  expect(warning('one-hour', PUBLIC)).toMatch(/^SMTP_URL is not set: [^\n]*not sent[^\n]*MAIL_FROM[^\n]*$/);
  expect(warning('one-hour', { ...PUBLIC, SMTP_URL: 'smtps://mail.example.org:465' })).toBeNull();
  expect(warning('one-hour', {})).toBeNull();
  expect(warning('on-device', PUBLIC)).toBeNull();
  expect(warning('on-device', { ...PUBLIC, SUPPORT_LMTP: '127.0.0.1:2424' })).toMatch(/SMTP_URL/);
});
