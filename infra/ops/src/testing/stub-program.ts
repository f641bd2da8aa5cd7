import { createServer } from 'node:http';

/** Answers with its environment; ends politely. */
const server = createServer((_, response) => response.end(JSON.stringify(process.env)));
server.listen(Number(process.env.STUB_PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
