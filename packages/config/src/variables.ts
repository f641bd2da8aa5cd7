import type { z } from 'zod';
import { configInvalid, type ConfigProblem } from './problems.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** How one variable is read: the schema sees undefined where it is unset or blank, and its messages complete "NAME …". */
export interface Variable<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly remedy: string;
}

export type Variables = Readonly<Record<string, Variable>>;
export type Values<V extends Variables> = { readonly [Name in keyof V]: z.output<V[Name]['schema']> };

export const variable = <Schema extends z.ZodType>(schema: Schema, remedy: string): Variable<Schema> => ({ schema, remedy });

/** Checks that need more than one variable, after each was read. */
export type CrossCheck<V extends Variables> = (values: Values<V>) => readonly ConfigProblem[];

/**
 * Reads variables from an environment; blank is the same as unset.
 * @throws AppError `config_invalid` with every problem found
 */
export const readVariables = <V extends Variables>(variables: V, env: Env, check: CrossCheck<V> = () => []): Values<V> => {
  const values: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const [name, { schema, remedy }] of Object.entries(variables)) {
    const text = env[name]?.trim();
    const result = schema.safeParse(text === '' ? undefined : text);
    if (result.success) values[name] = result.data;
    else problems.push({ variable: name, problem: result.error.issues[0]?.message ?? 'is not valid', remedy });
  }
  if (problems.length === 0) problems.push(...check(values as Values<V>));
  if (problems[0]) throw configInvalid([problems[0], ...problems.slice(1)]);
  return values as Values<V>;
};
