/**
 * Aborts at the first wish to stop: Ctrl-C, SIGTERM, a closed terminal, or the end of the bootstrap that started this process.
 * Later signals change nothing: a Ctrl-C arrives twice, from the terminal and forwarded by the bootstrap.
 */
export const stopSignal = (): AbortSignal => {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  process.on('disconnect', () => stopping.abort());
  process.channel?.unref();
  // A terminal that has gone away makes writing to it fail; the shutdown must still go its way.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stopping.abort());
  return stopping.signal;
};
