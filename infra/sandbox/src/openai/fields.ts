import { badParameter } from './failure.ts';

/** Parameters as they came: from JSON, or from a form, where every scalar is text. */
export type RawParameters = Readonly<Record<string, unknown>>;

const quoted = (values: readonly string[]): string => {
  const all = values.map((value) => `'${value}'`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`;
};

const invalidType = (name: string, expected: string, got: unknown): Error =>
  badParameter(name, 'invalid_type', `Invalid type for '${name}': expected ${expected}, but got ${describe(got)} instead.`);

const describe = (value: unknown): string => {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return `a ${typeof value}`;
};

/** @throws ApiFailure 400 `unknown_parameter` for the first name that is not known. */
export const refuseUnknown = (raw: RawParameters, known: readonly string[]): void => {
  for (const name of Object.keys(raw)) {
    if (!known.includes(name)) throw badParameter(name, 'unknown_parameter', `Unknown parameter: '${name}'.`);
  }
};

/** A text parameter; null and absence are the same. */
export const readText = (raw: RawParameters, name: string): string | null => {
  const value = raw[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw invalidType(name, 'a string', value);
};

/** One of a closed list of texts. */
export const readChoice = <T extends string>(raw: RawParameters, name: string, choices: readonly T[]): T | null => {
  const value = readText(raw, name);
  if (value === null) return null;
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  throw badParameter(name, 'invalid_value', `Invalid value: '${value}'. Supported values are: ${quoted(choices)}.`);
};

export const readInteger = (raw: RawParameters, name: string, range: { min: number; max: number }): number | null => {
  const value = raw[name] ?? null;
  if (value === null) return null;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) throw invalidType(name, 'an integer', value);
  if (number < range.min) {
    const message = `Invalid '${name}': integer below minimum value. Expected a value >= ${range.min}, but got ${number} instead.`;
    throw badParameter(name, 'integer_below_min_value', message);
  }
  if (number > range.max) {
    const message = `Invalid '${name}': integer above maximum value. Expected a value <= ${range.max}, but got ${number} instead.`;
    throw badParameter(name, 'integer_above_max_value', message);
  }
  return number;
};

export const readFlag = (raw: RawParameters, name: string): boolean => {
  const value = raw[name] ?? false;
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidType(name, 'a boolean', value);
};

/** Length in code points, as the provider counts. */
export const readPrompt = (raw: RawParameters, maxLength = 32_000): string => {
  const prompt = readText(raw, 'prompt');
  if (prompt === null) throw badParameter('prompt', 'missing_required_parameter', "Missing required parameter: 'prompt'.");
  const { length } = [...prompt];
  if (length === 0) {
    const message = "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.";
    throw badParameter('prompt', 'empty_string', message);
  }
  if (length > maxLength) {
    const message = `Invalid 'prompt': string too long. Expected a string with maximum length ${maxLength}, but got a string with length ${length} instead.`;
    throw badParameter('prompt', 'string_above_max_length', message);
  }
  return prompt;
};
