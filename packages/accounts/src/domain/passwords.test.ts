import { expect, test } from 'vitest';
import { createPasswordHasher } from './password-hash.ts';
import { normalisePassword, parseNewPassword } from './password-rules.ts';
import { createPasswordJudge } from './password-strength.ts';

const rules = { algorithm: 'PBKDF2-SHA-256', iterations: 1_000, saltBytes: 16, minimumLength: 10 } as const;

test.each([
  ['1', 'password_short'],
  ['123456789', 'password_short'],
  ['\u{1F511}'.repeat(9), 'password_short'],
  ['x'.repeat(1_001), 'password_long'],
  ['x'.repeat(10_000), 'password_long'],
  ['x'.repeat(1_000_000), 'password_long'],
  ['\ud800 lone half of a character', 'password_long'],
])('refuses %j', (text, code) => {
  expect(() => parseNewPassword(text, rules)).toThrow(expect.objectContaining({ code }));
});

test('two writings of one character are one password, and nothing is cut off or trimmed', () => {
  expect(parseNewPassword('caf\u0065\u0301 under snow', rules)).toBe('café under snow');
  expect(normalisePassword(' spaces stay ')).toBe(' spaces stay ');
  expect(parseNewPassword('ж'.repeat(1_000), rules)).toHaveLength(1_000);
});

test('the last character of the longest password counts', async () => {
  const hasher = createPasswordHasher(rules);
  const stored = await hasher.hash(`${'x'.repeat(999)}a`);
  expect(await hasher.verify(`${'x'.repeat(999)}a`, stored)).toBe(true);
  expect(await hasher.verify(`${'x'.repeat(999)}b`, stored)).toBe(false);
});

test('HI-01 CR-02: the hash is PBKDF2 with SHA-256, as anybody can compute it, under a salt of its own', async () => {
  const hasher = createPasswordHasher(rules);
  const [one, other] = [await hasher.hash('violet kettle'), await hasher.hash('violet kettle')];
  expect(one.salt).toHaveLength(16);
  expect(one.salt.equals(other.salt)).toBe(false);
  expect(one.hash.equals(other.hash)).toBe(false);
  const key = await crypto.subtle.importKey('raw', Buffer.from('violet kettle'), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: one.salt as Uint8Array<ArrayBuffer>, iterations: 1_000 },
    key,
    256,
  );
  expect(Buffer.from(bits).equals(one.hash)).toBe(true);
});

test('hashing takes two at once, keeps an order, and turns away what would wait too long', async () => {
  const gates: (() => void)[] = [];
  let inside = 0;
  let most = 0;
  const hasher = createPasswordHasher(rules, async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise<void>((resolve) => gates.push(resolve));
    inside -= 1;
    return Buffer.alloc(32);
  });
  const all = Array.from({ length: 70 }, () =>
    hasher.hash('violet kettle').then(
      () => 'done',
      (error: { code: string }) => error.code,
    ),
  );
  const settled = Promise.all(all);
  let isOver = false;
  void settled.then(() => (isOver = true));
  while (!isOver) {
    gates.shift()?.();
    await Promise.resolve();
  }
  const ended = await settled;
  expect(most).toBe(2);
  expect(ended.filter((end) => end === 'done')).toHaveLength(62);
  expect(ended.filter((end) => end === 'too_many')).toHaveLength(8);
});

const judge = createPasswordJudge();
const known = ['ada.lovelace@mail.example.org', 'Ada Lovelace', 'candid', 'images.example.org'];

test.each([
  '1234567890',
  'password123',
  'qwertyuiop',
  'Passw0rd2024!',
  'iloveyou1234',
  'aaaaaaaaaaaaaaa',
  'ada.lovelace1',
  'adalovelace2026',
  'candidimages',
  'Candid2026!',
  'football2020',
])('%s is weak', (password) => expect(judge.isWeak(password, known)).toBe(true));

test.each([
  'violet kettle under snow',
  'correct horse battery staple',
  'xK3!mmQz9pT',
  'ежи любят тёплый чай',
  '雪の下の紫のやかんと灯',
])('%s will do', (password) => expect(judge.isWeak(password, known)).toBe(false));
