import type { OpsConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { announceBeside } from './announce-beside.ts';
import { checkVersions } from './check-versions.ts';
import type { DataFolder } from './data-folder/data-folder.ts';
import { settleTexts } from './keep-texts.ts';
import { checkPorts } from './ports.ts';
import { announcedIn, type Versions } from './policy-in-force.ts';
import { shownLines, type Program } from './program.ts';
import { open, runPrograms, type Opened, type RunEnd, type Supervised } from './run.ts';
import { layGround, wantedPorts, type Prepared } from './supervise.ts';
import { explain } from './trouble.ts';

export interface SuperviseStudioOptions extends Supervised {
  /** What stands on nothing. */
  readonly studio: (config: OpsConfig, folder: DataFolder) => readonly Program[];
  /** What the operator has beside it, on databases of its own; null where nothing of it is wanted. */
  readonly beside: ((prepared: Prepared) => readonly Program[]) | null;
}

interface Side {
  readonly opened: Opened;
  readonly versions: Versions;
  readonly signal: AbortSignal;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Runs the operator's side once, until `signal` is aborted or what it stands on is gone. */
const runSide = async (options: SuperviseStudioOptions, { opened, versions, signal }: Side): Promise<void> => {
  const { beside } = options;
  if (beside === null) return;
  await using held = new AsyncDisposableStack();
  const config = { ...options.config, ...versions };
  const [, ...ports] = wantedPorts(config);
  await checkPorts(config.host, ports);
  if (signal.aborted) return;
  // Which version counts is settled already: the studio's pages show it.
  const versionsFrom = (): Promise<Versions> => Promise.resolve(versions);
  const { urls, secrets, ...ground } = await layGround({ config, versionsFrom }, opened, held);
  await checkVersions({ config, versions, ownerUrl: urls.owner, say: options.say, clock: systemClock() });
  await announceBeside(config, { ownerUrl: urls.owner, texts: opened.folder.texts });
  if (signal.aborted) return;
  const programs = beside({ config, folder: opened.folder, secrets, urls });
  const onReady = (): void =>
    options.say(
      ['Beside the studio, on databases that it knows nothing of:', ''].concat(shownLines(programs)).concat('').join('\n'),
    );
  const run = {
    ...opened,
    ...ground,
    programs,
    held,
    announced: announcedIn(urls.owner),
    versions: { ...versions, nextPolicy: null },
  };
  await runPrograms({ ...options, signal, onReady }, run);
};

/** Keeps the operator's side running. Whatever befalls it is said and tried again; the studio never hears of it. */
const keepSide = async (options: SuperviseStudioOptions, side: Side): Promise<void> => {
  let said = '';
  for (let wait = FIRST_PAUSE_MS; !side.signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const since = performance.now();
    try {
      await runSide(options, side);
    } catch (error) {
      const why = explain(error);
      if (why !== said && !side.signal.aborted)
        options.say(`Letters and console do not run, and are tried again; the studio goes on without them. ${why}`);
      said = why;
    }
    if (performance.now() - since > LONGEST_PAUSE_MS) wait = FIRST_PAUSE_MS;
    await pause(wait, null, { signal: side.signal }).catch(() => undefined);
  }
};

/**
 * Runs programs that stand on nothing, and beside them what the operator has for letters. The studio comes first and asks for no database
 * and no secret (OD-06); what is beside it may be broken or late, and the studio answers.
 * @throws AppError `config_invalid` with one clear line
 */
export const superviseStudio = async (options: SuperviseStudioOptions): Promise<RunEnd> => {
  const { config, signal } = options;
  await using held = new AsyncDisposableStack();
  const opened = await open(options, held);
  await checkPorts(config.host, wantedPorts(config).slice(0, 1));
  if (signal.aborted) return 'stopped';
  const { folder } = opened;
  const { versions, announced } = await settleTexts(config, { folder: folder.texts, clock: systemClock(), say: options.say });
  const ending = new AbortController();
  let side: Promise<void> | null = null;
  held.defer(async () => {
    ending.abort();
    await side;
  });
  const onReady = (programs: readonly Program[]): void => {
    options.onReady(programs);
    if (options.beside !== null) side = keepSide(options, { opened, versions, signal: AbortSignal.any([signal, ending.signal]) });
  };
  return await runPrograms(
    { ...options, onReady },
    {
      ...opened,
      programs: options.studio({ ...config, ...versions }, folder),
      held,
      closing: new AbortController(),
      lost: null,
      versions,
      announced,
    },
  );
};
