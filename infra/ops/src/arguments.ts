import { parseArgs } from 'node:util';
import { trouble } from './trouble.ts';

/**
 * Reads options of the form `--name value`.
 * @param usage shown when they are not understood
 * @throws AppError `config_invalid`
 */
export const readOptions = <Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  usage: string,
): Partial<Record<Name, string>> => {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values as Partial<Record<Name, string>>;
  } catch (error) {
    throw trouble(`${(error as Error).message.split('.')[0]}. Usage: ${usage}`, { cause: error });
  }
};
