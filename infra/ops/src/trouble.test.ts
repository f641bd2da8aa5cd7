import { AppError } from '@candid/kernel';
import { constants as fsConstants, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explain } from './trouble.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

it.each<[string, unknown, RegExp]>([
  ['a file that is not there', thrownBy(() => readFileSync('/nowhere/at/all')), /^\/nowhere\/at\/all is not there\.$/],
  ['a folder for a file', thrownBy(() => readFileSync('/')), /a folder; a file is wanted\.$/],
  [
    'a full disk',
    Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC', errno: -constants.errno.ENOSPC, path: '/data/x' }),
    /^The disk is full at \/data\/x\./,
  ],
  [
    'what Postgres says',
    Object.assign(new Error('no room'), { code: '53100', severity: 'ERROR' }),
    /^Postgres says: no room \(53100\)\./,
  ],
  ['anything else', new TypeError('x is undefined.\nmore'), /^Something unforeseen went wrong: x is undefined\. LOG_LEVEL=debug/],
  [
    'a configuration without a line of its own',
    new AppError('config_invalid', { problem: 'It is so', remedy: 'Do this.' }),
    /^It is so\. Do this\.$/,
  ],
])('says %s in one line, without a stack', (_, error, expected) => {
  const said = explain(error);
  expect(said).toMatch(expected);
  expect(said).not.toContain('\n');
  expect(said).not.toContain('..');
});

it('names the place a copy was meant for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candid-trouble-'));
  const file = join(folder, 'one');
  copyFileSync(import.meta.filename, file);
  const refused = thrownBy(() => copyFileSync(import.meta.filename, file, fsConstants.COPYFILE_EXCL));
  expect(explain(refused)).toBe(`${file} is there already. Name another.`);
  rmSync(folder, { recursive: true });
});
