import { fileURLToPath } from 'node:url';

/** Words for Node that end a forked program with the bench that forked it, however the bench ended. */
export const EXIT_WITH_PARENT: readonly string[] = [
  '--import',
  fileURLToPath(import.meta.resolve('@candid/ops/src/processes/exit-with-parent.ts')),
];
