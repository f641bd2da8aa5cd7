import { afterEach, beforeEach, expect } from 'vitest';

// A program that talks on the console in a test has either failed quietly or forgotten its logger.
const methods = ['log', 'info', 'warn', 'error'] as const;
const original = new Map(methods.map((name) => [name, console[name]]));
let said: string[] = [];

beforeEach(() => {
  said = [];
  for (const name of methods) console[name] = (...words: unknown[]) => void said.push(`${name}: ${words.map(String).join(' ')}`);
});

afterEach(() => {
  for (const [name, method] of original) console[name] = method;
  expect(said, 'nothing may be written to the console').toEqual([]);
});
