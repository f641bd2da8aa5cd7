/**
 * Loaded before a program that the supervisor starts (`node --import`): when the supervisor is gone, however it died, the program is
 * asked to stop, and after a while made to. The channel closes with the process at its other end, so even kill -9 is noticed.
 */
const GRACE_MS = 10_000;

process.on('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening must not keep a program alive that has nothing else to do.
process.channel?.unref();
