/** What was found: the rule holds, is broken, or cannot be judged because something is not configured. */
export type Verdict = 'compliant' | 'violation' | 'gap';

export const RULES = [
  'transfer',
  'purpose-basis',
  'declared-category',
  'declared-cookie',
  'consent-kept',
  'forbidden-category',
  'retention-present',
  'log-fields',
  'retention-within-promise',
  'recipient-present',
  'letters-go',
  'age-limit',
  'changes-told',
  'unique',
  'commitment-standing',
  'promise-parameter',
] as const;
export type Rule = (typeof RULES)[number];

/** One judgement: `at` is the path in the definition, `says` names the field and what to do. */
export type Finding = { readonly verdict: Verdict; readonly rule: Rule; readonly at: string; readonly says: string };

/** A judgement from the fault, if any: null is compliance. */
export const judge = (rule: Rule, at: string, fault: string | null, verdict: 'violation' | 'gap' = 'violation'): Finding =>
  fault === null ? { verdict: 'compliant', rule, at, says: 'holds' } : { verdict, rule, at, says: fault };
