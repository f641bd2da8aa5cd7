import { rm } from 'node:fs/promises';
import { connect } from 'node:net';

const codeOf = (path: string): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(null);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
  });

/** Removes a socket file that a program which was killed left behind; one that somebody still answers at stays. */
export const removeStaleSocket = async (path: string): Promise<void> => {
  if ((await codeOf(path)) === 'ECONNREFUSED') await rm(path, { force: true });
};
