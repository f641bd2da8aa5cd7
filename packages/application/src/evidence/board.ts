import { readonlyDatabase, type Db } from '@candid/db';
import { duration, type Clock } from '@candid/kernel';
import type { Commitment, PolicyDefinition } from '@candid/policy';
import { readAnalyticsSent } from './analytics.ts';
import { readChangeNotices } from './announcements.ts';
import { readDataMap, readPolicyCheck } from './declarations.ts';
import { readGoogleProfile } from './google.ts';
import { readInputsHeld, readPromptsHeld, readResultsHeld, readUploadsHeld } from './held.ts';
import { readTaskFields } from './history.ts';
import { readAccountFields, readPasswordHashes, readSignInGuard } from './passwords.ts';
import { readLettersRelayed } from './letters.ts';
import { readMarketingMail } from './newsletters.ts';
import { readPolicyVersions, readProviderPage } from './publications.ts';
import type { Reading } from './reading.ts';
import { readCategory } from './retention.ts';
import { readSessions } from './sessions.ts';
import { readTrialMarkers } from './trial-markers.ts';
import { readAcceptanceRecords, readAccountRows, readSessionEnds } from './visits.ts';
import { readEgress, readProviderRequest } from './ways-out.ts';

/** What probes ask where the public is answered: the web program's own role, and nothing that it may only write. */
interface BoardSources {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: PolicyDefinition;
}

/**
 * The probes whose answers anyone may see: counts, ages and names of fields, of nobody. What another role has to try, or what takes a
 * process of its own, is read by the operator (`npm run claims -- --evidence`).
 */
const publicProbes = {
  'prompts-held': readPromptsHeld,
  'uploads-held': readUploadsHeld,
  'inputs-held': readInputsHeld,
  'results-held': readResultsHeld,
  'data-map': readDataMap,
  'policy-check': readPolicyCheck,
  'provider-request': readProviderRequest,
  egress: readEgress,
  'analytics-sent': readAnalyticsSent,
  'policy-versions': readPolicyVersions,
  'change-notices': readChangeNotices,
  'marketing-mail': readMarketingMail,
  'provider-page': readProviderPage,
  sessions: readSessions,
  'session-ends': readSessionEnds,
  'account-rows': readAccountRows,
  'account-fields': readAccountFields,
  'acceptance-records': readAcceptanceRecords,
  'letters-relayed': readLettersRelayed,
  'google-profile': readGoogleProfile,
  'password-hashes': readPasswordHashes,
  'sign-in-guard': readSignInGuard,
  'task-fields': readTaskFields,
  'trial-markers': readTrialMarkers,
  'technical-logs': readCategory('technical-log'),
} as const satisfies Readonly<Record<string, (sources: BoardSources) => Reading | Promise<Reading>>>;

type PublicProbe = keyof typeof publicProbes;

const isPublic = (name: string): name is PublicProbe => Object.hasOwn(publicProbes, name);

/** The probe that a commitment's evidence names. */
export const probeNameOf = ({ evidence }: Pick<Commitment, 'evidence'>): string =>
  evidence.slice(evidence.indexOf(' ') + 1, evidence.indexOf(':'));

/** A probe's answer as it was read last; `reading` is null while it cannot be read. */
export interface BoardEntry {
  readonly probe: string;
  readonly reading: Reading | null;
}

export interface EvidenceBoard {
  /** What every public probe of a closed commitment answers, by commitment; not older than `BOARD_AGE`. */
  read(): Promise<{ readonly at: Date; readonly byCommitment: ReadonlyMap<string, BoardEntry> }>;
}

/** How old a shown answer may be: one reading serves all who ask meanwhile. */
export const BOARD_AGE = duration.minutes(1);

export interface BoardOptions extends BoardSources {
  /** Hears that a probe could not be read. */
  readonly onTrouble: (probe: PublicProbe) => void;
}

/** Reads the live figures of the published pages, and keeps them for a minute: pages are free, probes are not. */
export const createEvidenceBoard = ({ db, clock, policy, onTrouble }: BoardOptions): EvidenceBoard => {
  const sources: BoardSources = { db: readonlyDatabase(db) as never, clock, policy };
  const closed = policy.commitments.flatMap((commitment) => {
    const probe = probeNameOf(commitment);
    return !commitment.open && isPublic(probe) ? [{ id: commitment.id, probe }] : [];
  });

  const readOne = async (probe: PublicProbe): Promise<BoardEntry> => {
    try {
      return { probe, reading: await publicProbes[probe](sources) };
    } catch {
      onTrouble(probe);
      return { probe, reading: null };
    }
  };

  const readAll = async () => {
    const at = clock.now();
    const names = [...new Set(closed.map(({ probe }) => probe))];
    const entries = new Map<string, BoardEntry>();
    // One after the other: the page is not worth more than one connection.
    for (const name of names) entries.set(name, await readOne(name));
    const byCommitment = new Map(
      closed.flatMap(({ id, probe }) => {
        const entry = entries.get(probe);
        return entry ? [[id, entry] as const] : [];
      }),
    );
    return { at, byCommitment };
  };

  let last: { readonly until: number; readonly answer: ReturnType<typeof readAll> } | null = null;
  return {
    read: () => {
      const now = clock.now().getTime();
      if (last === null || now >= last.until) last = { until: now + BOARD_AGE, answer: readAll() };
      return last.answer;
    },
  };
};
