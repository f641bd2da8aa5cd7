/** A bench in miniature: entrusts a folder and a process to the guardian, says so, and goes on until it is killed. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGuard } from './guard.ts';

const guard = openGuard();
const folder = mkdtempSync(join(tmpdir(), 'candid-guard-'));
guard.folder(folder);
// Of the kind that would stay: in a group of its own, and deaf to the end of this process.
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)'], { detached: true, stdio: 'ignore' });
guard.process(child.pid, 'SIGTERM');
child.once('spawn', () => process.send?.({ folder, pid: child.pid }));
