import { policies, type PageName, type PolicyDefinition } from '@candid/policy';
import { expect, test } from 'vitest';
import { textLinesOf } from './document.ts';
import { publish } from './publish.ts';
import { siteWithoutServer } from './site.ts';

const base = policies['on-device'];

/** The policy with so many characters before the @ of its address. */
const addressed = (length: number): PolicyDefinition => ({
  ...base,
  support: { ...base.support, address: `${'s'.repeat(length)}@example.org` },
});

const read = (page: PageName, policy: PolicyDefinition): string => {
  const site = siteWithoutServer(policy, { operator: null, beside: ['letters', 'updates'], now: new Date(0) });
  return textLinesOf(publish(page, { policy, site, locale: 'en' }))
    .map(({ text }) => text)
    .join('\n');
};

test('OD-24: updates by mail are offered where the address has room for their tokens, and only there', () => {
  const [short, long] = [addressed(25), addressed(26)];
  expect(read('contact', short)).toContain(short.support.address.replace('@', '+updates@'));
  expect(read('privacy', short)).not.toContain('Updates by mail are not sent');
  expect(read('contact', long)).not.toContain('+updates');
  expect(read('contact', long)).toContain('+privacy');
  expect(read('privacy', long)).toContain('Updates by mail are not sent from this installation');
});

test('a site without a studio says so wherever it speaks of one, and promises nothing live', () => {
  for (const page of ['privacy', 'faq', 'how-it-works', 'terms', 'cookies'] as const)
    expect(read(page, base), page).toMatch(/not part of this release/);
  expect(read('privacy', base) + read('faq', base)).not.toMatch(/right now|what the running program answers/);
  expect(read('terms', base)).not.toMatch(/You have to be|we use them/);
});
