import type { Commitment, Evidence, PolicyDefinition, PolicyParameters } from './definition.ts';

/** Freezes a value and everything reachable from it. */
const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
};

/** A policy in two halves: the values, and the sentences made from them. */
export type PolicySource<P extends PolicyParameters> = {
  readonly parameters: P;
  readonly commitments: (parameters: P) => readonly Commitment[];
  /** The same sentences in another language, by language and id; made from the same values. */
  readonly translations?: Readonly<Record<string, (parameters: P) => Readonly<Record<string, string>>>>;
};

/**
 * Makes a policy of its parameters and the sentences derived from them. The result is frozen to its leaves, and copied first: what was
 * passed in stays the caller's own.
 */
export const definePolicy = <P extends PolicyParameters>(source: PolicySource<P>): PolicyDefinition => {
  const parameters = structuredClone(source.parameters);
  const translated = Object.entries(source.translations ?? {}).map(([language, write]) => [language, write(parameters)] as const);
  const commitments = source.commitments(parameters).map((one) => ({
    ...one,
    translations: Object.fromEntries([
      ...Object.entries(one.translations),
      ...translated.flatMap(([language, sentences]) => (sentences[one.id] === undefined ? [] : [[language, sentences[one.id]]])),
    ]) as Commitment['translations'],
  }));
  return deepFreeze({ ...parameters, commitments: structuredClone(commitments) });
};

/** What a commitment says of its own state: either what it waits for, or what holds it. */
type Standing = { readonly waitsFor: string } | { readonly enforcedBy: readonly string[]; readonly tests: readonly string[] };

/** A commitment as the policy files write it. */
export type CommitmentText = {
  readonly id: string;
  readonly promise: string;
  readonly parameters?: readonly string[];
  readonly evidence: Evidence;
} & Standing;

/** Completes a written commitment: waiting for something makes it open. */
export const commitment = (text: CommitmentText): Commitment => {
  const { id, promise, evidence, parameters = [] } = text;
  return 'waitsFor' in text
    ? { id, promise, translations: {}, parameters, evidence, enforcedBy: [], tests: [], open: true, why: text.waitsFor }
    : {
        id,
        promise,
        translations: {},
        parameters,
        evidence,
        enforcedBy: text.enforcedBy,
        tests: text.tests,
        open: false,
        why: null,
      };
};
