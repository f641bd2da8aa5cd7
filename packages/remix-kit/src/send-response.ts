import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { SESSION_HEADER } from './session-header.ts';

const waitForDrain = async (response: ServerResponse, signal: AbortSignal): Promise<void> => {
  await once(response, 'drain', { signal }).catch(() => undefined);
};

/** Whether an answer says whose it is: kept by a cache, it would give or end that session again later. */
const saysWhose = (from: Response, to: ServerResponse): boolean =>
  from.headers.has('Set-Cookie') || to.hasHeader('Set-Cookie') || to.hasHeader(SESSION_HEADER);

/**
 * Writes a Fetch response to a Node response. It waits for a slow reader instead of buffering for it, and cancels the
 * body's source as soon as the connection is gone. What gives or ends a session is kept by no cache, whatever the route says: the list of
 * routes may be kept for a year, and is asked for with a session like anything else.
 */
export const sendResponse = async (from: Response, to: ServerResponse, signal: AbortSignal): Promise<void> => {
  to.statusCode = from.status;
  const mayBeKept = !saysWhose(from, to);
  for (const [name, value] of from.headers) {
    if (name !== 'set-cookie' && (mayBeKept || name !== 'cache-control')) to.setHeader(name, value);
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
