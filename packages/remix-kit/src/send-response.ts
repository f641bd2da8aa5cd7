import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

const waitForDrain = async (response: ServerResponse, signal: AbortSignal): Promise<void> => {
  await once(response, 'drain', { signal }).catch(() => undefined);
};

/**
 * Writes a Fetch response to a Node response. It waits for a slow reader instead of buffering for it, and cancels the
 * body's source as soon as the connection is gone.
 */
export const sendResponse = async (from: Response, to: ServerResponse, signal: AbortSignal): Promise<void> => {
  to.statusCode = from.status;
  for (const [name, value] of from.headers) {
    if (name !== 'set-cookie') to.setHeader(name, value);
  }
  for (const cookie of from.headers.getSetCookie()) to.appendHeader('Set-Cookie', cookie);
  if (from.body === null) {
    to.end();
    return;
  }
  const reader = from.body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  let read = false;
  try {
    to.flushHeaders();
    while (!signal.aborted) {
      const { done, value } = await reader.read();
      if (done) {
        read = true;
        break;
      }
      if (!to.write(value)) await waitForDrain(to, signal);
    }
    to.end();
  } finally {
    signal.removeEventListener('abort', cancel);
    // The connection may have gone before anyone listened for that.
    if (!read) cancel();
  }
};
