import type { Logger } from '@candid/telemetry';
import { Router } from 'express';
import { runProbes, type Probe } from './probes.ts';

export interface HealthOptions {
  probes: readonly Probe[];
  logger: Logger;
  /** Aborted once the program is stopping: it is then alive but no longer ready. */
  draining: AbortSignal;
}

/**
 * `/healthz` says that the process answers, `/readyz` that what it needs answers too. Both stand before the Host check:
 * an orchestrator asks by address.
 */
export const createHealthRoutes = ({ probes, logger, draining }: HealthOptions): Router => {
  const router = Router();
  router.get('/healthz', (_request, response) => void response.json({ ok: true }));
  router.get('/readyz', (_request, response, next) => {
    if (draining.aborted) {
      response.status(503).json({ ready: false, probes: [] });
      return;
    }
    runProbes(probes, logger).then((readiness) => void response.status(readiness.ready ? 200 : 503).json(readiness), next);
  });
  return router;
};
