import { connect, type Socket } from 'node:net';

/** What is heard on a connection, line by line. */
async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of socket) {
    const lines = (rest + String(chunk)).split('\r\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text?: string;
}

/**
 * Hands a mail over by LMTP, as the operator's mail server does.
 * @param place the socket file
 * @returns what was answered to it
 */
export const handOver = async (place: string, { from, to, subject, text = '' }: Mail): Promise<string> => {
  const socket = connect(place);
  const lines = linesOf(socket);
  /** The last line of the next answer. */
  const answer = async (): Promise<string> => {
    for (;;) {
      const { value = '', done } = await lines.next();
      if (done || !/^\d{3}-/.test(value)) return value;
    }
  };
  const letter = [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${subject}`,
    `Message-ID: <${crypto.randomUUID()}@example.org>`,
    '',
    text,
  ].join('\r\n');
  await answer();
  for (const line of ['LHLO mx.example.org', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
    socket.write(`${line}\r\n`);
    const said = await answer();
    if (!/^[23]/.test(said)) return said;
  }
  socket.write(`${letter}\r\n.\r\n`);
  const taken = await answer();
  socket.destroy();
  return taken;
};
