import { AppError, duration, newId } from '@candid/kernel';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kindOfRecipient } from '../domain/recipients.ts';
import { startLmtp, type Delivery } from '../inbound/lmtp-server.ts';
import { sealedAs } from '../store/seal-letter.ts';
import { createSupportFixture, type SupportFixture } from '../support.fixture.ts';
import { keepLetter } from './keep-letter.ts';
import { takeMail, type UpdatesMail } from './take-mail.ts';

const CANARY = 'zebrafish-4711';

let fixture: SupportFixture;
beforeEach(async () => void (fixture = await createSupportFixture()));
afterEach(() => fixture.close());

const lines = (...all: string[]): Buffer => Buffer.from(all.join('\r\n'), 'latin1');
const plain = (...headers: string[]): Buffer =>
  lines('From: Ada <ada@example.org>', 'Message-ID: <1@example.org>', 'Subject: S', ...headers, '', `words ${CANARY}`);
const mail = (raw: Buffer, change: Partial<Delivery> = {}): Delivery => ({
  raw,
  envelopeFrom: 'ada@example.org',
  kind: 'privacy',
  ...change,
});
const letters = () => fixture.admin.kysely.selectFrom('correspondence').selectAll().orderBy('received_at').execute();
const deliveries = () => fixture.admin.kysely.selectFrom('mail_delivery').selectAll().execute();
const enclosures = () => fixture.admin.kysely.selectFrom('correspondence_attachment').selectAll().orderBy('byte_size').execute();
const openLetter = async (at = 0) => {
  const letter = (await letters())[at];
  if (!letter) throw new Error('there is no such letter');
  const text = await fixture.vault.openField({
    keyId: letter.letter_key_id,
    context: sealedAs.letter(letter.id),
    sealed: letter.letter_sealed,
  });
  return JSON.parse(text) as Record<string, string>;
};

test('OD-18: a mail becomes a letter of the kind that its address names, and its sender is believed nothing', async () => {
  const account = await fixture.account();
  const index = await fixture.vault.blindIndex({ index: 'account.email', value: 'ada@example.org' });
  const at = fixture.clock.now();
  expect(await takeMail(fixture.worker, mail(plain('Content-Language: de-AT')))).toBe('taken');
  const [letter] = await letters();
  expect(letter).toMatchObject({ kind: 'privacy', channel: 'mail', language: 'de', sender_index: index });
  expect(letter?.due_at).toEqual(new Date(at.getTime() + duration.hours(48)));
  expect(letter?.subject_id).not.toBe(account);
  expect(await openLetter()).toEqual({ subject: 'S', text: `words ${CANARY}`, from: 'Ada <ada@example.org>', replyTo: '' });
  expect(await deliveries()).toMatchObject([{ template: 'letter-received', subject_id: letter?.subject_id }]);
});

test('what comes twice is one letter, also at the same moment; to another address it is another', async () => {
  await Promise.all([1, 2, 3].map(() => takeMail(fixture.worker, mail(plain()))));
  expect(await takeMail(fixture.worker, mail(Buffer.concat([Buffer.from('Received: by mx2\r\n'), plain()])))).toBe('taken');
  expect(await letters()).toHaveLength(1);
  expect(await deliveries()).toHaveLength(1);
  await takeMail(fixture.worker, mail(plain(), { kind: 'general' }));
  await takeMail(fixture.worker, mail(Buffer.concat([plain(), Buffer.from('!')])));
  expect(await letters()).toHaveLength(3);
});

test('OD-24: a word on updates is handed on with who claims to send it, and nothing of the mail is kept', async () => {
  const heard: UpdatesMail[] = [];
  const yes = `yes-${'abcdefgh'.repeat(4)}` as const;
  const ctx = { ...fixture.worker, updates: (said: UpdatesMail) => Promise.resolve(void heard.push(said)) };
  expect(await takeMail(ctx, mail(plain('Content-Language: de'), { kind: 'updates' }))).toBe('taken');
  expect(await takeMail(ctx, mail(plain('Auto-Submitted: auto-replied'), { kind: yes, envelopeFrom: '' }))).toBe('taken');
  expect(heard).toEqual([
    { word: 'updates', from: 'ada@example.org', language: 'de', isAutomatic: false },
    { word: yes, from: null, language: 'en', isAutomatic: true },
  ]);
  const full = { ...ctx, updates: () => Promise.reject(new AppError('hour_full')) };
  expect(await takeMail(full, mail(plain(), { kind: 'updates' }))).toBe('later');
  expect([await letters(), await deliveries(), await fixture.files()]).toEqual([[], [], []]);
});

