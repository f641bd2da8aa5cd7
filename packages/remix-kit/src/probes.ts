import type { Logger } from '@candid/telemetry';

/** One thing that must work before this program can serve: it resolves, or throws. */
export interface Probe {
  name: 'database';
  check(signal: AbortSignal): Promise<void>;
}

export interface Readiness {
  ready: boolean;
  probes: { name: string; ok: boolean }[];
}

const PROBE_DEADLINE_MS = 2_000;

/** Runs every probe at once, each under a deadline. A failure is logged; the answer says only which probe failed. */
export const runProbes = async (probes: readonly Probe[], logger: Logger): Promise<Readiness> => {
  const results = await Promise.all(
    probes.map(async ({ name, check }) => {
      const deadline = AbortSignal.timeout(PROBE_DEADLINE_MS);
      const expired = new Promise<never>((_, reject) =>
        deadline.addEventListener('abort', () => reject(deadline.reason as Error), { once: true }),
      );
      try {
        await Promise.race([check(deadline), expired]);
        return { name, ok: true };
      } catch (error) {
        logger.warn('probe.failed', { name }, error);
        return { name, ok: false };
      }
    }),
  );
  return { ready: results.every(({ ok }) => ok), probes: results };
};
