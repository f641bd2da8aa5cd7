import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const SHARED_MEMORY = '/dev/shm';
/** What the databases of a run take at once, in bytes, with room to spare. */
const ENOUGH = 4 * 1024 ** 3;

/**
 * Where databases and blobs of tests go: into memory where there is room, else into the temporary folder. A run makes and drops a thousand of them,
 * some hundred files each, and a file system on disk can take longer for each new file the more were deleted lately (ext4 without a
 * journal: most of a processor). Programs may not run from there.
 */
export const quickFolder = async (): Promise<string> => {
  const { bavail, bsize } = await statfs(SHARED_MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize >= ENOUGH ? SHARED_MEMORY : tmpdir();
};