test.each(['letter-read', 'letter-committed'] as const)(
  'a worker that dies at %s leaves one letter once the mail came again',
  async (point) => {
    const reached: string[] = [];
    let isFirst = true;
    const server = await startLmtp({
      place: { host: '127.0.0.1', port: 0 },
      name: 'images.example.org',
      messageBytes: 100_000,
      kindOf: (recipient) => kindOfRecipient(recipient, { support: fixture.web.rules.address, sender: null }),
      onTrouble: () => undefined,
      take: (delivery) =>
        takeMail(
          {
            ...fixture.worker,
            reach: (now) => {
              reached.push(now);
              if (now !== point || !isFirst) return;
              isFirst = false;
              throw new Error('died here');
            },
          },
          delivery,
        ),
    });
    const send = async (): Promise<string> => {
      const socket = connect(server.port, '127.0.0.1');
      const heard: string[] = [];
      socket.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
      await once(socket, 'data');
      const body = plain().toString('latin1');
      socket.write(`LHLO mx\r\nMAIL FROM:<ada@example.org>\r\nRCPT TO:<${fixture.web.rules.address}>\r\nDATA\r\n`);
      while (!heard.join('').includes('354')) await once(socket, 'data');
      socket.write(`${body}\r\n.\r\nQUIT\r\n`);
      await once(socket, 'end');
      return heard.join('').split('354')[1] ?? '';
    };
    expect(await send()).toMatch(/\r\n451 /);
    expect(await letters()).toHaveLength(point === 'letter-committed' ? 1 : 0);
    expect(await send()).toMatch(/\r\n250 /);
    await server.close();
    expect(reached).toContain(point);
    expect(await letters()).toHaveLength(1);
    expect(await deliveries()).toHaveLength(1);
  },
);

test.each([
  ['a machine without a name', plain(), ''],
  ['an automatic reply', plain('Auto-Submitted: auto-replied'), 'ada@example.org'],
  ['a mailing list', plain('List-Id: <cats.example.org>'), 'ada@example.org'],
  ['our own letter, come round', plain('Message-ID: <2@images.example.org>').subarray(0), 'post@images.example.org'],
  ['a sender that is no address', plain(), 'ada lovelace'],
])('%s is kept and not thanked', async (_, raw, envelopeFrom) => {
  expect(await takeMail(fixture.worker, mail(raw, { envelopeFrom }))).toBe('taken');
  expect(await letters()).toHaveLength(1);
  expect(await deliveries()).toEqual([]);
});

test('files are drawn anew where they are pictures, and kept closed where they are not, whatever they say they are', async () => {
  const part = (type: string, name: string, bytes: Buffer): string[] => [
    '--b',
    `Content-Type: ${type}; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    bytes.toString('base64'),
  ];
  const raw = lines(
    'From: ada@example.org',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...part('text/html', 'page.html', Buffer.from(`<script>${CANARY}</script>`)),
    ...part('application/pdf', 'screen.pdf', Buffer.from([0x89, 1, 2, 3])),
    ...part('image/png', 'bomb.png', Buffer.from('PK\x03\x04 a bomb, never opened')),
    '--b--',
  );
  expect(await takeMail(fixture.worker, mail(raw))).toBe('taken');
  const kept = await enclosures();
  expect(kept.map(({ form }) => form).toSorted()).toEqual(['opaque', 'opaque', 'picture']);
  const contents = await Promise.all(
    kept.map(async ({ id, blob_id: blobId, key_id: keyId }) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await fixture.vault.openBlob({ blobId, keyId, context: sealedAs.file(id) })) chunks.push(chunk);
      return Buffer.concat(chunks).toString('latin1');
    }),
  );
  expect(contents.toSorted()).toEqual([`<script>${CANARY}</script>`, 'PK\x03\x04 a bomb, never opened', 'drawn anew'].toSorted());
});

test('what cannot be taken apart is kept as it came', async () => {
  const deep = Array.from({ length: 40 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join('');
  expect(await takeMail(fixture.worker, mail(Buffer.from(deep)))).toBe('taken');
  expect(await openLetter()).toMatchObject({ text: '' });
  expect(await enclosures()).toMatchObject([{ form: 'opaque', byte_size: deep.length }]);
});

test('too many words or files never fit; too many letters may come later', async () => {
  const { words, attachments, perAddress } = fixture.worker.rules.limits;
  expect(await takeMail(fixture.worker, mail(lines('Subject: a', '', 'x'.repeat(1_000_000))))).toBe('too-much');
  expect(await takeMail(fixture.worker, mail(lines('Subject: a', '', 'x'.repeat(words))))).toBe('taken');
  const parts = Array.from({ length: attachments + 1 }, () => '--b\r\nContent-Type: application/x-a\r\n\r\nx\r\n').join('');
  const many = Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--`);
  expect(await takeMail(fixture.worker, mail(many))).toBe('too-much');
  for (let index = 1; index < perAddress; index += 1)
    expect(await takeMail(fixture.worker, mail(lines(`Message-ID: <${index}@x>`, '', 'a')))).toBe('taken');
  expect(await takeMail(fixture.worker, mail(lines('Message-ID: <last@x>', '', 'a')))).toBe('later');
});

