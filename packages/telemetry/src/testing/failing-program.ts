import { createLogger, guardProcess } from '../index.ts';

const [, , way, words] = process.argv;
guardProcess(createLogger({ program: 'web', level: 'info', clock: { now: () => new Date(0) } }));
const error = Object.assign(new TypeError(words), { code: '23505', detail: words });

const fail: Record<string, () => void> = {
  thrown: () => {
    throw error;
  },
  rejected: () => void Promise.reject(error),
  warned: () => process.emitWarning(words ?? '', { code: 'DEP0001', detail: words ?? '' }),
};
setImmediate(() => fail[way ?? '']?.());
