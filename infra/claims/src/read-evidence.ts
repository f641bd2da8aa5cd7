import {
  probes,
  type CopySources,
  type KeyOwners,
  type Reading,
  type SecretSources,
  type Site,
} from '@candid/application/evidence';
import { readonlyDatabase, type Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { probeOf } from './faults.ts';

/** What the probes ask: the main database as each program's role, the time, and the policy in force. */
export interface EvidenceSources {
  readonly web: Db;
  readonly worker: Db;
  readonly console: Db;
  /** Under whose keys things lie, as the keyring says. */
  readonly keys: KeyOwners;
  /** The running program, as a stranger sees it; null where nobody answers. */
  readonly site: Site | null;
  /** The installation's disks, as somebody with a copy of them sees them. */
  readonly copy: CopySources;
  readonly secrets: SecretSources;
  readonly clock: Clock;
  readonly policy: PolicyDefinition;
  /** The prepared version; null where none is. */
  readonly next: PolicyDefinition | null;
  /** The day somebody last went through it, YYYY-MM-DD. */
  readonly reviewedOn: string | null;
}

/** One probe's answer and the commitments that rest on it. */
export interface Evidence {
  readonly probe: string;
  readonly claims: readonly string[];
  readonly reading: Reading;
}

const isProbe = (name: string): name is keyof typeof probes => Object.hasOwn(probes, name);

/** What can only be asked of a program that runs. */
const ASKS_SITE = new Set<string>([
  'transport',
  'cookie-walk',
  'cookies-blocked',
  'storage-walk',
  'foreign-origins',
  'cache-headers',
  'announcements',
]);
/** Whose rights a probe needs, where these are not the web program's. */
const ASKED_AS: Readonly<Record<string, 'worker' | 'console'>> = {
  'console-privileges': 'console',
  'update-letters': 'worker',
  announcements: 'worker',
};
const UNANSWERED: Reading = { ok: false, figures: { site: null } };

/** Asks, once each, the probes of every closed commitment of the policy. */
export const readEvidence = async (sources: EvidenceSources): Promise<readonly Evidence[]> => {
  const closed = sources.policy.commitments.filter(({ open }) => !open);
  const readonly = (db: Db): Db => readonlyDatabase(db) as never;
  const roles = { web: readonly(sources.web), worker: readonly(sources.worker), console: readonly(sources.console) };
  const answers: Evidence[] = [];
  for (const [probe, commitments] of Map.groupBy(closed, probeOf)) {
    if (!isProbe(probe)) continue;
    const db = roles[ASKED_AS[probe] ?? 'web'];
    const { site } = sources;
    const isUnanswered = site === null && ASKS_SITE.has(probe);
    const reading = isUnanswered ? UNANSWERED : await probes[probe]({ ...sources, site: site as Site, roles, db: db as never });
    answers.push({ probe, claims: commitments.map(({ id }) => id), reading });
  }
  return answers;
};

/** The answers as lines: what is red begins with RED. */
export const evidenceLines = (answers: readonly Evidence[]): string =>
  answers
    .map(({ probe, claims, reading }) => {
      const figures = Object.entries(reading.figures).map(
        ([name, value]) => `${name}: ${value === '' ? 'none' : (value ?? 'nothing')}`,
      );
      return `${reading.ok ? 'ok ' : 'RED'}  ${claims.join(' ')}  ${probe}\n     ${figures.join(', ')}\n`;
    })
    .join('');