const bounceOf = (letterId: string, address: string): Buffer =>
  lines(
    'From: MAILER-DAEMON@mx.example.org',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    'Status: 5.1.1',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${letterId}@images.example.org>`,
    '--b--',
  );

test('news of a bounce is passed on as a hash, of letters that we sent and the address they went to only', async () => {
  const news = (raw: Buffer, envelopeFrom = '') => takeMail(fixture.worker, mail(raw, { envelopeFrom, kind: 'bounce' }));
  await takeMail(fixture.worker, mail(plain()));
  const id = (await deliveries())[0]?.id ?? newId<'letter'>();
  expect(await news(bounceOf(newId<'letter'>(), 'ada@example.org'))).toBe('taken');
  expect(await news(bounceOf(id, 'victim@example.org'))).toBe('taken');
  expect(await news(bounceOf('not-a-letter', 'ada@example.org'))).toBe('taken');
  expect(fixture.bounced).toEqual([]);
  await news(bounceOf(id, 'ADA@example.org'));
  expect(fixture.bounced).toEqual([await fixture.vault.blindIndex({ index: 'account.email', value: 'ada@example.org' })]);
  expect(await letters()).toHaveLength(1);
});

test('HI-09: of a newsletter it is the address that reads it', async () => {
  const { admin, clock, vault } = fixture;
  const [id, reader, at] = [newId<'letter'>(), newId<'subject'>(), clock.now()];
  const index = await vault.blindIndex({ index: 'account.email', value: 'ben@example.org' });
  const subject = { id: reader, kind: 'contact', state: 'open', created_at: at, last_seen_at: at } as const;
  await admin.kysely.insertInto('subject').values(subject).execute();
  await admin.pool.query(
    `INSERT INTO newsletter_reader (id, subject_id, address_index, address_key_id, address_sealed, language, asked_at, confirmed_at)
     VALUES (gen_random_uuid(), $1, $2, gen_random_uuid(), '', 'en', $3, $3)`,
    [reader, index, at],
  );
  await admin.pool.query(
    `INSERT INTO mail_delivery (id, subject_id, template, cause_id, state, attempts, created_at, expires_at)
     VALUES ($1, $2, 'newsletter', $1, 'sent', 1, $3, $3)`,
    [id, reader, at],
  );
  const news = (address: string) => takeMail(fixture.worker, mail(bounceOf(id, address), { envelopeFrom: '', kind: 'bounce' }));
  await news('victim@example.org');
  expect(fixture.bounced).toEqual([]);
  await news('ben@example.org');
  expect(fixture.bounced).toEqual([index]);
});

test('somebody who sends such a report as a letter has sent a letter', async () => {
  await takeMail(fixture.worker, mail(bounceOf(newId<'letter'>(), 'ada@example.org'), { envelopeFrom: 'eve@example.org' }));
  expect(await letters()).toHaveLength(1);
  expect(fixture.bounced).toEqual([]);
});

test('words, names and addresses lie open nowhere: not in a row, and not in a job', async () => {
  const raw = lines(
    `From: ${CANARY} <ada-${CANARY}@example.org>`,
    `Subject: ${CANARY}`,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    CANARY,
    '--b',
    `Content-Disposition: attachment; filename="${CANARY}.txt"`,
    '',
    CANARY,
    '--b--',
  );
  await takeMail(fixture.worker, mail(raw, { envelopeFrom: `ada-${CANARY}@example.org` }));
  await keepLetter(fixture.web, {
    kind: 'general',
    channel: 'form',
    language: 'en',
    writer: { address: `bob-${CANARY}@example.org` },
    words: { subject: '', text: CANARY },
    enclose: () => Promise.resolve([]),
    messageIndex: null,
    acknowledge: true,
  });
  expect(await letters()).toHaveLength(2);
  const { rows: tables } = await fixture.admin.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
  );
  expect(tables.length).toBeGreaterThan(15);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await fixture.admin.pool.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
    const forms = [CANARY, Buffer.from(CANARY).toString('hex'), Buffer.from(CANARY).toString('base64')];
    if (rows.some(({ line }) => forms.some((form) => line.includes(form)))) found.push(name);
  }
  expect(found).toEqual([]);
});
