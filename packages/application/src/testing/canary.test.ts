import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finderOf, formsOf, newCanary } from './canary.ts';

test('each form is found wherever it lies, and nothing where none is', () => {
  const forms = formsOf(newCanary());
  const holds = finderOf(forms);
  const noise = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(noise, fc.constantFrom(...forms), noise, fc.nat(), (before, form, after, at) => {
      expect(holds(Buffer.concat([before, form, after]))).toBe(true);
      const torn = Buffer.from(form);
      const place = at % torn.length;
      torn[place] = (torn[place] ?? 0) ^ 0xff;
      expect(holds(Buffer.concat([before, torn, after]))).toBe(forms.some((one) => torn.includes(one)));
    }),
    { numRuns: 2_000 },
  );
});

test('forms of many lengths are looked for at once, and one that is too short is refused', () => {
  const holds = finderOf([Buffer.from('203.0.113.77'), Buffer.from('x'.repeat(300))]);
  for (const filler of ['', 'a', 'ab', 'abc', 'y'.repeat(290)]) {
    expect(holds(Buffer.from(`${filler}203.0.113.77`))).toBe(true);
    expect(holds(Buffer.from(`${filler}${'x'.repeat(300)}`))).toBe(true);
    expect(holds(Buffer.from(`${filler}${'x'.repeat(299)}203.0.113.7`))).toBe(false);
  }
  expect(() => finderOf([Buffer.from('abc')])).toThrow(RangeError);
});
