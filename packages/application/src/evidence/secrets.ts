import type { Reading } from './reading.ts';

/** Something that opens or stands for what is secret, and the programs whose task needs it. */
export interface HeldSecret {
  /** What it is for, such as a variable's name. */
  readonly name: string;
  readonly value: string;
  readonly for: readonly string[];
}

/** What the programs of an installation were given, and what they have said and published. */
export interface SecretSources {
  readonly held: readonly HeldSecret[];
  /** Running programs; an environment that the host does not show is null. */
  readonly programs: readonly { readonly name: string; readonly environment: string | null }[];
  /** Lines of logs and files that browsers are sent, piece by piece. */
  texts(kind: 'logs' | 'bundles'): AsyncIterable<string>;
}

const holding = async (texts: AsyncIterable<string>, held: readonly HeldSecret[]): Promise<{ read: number; found: number }> => {
  const count = { read: 0, found: 0 };
  for await (const text of texts) {
    count.read += 1;
    if (held.some(({ value }) => text.includes(value))) count.found += 1;
  }
  return count;
};

/**
 * `secrets`: running programs and those whose environment can be read; secrets in one that its task does not need; and texts of logs and
 * of what browsers are sent, and those of them that hold a secret (CR-20).
 */
export const readSecrets = async ({ secrets }: { readonly secrets: SecretSources }): Promise<Reading> => {
  const { held, programs } = secrets;
  const seen = programs.flatMap(({ name, environment }) => (environment === null ? [] : [{ name, environment }]));
  const beyond = seen.flatMap(({ name, environment }) =>
    held
      .filter(({ value, for: needed }) => !needed.includes(name) && environment.includes(value))
      .map((one) => `${name}:${one.name}`),
  );
  const logs = await holding(secrets.texts('logs'), held);
  const bundles = await holding(secrets.texts('bundles'), held);
  return {
    ok: programs.length > 0 && held.length > 0 && beyond.length + logs.found + bundles.found === 0,
    figures: {
      secrets: held.length,
      programs: programs.length,
      read: seen.length,
      beyond: beyond.sort().join(' '),
      logs: logs.read,
      inLogs: logs.found,
      bundles: bundles.read,
      inBundles: bundles.found,
    },
  };
};
