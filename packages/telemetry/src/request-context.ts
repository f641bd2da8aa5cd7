import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** What is known about the running request in every function it calls. */
export interface RequestFacts {
  /** Random per request: it ties lines of one request together and says nothing about who asked. */
  requestId: string;
}

export interface RequestContext {
  /** Runs `work`, and everything it awaits, under a fresh request id. */
  run<T>(work: () => T): T;
  current(): RequestFacts | undefined;
}

/** One per program, created where the program is composed. */
export const createRequestContext = (): RequestContext => {
  const storage = new AsyncLocalStorage<RequestFacts>();
  return {
    run: (work) => storage.run({ requestId: randomBytes(6).toString('base64url') }, work),
    current: () => storage.getStore(),
  };
};
